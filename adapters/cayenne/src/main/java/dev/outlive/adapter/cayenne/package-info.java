/** The adapter for Cayenne. */
package dev.outlive.adapter.cayenne;
