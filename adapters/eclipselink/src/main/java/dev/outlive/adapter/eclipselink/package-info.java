/** The adapter for EclipseLink. */
package dev.outlive.adapter.eclipselink;
