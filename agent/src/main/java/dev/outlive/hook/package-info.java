/**
 * What woven code touches. The build renames these classes to {@code java.lang.$Outlive…} and the
 * agent defines them there, so that every class loader sees them. They may therefore mention types
 * of {@code java.base} only: a class here that names a {@code java.sql} type aborts the JVM.
 */
package dev.outlive.hook;
