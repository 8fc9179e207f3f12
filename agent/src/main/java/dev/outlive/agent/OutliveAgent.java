package dev.outlive.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;

/**
 * The door: opens the agent's own loader and steps in. It must not mention any class of the agent:
 * what it mentions would be loaded here, beside the application, before the hooks exist, and every
 * hook would then die of a {@code LinkageError}. It keeps no state, and nothing leaves it.
 */
public final class OutliveAgent {
  private OutliveAgent() {}

  /** Called by the JVM before {@code main}. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    open(arguments, instrumentation);
  }

  /** Called by the JVM when the agent is attached to a process that runs. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    open(arguments, instrumentation);
  }

  private static void open(String arguments, Instrumentation instrumentation) {
    try {
      AgentLoader.ofOwnJar()
          .loadClass("dev.outlive.agent.Agent")
          .getMethod("start", String.class, Instrumentation.class)
          .invoke(null, arguments, instrumentation);
    } catch (Throwable t) {
      Throwable cause = t.getCause() == null ? t : t.getCause();
      say("outlive: not started, the application runs without it: " + cause);
    }
  }

  private static void say(String line) {
    // Not closed: it is the process's. Not System.err: that may be the application's by now.
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    try {
      err.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException e) {
      // Standard error is closed: nobody is there to be told.
      return;
    }
  }
}
