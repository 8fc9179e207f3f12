package dev.outlive.orms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the agent is to say of a case that reads too late.
 *
 * @param orm whose case it is
 * @param name of the case
 * @param outcome what the reader got
 * @param exception the type of what was thrown; empty where nothing was
 */
record LateRead(Orm orm, String name, String outcome, String exception) {
  private static final Pattern GOT =
      Pattern.compile(
          "got=(?:(?<exception>[\\w.]+(?:Exception|Error)): )?.* connections=\\+(?<taken>\\d+)/.*");

  LateRead(String name, String outcome, String exception) {
    this(Orm.HIBERNATE, name, outcome, exception);
  }

  /** Ways on which a session ends or lets go of the owner; on others nothing is too late. */
  private static final Set<String> ENDING =
      Set.of(
          "close",
          "query-then-close",
          "close-in-transaction",
          "commit-then-close",
          "close-in-transaction-then-commit",
          "clear",
          "detach",
          "rollback",
          "serialized",
          "factory-closed",
          "close-then-factory-closed",
          "reference-then-close",
          "handed-out-after-close",
          "hashed-after-close",
          "unproxied-after-close",
          "stateless-open",
          "stateless-then-close");

  /** A proxy of a to-one stays in the session when its owner leaves it. */
  private static final Set<String> STILL_BOUND = Set.of("detach/customer");

  /** What stands for it where classes are enhanced does so even when all leave. */
  private static final Set<String> STILL_BOUND_IF_ENHANCED =
      Set.of("detach/customer", "clear/customer", "rollback/customer", "stateless-open/customer");

  /**
   * What is to be reported of a case of Hibernate's, given what it says without the agent: whatever
   * throws, and whatever takes a connection after the end. What takes none was loaded before, or is
   * a copy that has lost what would load: nothing of Hibernate's runs in it that could be watched.
   */
  static Optional<LateRead> of(Line line, String name, String said) {
    Matcher got = GOT.matcher(said);
    if (!got.matches()) {
      throw new AssertionError(name + " says " + said);
    }
    boolean enhanced = line.variant().weaving() == Weaving.HIBERNATE;
    if ((enhanced ? STILL_BOUND_IF_ENHANCED : STILL_BOUND).contains(name)) {
      return Optional.empty();
    }
    String exception = got.group("exception");
    if (exception != null) {
      return Optional.of(new LateRead(name, "threw", exception));
    }
    return ENDING.contains(way(name)) && !got.group("taken").equals("0")
        ? Optional.of(new LateRead(name, "reconnected", ""))
        : Optional.empty();
  }

  /**
   * What is to be reported of a case of EclipseLink's, which loads whatever has ended: what it
   * takes a connection for, but in the transaction that the session was closed in, and what it
   * throws.
   */
  static List<LateRead> ofEclipseLink(String name, String said) {
    Matcher got = GOT.matcher(said);
    if (!got.matches()) {
      throw new AssertionError(name + " says " + said);
    }
    String exception = got.group("exception");
    if (exception != null) {
      return List.of(new LateRead(Orm.ECLIPSELINK, name, "threw", exception));
    }
    if (Set.of("open", "committed", "close-in-transaction").contains(way(name))
        || got.group("taken").equals("0")) {
      return List.of();
    }
    if (Set.of("written-after-close", "merged-after-close").contains(way(name))) {
      // It loads what was there before, to compare; nobody reads it.
      return List.of();
    }
    LateRead late = new LateRead(Orm.ECLIPSELINK, name, "reconnected", "");
    if (way(name).equals("nested-after-close") && !got.group("taken").equals("1")) {
      // Where the one is lazy, too.
      return List.of(
          new LateRead(Orm.ECLIPSELINK, "nested-after-close/customer", "reconnected", ""), late);
    }
    // What it is compared with is read as well, and has been loaded into the shared cache by then.
    return way(name).equals("compared-after-close")
        ? List.of(late, new LateRead(Orm.ECLIPSELINK, name, "silent", ""))
        : List.of(late);
  }

  /**
   * What is to be reported of a case of OpenJPA's: what it answers with nothing, and what it
   * refuses as a read of a detached entity. Nothing of it runs in a copy that could be watched.
   */
  static List<LateRead> ofOpenJpa(String name, String said) {
    if (way(name).equals("serialized")
        || way(name).equals("written-after-close")
        || said.startsWith("got=unprepared")) {
      return List.of();
    }
    // It comes to the first alone.
    String read = name.equals("nested-after-close/orders") ? "nested-after-close/customer" : name;
    if (said.startsWith("got=java.lang.IllegalStateException: Attempt to access an unloaded")) {
      return List.of(new LateRead(Orm.OPENJPA, read, "threw", "java.lang.IllegalStateException"));
    }
    boolean nothing = said.startsWith("got=null ") || said.startsWith("got=java.lang.NullPointer");
    return nothing ? List.of(new LateRead(Orm.OPENJPA, read, "silent", "")) : List.of();
  }

  /** What is to be reported of a case of DataNucleus's: what it refuses to read of an entity. */
  static List<LateRead> ofDataNucleus(Line line, String name, String said) {
    Matcher got = GOT.matcher(said);
    if (!got.matches()) {
      throw new AssertionError(name + " says " + said);
    }
    String exception = got.group("exception");
    if (exception == null) {
      return List.of();
    }
    String read = name;
    if (name.equals("nested-after-close/orders")) {
      // It comes to the first alone.
      read = "nested-after-close/customer";
    } else if (way(name).equals("commit-then-close") && line.variant() == Variant.DETACHING) {
      // Nothing is left to be closed.
      read = name.replace("commit-then-close", "committed");
    }
    return List.of(new LateRead(Orm.DATANUCLEUS, read, "threw", exception));
  }

  /** In what a record deviates, in words. */
  List<String> deviations(LoggedViolation actual) {
    List<String> deviations = new ArrayList<>();
    expect(deviations, "rule", "lazy-load-after-close", actual.rule());
    expect(deviations, "severity", "error", actual.severity());
    expect(deviations, "outcome", outcome, actual.outcome());
    expect(deviations, "exception.type", exception, actual.text("exception", "type"));
    subject(deviations, actual);
    expectFrame(deviations, "used", isAskedInPlace() ? ".JpaCases." : ".render", actual);
    if (!isCopy()) {
      expect(deviations, "lease.kind", "session", actual.text("lease", "kind"));
      expectFrame(deviations, "opened", ".open", actual);
      expectFrame(deviations, "loaded", ".load", actual);
      closed(deviations, actual);
    }
    return deviations;
  }

  /** Nothing ties a copy to a session: not where it was loaded, nor what its owner left. */
  private boolean isCopy() {
    return way(name).equals("serialized");
  }

  /** By no method that is named for it. */
  private boolean isAskedInPlace() {
    return way(name).startsWith("asked-for-") || way(name).startsWith("compared-");
  }

  /** What is left of its owner in a copy of what stood for an attribute. */
  private String leftInCopy() {
    return switch (attribute(name)) {
      case "customer" -> "app.Order#.customer";
      case "bio" -> "app.Customer#.bio";
      default ->
          "org.eclipse.persistence.internal.indirection.UnitOfWorkQueryValueHolder#."
              + attribute(name);
    };
  }

  private void subject(List<String> deviations, LoggedViolation actual) {
    expect(deviations, "subject.kind", "attribute", actual.text("subject", "kind"));
    String type = actual.text("subject", "type");
    String owner =
        type + "#" + actual.text("subject", "id") + "." + actual.text("subject", "member");
    if (isCopy() && orm == Orm.ECLIPSELINK) {
      expectOne(deviations, owner, leftInCopy());
      return;
    }
    switch (attribute(name)) {
      // Nothing owns it; the member is what was asked of it.
      case "name" -> expectOne(deviations, owner, "app.Customer#1.name", "app.Customer#1.getName");
      case "customer" -> {
        if (isCopy()) {
          // A copy of a proxy knows what it stands for, and not who refers to it.
          expectOne(
              deviations,
              owner,
              "app.Order#11.customer",
              "app.Customer#1.name",
              "app.Customer#1.getName");
        } else {
          expectOne(deviations, owner, "app.Order#11.customer");
        }
      }
      default -> expectOne(deviations, owner, "app.Customer#1." + attribute(name));
    }
  }

  private void closed(List<String> deviations, LoggedViolation actual) {
    String how = actual.text("closed", "how");
    switch (way(name)) {
      case "clear", "committed" -> expect(deviations, "closed.how", "cleared", how);
      case "detach" -> expect(deviations, "closed.how", "evicted", how);
      case "rollback" -> expect(deviations, "closed.how", "rolled back", how);
      // The factory closed it, and nobody closed it at all.
      case "factory-closed" -> {}
      // Such a session lets go of what it loads before it hands it out.
      case "stateless-open", "stateless-then-close" -> {
        if (how.equals("cleared")) {
          expectFrame(deviations, "closed", ".load", actual);
          return;
        }
      }
      default -> expect(deviations, "closed.how", "", how);
    }
    expectFrame(deviations, "closed", ".end", actual);
  }

  private static void expect(List<String> deviations, String what, String wanted, String was) {
    if (!wanted.equals(was)) {
      deviations.add(what + " is '" + was + "' and not '" + wanted + "'");
    }
  }

  private static void expectOne(List<String> deviations, String was, String... wanted) {
    if (!List.of(wanted).contains(was)) {
      deviations.add("subject is " + was + " and not " + String.join(" or ", wanted));
    }
  }

  /** The programs' methods are named for this. */
  private static void expectFrame(
      List<String> deviations, String site, String method, LoggedViolation actual) {
    List<String> stack = actual.stack(site);
    if (stack.stream().noneMatch(frame -> frame.startsWith("app.") && frame.contains(method))) {
      deviations.add(
          "no method of the program's is named " + method + "… in " + site + " " + stack);
    }
  }

  private static String way(String name) {
    return name.substring(0, name.indexOf('/'));
  }

  private static String attribute(String name) {
    return name.substring(name.indexOf('/') + 1).replaceFirst("\\..*", "");
  }
}
