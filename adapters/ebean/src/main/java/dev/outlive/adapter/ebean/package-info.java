/** The adapter for Ebean. */
package dev.outlive.adapter.ebean;
