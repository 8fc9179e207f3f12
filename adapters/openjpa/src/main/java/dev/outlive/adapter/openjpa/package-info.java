/** The adapter for OpenJPA. */
package dev.outlive.adapter.openjpa;
