/**
 * What is reported and where it goes: the violation, its fingerprint, the one writer, the sinks.
 *
 * <p>This package knows violations only: neither hooks nor rules, and no class outside {@code
 * java.base} but the log and JSON libraries that the agent carries.
 */
package dev.outlive.report;
