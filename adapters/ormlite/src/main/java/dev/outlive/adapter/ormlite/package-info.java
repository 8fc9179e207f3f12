/** The adapter for ORMLite. */
package dev.outlive.adapter.ormlite;
