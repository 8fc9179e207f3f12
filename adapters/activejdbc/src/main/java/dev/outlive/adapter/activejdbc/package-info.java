/** The adapter for ActiveJDBC. */
package dev.outlive.adapter.activejdbc;
