/** The adapter for DataNucleus. */
package dev.outlive.adapter.datanucleus;
