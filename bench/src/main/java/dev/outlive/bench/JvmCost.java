package dev.outlive.bench;

/**
 * What a whole JVM took.
 *
 * @param wall milliseconds by the clock
 * @param cpu milliseconds of CPU time, of all its threads
 * @param memory megabytes at its peak
 */
record JvmCost(double wall, double cpu, double memory) {}
