package dev.outlive.fixit.program;

import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import dev.outlive.orm.Model;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;

/**
 * Every class of the ORM is retransformed, as other agents do, and redefined from its class file,
 * as a debugger does, between requests and in the middle of one.
 */
public final class Redefined {
  private static final Instrumentation OTHER_AGENT = OtherAgent.instrumentation();

  private Redefined() {}

  /** Says what late reads come to, and how many classes were changed. */
  public static void main(String[] arguments) throws Exception {
    try (Store store = Store.h2("redefined", 4)) {
      Database database = store.database();
      Book kept = aBook(database);
      before(database);
      retransform();
      retransformed(database);
      redefine();
      redefined(database);
      inTheMiddle(database);
      loadedBefore(kept);
      store.sqlSince();
      inTime(database);
      Said.of("inTime.statements", store.sqlSince().size());
    }
  }

  private static Book aBook(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      return database.select(Book.TABLE).get();
    }
  }

  // ---- the other agent

  private static Class<?>[] classesOfTheOrm() {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> type : OTHER_AGENT.getAllLoadedClasses()) {
      if (type.getPackage() == Model.class.getPackage() && !type.isHidden() && !type.isArray()) {
        classes.add(type);
      }
    }
    return classes.toArray(Class<?>[]::new);
  }

  private static void retransform() throws UnmodifiableClassException {
    Class<?>[] classes = classesOfTheOrm();
    OTHER_AGENT.retransformClasses(classes);
    Said.of("retransformed.classes", classes.length);
  }

  private static void redefine()
      throws IOException, ClassNotFoundException, UnmodifiableClassException {
    List<ClassDefinition> definitions = new ArrayList<>();
    for (Class<?> type : classesOfTheOrm()) {
      String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
      try (InputStream in = type.getResourceAsStream(file)) {
        definitions.add(new ClassDefinition(type, in.readAllBytes()));
      }
    }
    OTHER_AGENT.redefineClasses(definitions.toArray(ClassDefinition[]::new));
    Said.of("redefined.classes", definitions.size());
  }

  // ---- the host

  private static void before(Database database) {
    for (int round = 1; round <= 2; round++) {
      Book book = aBook(database);
      Said.attempt("before." + round, () -> book.getAuthor().getName());
    }
  }

  private static void retransformed(Database database) {
    for (int round = 1; round <= 2; round++) {
      Book book = aBook(database);
      Said.attempt("retransformed." + round, () -> book.getAuthor().getName());
    }
  }

  private static void redefined(Database database) {
    for (int round = 1; round <= 2; round++) {
      Book book = aBook(database);
      Said.attempt("redefined." + round, () -> book.getAuthor().getName());
    }
  }

  private static void inTheMiddle(Database database) throws Exception {
    for (int round = 1; round <= 2; round++) {
      Author author;
      try (ConnectionContext context = database.connectionContext()) {
        author = database.select(Author.TABLE).get();
        retransform();
        redefine();
      }
      Said.attempt("inTheMiddle." + round, () -> author.getBooks().size());
    }
  }

  /** What it carries was there before its class was changed. */
  private static void loadedBefore(Book kept) {
    Said.attempt("loadedBefore", kept::getSummary);
    Said.of("loadedBefore.loaded", kept.isLoaded(Book.SUMMARY));
  }

  private static void inTime(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      Book book = database.select(Book.TABLE).get();
      Said.attempt("inTime", () -> book.getAuthor().getName());
      Said.of("inTime.loaded", book.isLoaded(Book.AUTHOR));
    }
  }
}
