package dev.outlive.agent;

import java.io.IOException;

/** The agent as JMX clients see it, under {@value #NAME}. Needs no class of ours at the client. */
public interface AgentMBean {
  /** The object name. */
  String NAME = "dev.outlive:type=Agent";

  /** The type of the notification that each new fingerprint sends. */
  String NEW_VIOLATION = "dev.outlive.violation";

  boolean isAutoFix();

  void setAutoFix(boolean on);

  /** All occurrences, written or only counted. */
  long getViolations();

  long getOpenLeases();

  /** How many stacks were not captured to stay within the budget. */
  long getSampledAway();

  /** How many records could not be written, and open statements and result sets not watched. */
  long getDropped();

  /** How many classes could not be woven. */
  long getWeavingFailures();

  /** The last few hundred different violations as JSON records. */
  String[] violations();

  /** What is open now, one text a lease. */
  String[] openLeases();

  /**
   * Writes an HTML page of the violations.
   *
   * @throws IOException if it cannot be written
   */
  void writeReport(String path) throws IOException;

  /** Turns every hook into a no-op. */
  void stop();

  /** Forgets all violations and counts. */
  void reset();
}
