package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spring Boot with Data JPA, as an executable jar: what is read after the transaction of a
 * repository works as long as open-in-view is on, and not without.
 */
class SpringBootIT {
  private static final String RULE = "lazy-load-outside-transaction";

  /** What the shop's visitor gets where everything works. */
  private static final List<String> ALL_IS_WELL =
      List.of(
          "/orders/11/buyer: 200 Ada",
          "/orders/11/buyer: 200 Ada",
          "/orders/11/buyer: 200 Ada",
          "/orders/11/filtered: 200 Ada",
          "/orders/of-item/ink/buyer: 200 Ada",
          "/orders/11/handed-over: 200 ink for Ada",
          "/customers/1: 200 {\"id\":1,\"name\":\"Ada\",\"orders\":[{\"id\":11,\"item\":\"ink\"}]}",
          "/orders/11/label: 200 ink for Ada",
          "/orders/of-item/ink/label: 200 ink for Ada",
          "/orders/11/by-hand/filtered: 200 Ada");

  static Stream<Boot> versions() {
    return Boot.chosen();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("versions")
  void listsWhatWouldBreakWithoutOpenInView(Boot boot) {
    ChildJvm.Said said = visited(boot, "audited", true, "outlive.rules=" + RULE);

    assertThat(got(said)).isEqualTo(ALL_IS_WELL);
    assertThat(audit(said))
        .containsExactly(
            "with it off, these would break:",
            "GET /customers/{id} (app.CustomerController.customer): Customer.orders, read by a"
                + " library (a view, a serializer), 1 time",
            "GET /orders/of-item/{item}/buyer (app.OrderController.buyerOfItem): Order.customer,"
                + " read at app.OrderController.buyerOfItem(OrderController.java), 1 time",
            "GET /orders/{id}/buyer (app.OrderController.buyer): Order.customer, read at"
                + " app.OrderController.buyer(OrderController.java), 3 times",
            "GET /orders/{id}/filtered (app.OrderController.filtered): Order.customer, read at"
                + " app.OrderController.filtered(OrderController.java), 1 time",
            "GET /orders/{id}/handed-over (app.OrderController.handedOver): Order.customer, read at"
                + " app.Desk.text(Desk.java), 1 time, in another transaction: breaks unless its"
                + " entity is queried again in that");
    assertThat(said.log().notices()).last().asString().startsWith("exit: 8 violations of 6 kinds");
    assertThat(inFull(said, each -> each.outcome() + " " + Report.subject(each)))
        .containsExactly(
            "GET /orders/{id}/buyer: " + RULE + " silent app.Order.customer",
            "GET /orders/{id}/filtered: " + RULE + " silent app.Order.customer",
            "GET /orders/of-item/{item}/buyer: " + RULE + " silent app.Order.customer",
            "GET /orders/{id}/handed-over: " + RULE + " silent app.Order.customer",
            "GET /customers/{id}: " + RULE + " silent app.Customer.orders",
            // In a session that is none of a view's, though below its filter.
            "GET /orders/{id}/by-hand/filtered: " + RULE + " silent app.Order.customer");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("versions")
  void reportsWhatBreaksWithoutOpenInView(Boot boot) {
    ChildJvm.Said said = visited(boot, "off", false, "outlive.rules=+" + RULE);

    assertThat(got(said))
        .containsExactly(
            "/orders/11/buyer: 500",
            "/orders/11/buyer: 500",
            "/orders/11/buyer: 500",
            "/orders/11/filtered: 500",
            "/orders/of-item/ink/buyer: 500",
            "/orders/11/handed-over: 500",
            "/customers/1: 500",
            "/orders/11/label: 200 ink for Ada",
            "/orders/of-item/ink/label: 200 ink for Ada",
            "/orders/11/by-hand/filtered: 200 Ada");
    // Of what was read-only nobody knows any more whose customer it was.
    assertThat(inFull(said, each -> each.outcome() + " " + Report.subject(each)))
        .containsExactly(
            "GET /orders/{id}/buyer: lazy-load-after-close threw app.Customer.name",
            "GET /orders/{id}/filtered: lazy-load-after-close threw app.Customer.name",
            "GET /orders/of-item/{item}/buyer: lazy-load-after-close threw app.Order.customer",
            "GET /orders/{id}/handed-over: lazy-load-after-close threw app.Customer.name",
            "GET /customers/{id}: lazy-load-after-close threw app.Customer.orders",
            "GET /orders/{id}/by-hand/filtered: lazy-load-outside-transaction silent app.Order.customer");
    assertThat(inFull(said, SpringBootIT::queriedBy))
        .containsExactly(
            "GET /orders/{id}/buyer: lazy-load-after-close in the repository's findById",
            "GET /orders/{id}/filtered: lazy-load-after-close in the repository's findById",
            "GET /orders/of-item/{item}/buyer: lazy-load-after-close in the repository's"
                + " findByItem",
            "GET /orders/{id}/handed-over: lazy-load-after-close in the repository's findById",
            "GET /customers/{id}: lazy-load-after-close in the repository's findById",
            "GET /orders/{id}/by-hand/filtered: lazy-load-outside-transaction in the repository's find");
    assertThat(audit(said)).isEmpty();
  }

  /** A thread that holds a connection is not given another one. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("versions")
  void servesWhatBreaksWithoutOpenInView(Boot boot) {
    ChildJvm.Said said =
        visited(
            boot,
            "served",
            false,
            "outlive.autofix=true",
            // The first read of a cold JVM on a busy machine is no measure of a pool.
            "outlive.snapshot.max-millis=20000");

    List<String> expected = new ArrayList<>(ALL_IS_WELL);
    expected.replaceAll(
        each -> each.contains("handed-over") ? "/orders/11/handed-over: 500" : each);
    assertThat(got(said)).isEqualTo(expected);
    assertThat(inFull(said, LoggedViolation::outcome))
        .containsExactly(
            "GET /orders/{id}/buyer: lazy-load-after-close reloaded",
            "GET /orders/{id}/filtered: lazy-load-after-close reloaded",
            "GET /orders/of-item/{item}/buyer: lazy-load-after-close reloaded",
            "GET /orders/{id}/handed-over: incomplete-snapshot reported",
            "GET /orders/{id}/handed-over: lazy-load-after-close threw",
            "GET /customers/{id}: lazy-load-after-close reloaded");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("versions")
  void isSilentOfOpenInViewUnlessAsked(Boot boot) {
    ChildJvm.Said said = visited(boot, "unasked", true);

    assertThat(got(said)).isEqualTo(ALL_IS_WELL);
    assertThat(said.log().violations()).isEmpty();
    assertThat(audit(said)).isEmpty();
  }

  private static List<String> got(ChildJvm.Said said) {
    return after("GOT ", said.lines());
  }

  /** What was written in full: in which request, by which rule, and more of it. */
  private static List<String> inFull(ChildJvm.Said said, Function<LoggedViolation, String> saying) {
    return said.log().violations().stream()
        .filter(each -> !each.repeat())
        .map(each -> each.text("used", "scope") + ": " + each.rule() + " " + saying.apply(each))
        .toList();
  }

  private static String queriedBy(LoggedViolation violation) {
    return violation.text("advice").replaceAll(".*(in the repository's \\w+).*", "$1");
  }

  /** The lines of the audit, without the numbers of the program's lines. */
  private static List<String> audit(ChildJvm.Said said) {
    return after("open-in-view: ", said.log().notices()).stream()
        .map(each -> each.replaceAll(":\\d+\\)", ")"))
        .toList();
  }

  private static List<String> after(String prefix, List<String> lines) {
    return lines.stream()
        .filter(each -> each.startsWith(prefix))
        .map(each -> each.substring(prefix.length()))
        .toList();
  }

  private static ChildJvm.Said visited(
      Boot boot, String name, boolean openInView, String... settings) {
    List<String> command = new ArrayList<>();
    Arrays.stream(settings).forEach(each -> command.add("-D" + each));
    command.addAll(List.of("-jar", boot.shop().toString()));
    command.add("--spring.jpa.open-in-view=" + openInView);
    return new ChildJvm(boot + "-" + name).withAgent().run(command);
  }
}
