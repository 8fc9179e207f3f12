/** The adapter for the ORM in {@code dev.outlive.orm}. */
package dev.outlive.adapter.outliveorm;
