package dev.outlive.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The methods by which tools watch the lifecycle, watched by weaving them. */
class ChokePointTest {

  static final List<String> CALLS = new ArrayList<>();
  static Model failing;
  private static Instrumentation instrumentation;
  private static ResettableClassFileTransformer weaver;

  @BeforeAll
  static void weave() {
    instrumentation = ByteBuddyAgent.install();
    weaver =
        new AgentBuilder.Default()
            .disableClassFormatChanges()
            .with(RedefinitionStrategy.RETRANSFORMATION)
            .with(AgentBuilder.RedefinitionStrategy.Listener.ErrorEscalating.FAIL_FAST)
            .type(ElementMatchers.is(ConnectionContext.class))
            .transform(
                (builder, type, loader, module, domain) ->
                    builder
                        .visit(Advice.to(Opened.class).on(ElementMatchers.named("opened")))
                        .visit(Advice.to(Bound.class).on(ElementMatchers.named("bound")))
                        .visit(Advice.to(Released.class).on(ElementMatchers.named("released"))))
            .type(ElementMatchers.is(Model.class))
            .transform(
                (builder, type, loader, module, domain) ->
                    builder
                        .visit(Advice.to(Read.class).on(ElementMatchers.named("read")))
                        .visit(Advice.to(ReadAll.class).on(ElementMatchers.named("readAll"))))
            .installOn(instrumentation);
  }

  @AfterAll
  static void unweave() {
    assertThat(weaver.reset(instrumentation, RedefinitionStrategy.RETRANSFORMATION)).isTrue();
  }

  @BeforeEach
  void forget() {
    failing = null;
  }

  static final class Opened {
    @Advice.OnMethodEnter
    static void enter(@Advice.This ConnectionContext context) {
      boolean current = context.database().currentContext() == context;
      CALLS.add("opened" + (current && context.isOpen() ? "" : " too early"));
    }
  }

  static final class Bound {
    @Advice.OnMethodExit
    static void exit(@Advice.This ConnectionContext context, @Advice.Argument(0) Model model) {
      CALLS.add(
          "bound "
              + model
              + (model.context() == context && model.isLoaded(model.table().id())
                  ? ""
                  : " wrongly"));
    }
  }

  static final class Released {
    @Advice.OnMethodEnter
    static void enter(@Advice.This ConnectionContext context) throws Exception {
      boolean works =
          context.isOpen()
              && context.database().currentContext() == context
              && context.connection().isValid(5)
              && context.connection().getAutoCommit();
      CALLS.add("released" + (works ? "" : " too late"));
      if (failing != null) {
        Model.readAll(List.of(failing), Author.BOOKS);
        throw new IllegalStateException("by the watcher");
      }
    }
  }

  static final class Read {
    @Advice.OnMethodEnter
    static void enter(@Advice.This Model model, @Advice.Argument(0) LazyAttribute<?> attribute) {
      CALLS.add("read " + model + "." + attribute.name());
    }
  }

  static final class ReadAll {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(1) LazyAttribute<?> attribute) {
      CALLS.add("readAll " + attribute.name());
    }
  }

  @Test
  void aContextIsOpenedAndReleasedOnceAndEveryModelReadIsBoundOnce() {
    try (Vendor.Place place = Vendor.H2.place().withBooks()) {
      CALLS.clear();
      ConnectionContext outermost = place.db.connectionContext();
      try (ConnectionContext inner = place.db.connectionContext()) {
        assertThat(inner.database().select(Author.TABLE).list()).hasSize(2);
        assertThat(place.ursula().getBooks()).hasSize(2);
        Author.named("Made, not read").save(place.db);
        place.db.select(Author.TABLE).count();
      }
      outermost.close();
      outermost.close();

      assertThat(CALLS)
          .containsExactly(
              "opened",
              "bound Author(1)",
              "bound Author(2)",
              "bound Author(1)",
              "read Author(1).books",
              "bound Book(1)",
              "bound Book(2)",
              "released");
    }
  }

  @Test
  void onlyALazyAttributeThatIsNotLoadedIsRead() {
    try (Vendor.Place place = Vendor.H2.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Author author = place.ursula();
      Book orphan = place.book("Beowulf");
      assertThat(context.isOpen()).isTrue();
      CALLS.clear();

      author.getName();
      author.primaryKey();
      author.isLoaded(Author.BIO);
      author.copy();
      orphan.getAuthor();
      Author.named("New").getBooks();
      assertThat(CALLS).isEmpty();

      author.getBio();
      author.getBio();
      assertThat(CALLS).containsExactly("read Author(1).bio");
      CALLS.clear();
      Model.readAll(List.of(author), Author.BIO);
      assertThat(CALLS).containsExactly("readAll bio");
    }
  }

  @Test
  void autoconnectsShortContextsAreContextsToo() {
    try (Vendor.Place place = Vendor.H2.place().withBooks()) {
      place.db.autoconnect(true);
      CALLS.clear();
      Author author = place.ursula();
      author.getBio();

      assertThat(CALLS)
          .containsExactly(
              "opened", "bound Author(1)", "released", "read Author(1).bio", "opened", "released");
    }
  }

  @Test
  void readingAfterTheCloseIsSeenBeforeItThrows() {
    try (Vendor.Place place = Vendor.H2.place().withBooks()) {
      Author author;
      try (ConnectionContext context = place.db.connectionContext()) {
        assertThat(context.isOpen()).isTrue();
        author = place.ursula();
      }
      CALLS.clear();

      assertThatThrownBy(author::getBooks).isInstanceOf(ContextClosedException.class);
      assertThatThrownBy(author::getBooks).isInstanceOf(ContextClosedException.class);
      assertThat(CALLS).containsExactly("read Author(1).books", "read Author(1).books");
    }
  }

  @Test
  void theTransactionIsOverWhenTheContextIsReleased() {
    try (Vendor.Place place = Vendor.H2.place().withTables()) {
      Database db = place.db;
      ConnectionContext context = db.connectionContext();
      CALLS.clear();
      assertThatThrownBy(
              () ->
                  db.atomic(
                      () -> {
                        Author.named("Lost").save(db);
                        context.close();
                      }))
          .isInstanceOf(IllegalStateException.class);

      assertThat(CALLS).containsExactly("released");
    }
  }

  @Test
  void theConnectionIsGivenBackEvenIfTheWatcherThrows() {
    try (Vendor.Place place = Vendor.H2.place().withBooks()) {
      ConnectionContext context = place.db.connectionContext();
      failing = place.ursula();
      CALLS.clear();

      assertThatThrownBy(context::close)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("by the watcher");
      failing = null;
      assertThat(CALLS)
          .containsExactly("released", "readAll books", "bound Book(1)", "bound Book(2)");
      assertThat(context.isOpen()).isFalse();
      assertThat(place.db.currentContext()).isNull();
      assertThat(place.taken()).isZero();
    }
  }
}
