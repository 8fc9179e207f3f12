package dev.outlive.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the reporter asks of the settings. */
public interface LogSettings {

  /** How records are written. */
  enum Format {
    /** Blocks made to be read. */
    TEXT,
    /** One record a line. */
    JSON
  }

  /** Whose log records are written to. */
  enum Target {
    /** A file of ours or standard error. */
    OWN,
    /** The host's own SLF4J. */
    APPLICATION
  }

  /** The file that records go to; empty for standard error. */
  Optional<Path> logFile();

  /** How records are written. */
  Format logFormat();

  /** Whose log they are written to. */
  Target logTarget();

  /** Class, method or package patterns; a violation that a matching frame is in is dropped. */
  List<String> ignore();

  /** The file of accepted fingerprints. */
  Optional<Path> suppressions();
}
