package dev.outlive.ledger;

import dev.outlive.adapter.Orm;
import dev.outlive.report.Frame;
import dev.outlive.report.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Open leases to be read: how old, of whom, what is bound to them, what the holder does now. */
final class LeaseTexts {
  private final ApplicationFrames application;

  LeaseTexts(ApplicationFrames application) {
    this.application = application;
  }

  String describe(Lease lease) {
    StringBuilder text = new StringBuilder();
    long age = System.currentTimeMillis() - lease.opened.at;
    text.append(lease.ofSession ? "session " : "connection ").append(lease.id());
    String source = lease.source.name();
    if (source != null) {
      text.append(" of ").append(source);
    }
    text.append(", open for ").append(age).append(" ms, opened by thread ");
    text.append(lease.opened.by.name());
    String scope = Visit.name(lease.opened.scope);
    if (scope != null) {
      text.append(" in ").append(scope);
    }
    frames(text, application.text(lease.opened.frames()));
    holder(text, lease.holder().get());
    if (lease.lastSql != null) {
      text.append("\n  last SQL: ").append(Sql.masked(lease.lastSql));
    }
    Extras extras = lease.extras;
    bound(text, extras == null ? null : extras.entities);
    return text.toString();
  }

  private void holder(StringBuilder text, Thread holder) {
    if (holder == null || !holder.isAlive()) {
      text.append("\n  its thread is gone");
    } else {
      text.append("\n  thread ").append(holder.getName()).append(" is now");
      frames(text, application.text(holder.getStackTrace()));
    }
  }

  private static void frames(StringBuilder text, List<Frame> frames) {
    for (Frame frame : frames) {
      text.append("\n    at ").append(frame);
    }
  }

  private static void bound(StringBuilder text, Session session) {
    if (session == null) {
      return;
    }
    Orm orm = session.orm();
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, TreeSet<String>> lazy = new TreeMap<>();
    for (Object entity : session.entities()) {
      String type = orm.type(entity);
      counts.merge(type, 1, Integer::sum);
      lazy.computeIfAbsent(type, t -> new TreeSet<>()).addAll(orm.unloaded(entity));
    }
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (type, count) -> {
          TreeSet<String> names = lazy.get(type);
          lines.add(
              type + " " + count + (names.isEmpty() ? "" : ", lazy: " + String.join(", ", names)));
        });
    lines.forEach(line -> text.append("\n  bound: ").append(line));
  }
}
