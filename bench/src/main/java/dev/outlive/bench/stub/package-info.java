/** A JDBC driver that costs nearly nothing: written by hand, no reflection, few objects. */
package dev.outlive.bench.stub;
