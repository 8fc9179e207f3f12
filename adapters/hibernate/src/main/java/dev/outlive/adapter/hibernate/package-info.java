/** The adapters for Hibernate. */
package dev.outlive.adapter.hibernate;
