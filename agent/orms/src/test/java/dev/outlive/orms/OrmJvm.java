package dev.outlive.orms;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that runs the program of a line, with the packaged agent or without. */
final class OrmJvm {
  private final Line line;
  private final String name;
  private final Program program;
  private final List<String> names;
  private final List<String> properties = new ArrayList<>();
  private boolean withAgent;

  private OrmJvm(Line line, String name, Program program, List<String> names) {
    this.line = line;
    this.name = name;
    this.program = program;
    this.names = names;
  }

  /** Runs the cases of these names, or all. */
  static OrmJvm running(Line line, String... names) {
    return new OrmJvm(line, line.toString(), Program.of(line), List.of(names));
  }

  /** Runs groups of what auto-fix is tried with. */
  static OrmJvm fixing(Line line, String... groups) {
    Program program = Program.ofFixes(line);
    return new OrmJvm(line, line + "-" + String.join("-", groups), program, List.of(groups));
  }

  OrmJvm withAgent() {
    withAgent = true;
    return this;
  }

  OrmJvm set(String property, Object value) {
    properties.add("-D" + property + "=" + value);
    return this;
  }

  OrmRun run() {
    ChildJvm.Said said = said();
    return OrmRun.read(line, said.lines(), said.log());
  }

  ChildJvm.Said said() {
    ChildJvm child = new ChildJvm(name + (withAgent ? "-watched" : ""));
    for (Path other : line.variant().weaving().agents(line.library())) {
      child.withAgent(other);
    }
    if (withAgent) {
      child.withAgent();
      if (!line.library().known()) {
        child.withoutAdapter();
      }
    }
    List<String> command = new ArrayList<>(properties);
    command.add("-cp");
    command.add(Sources.joined(program.classPath()));
    command.add(program.main());
    command.addAll(names);
    return child.run(command);
  }
}
