/** Real ORMs, each version in a JVM of its own, with the packaged agent or without. */
package dev.outlive.orms;
