package dev.outlive.agent;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Daemon threads that take nothing over from the thread that happens to start them: no context
 * class loader, no inheritable thread-locals, no access control context, each of which would keep
 * the host's class loaders alive.
 */
final class Background {
  private Background() {}

  static void start(String name, Runnable work) {
    thread(name, work).start();
  }

  @SuppressWarnings("removal") // On 17 a thread still inherits the caller's protection domains.
  static Thread thread(String name, Runnable work) {
    return AccessController.doPrivileged(
        (PrivilegedAction<Thread>)
            () -> {
              ThreadGroup root = Thread.currentThread().getThreadGroup();
              while (root.getParent() != null) {
                root = root.getParent();
              }
              Thread thread = new Thread(root, work, name, 0, false);
              thread.setDaemon(true);
              thread.setContextClassLoader(Background.class.getClassLoader());
              return thread;
            });
  }
}
