/** What is measured: one class a workload, over pools and databases. */
package dev.outlive.bench.workload;
