package dev.outlive.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenInViewAuditTest {
  private final OpenInViewAudit audit = new OpenInViewAudit();

  private static OpenInViewAudit.Place place(String scope, String handler, String reader) {
    return new OpenInViewAudit.Place(scope, handler, "Order.customer", reader, false);
  }

  @Test
  void hasNothingToSayOfNothing() {
    assertThat(audit.lines()).isEmpty();
  }

  @Test
  void namesEachPlaceOnceAndThoseOfOneRequestTogether() {
    audit.count(place("GET /orders", "app.Orders.all", "app.Row.of(Row.java:7)"));
    audit.count(place("GET /customers", null, null));
    audit.count(place("GET /orders", "app.Orders.all", null));
    audit.count(place("GET /orders", "app.Orders.all", "app.Row.of(Row.java:7)"));
    audit.count(place(null, null, "app.Job.run(Job.java:3)"));

    assertThat(audit.lines())
        .containsExactly(
            "open-in-view: with it off, these would break:",
            "open-in-view: GET /customers: Order.customer, read by a library (a view, a"
                + " serializer), 1 time",
            "open-in-view: GET /orders (app.Orders.all): Order.customer, read at"
                + " app.Row.of(Row.java:7), 2 times",
            "open-in-view: GET /orders (app.Orders.all): Order.customer, read by a library (a"
                + " view, a serializer), 1 time",
            "open-in-view: outside of requests: Order.customer, read at app.Job.run(Job.java:3),"
                + " 1 time");
  }

  @Test
  void saysOfAnotherTransactionThatItMayQueryAgain() {
    audit.count(new OpenInViewAudit.Place("GET /", null, "Order.customer", null, true));

    assertThat(audit.lines())
        .last()
        .asString()
        .endsWith("in another transaction: breaks unless its entity is queried again in that");
  }

  @Test
  void listsThePlacesThatAreComeToMostAndCountsTheOthers() {
    for (int i = 0; i < 2_000; i++) {
      audit.count(place("GET /" + i, null, null));
    }
    audit.count(place("GET /999", null, null));

    assertThat(audit.lines())
        .hasSize(52)
        .contains(
            "open-in-view: GET /999: Order.customer, read by a library (a view, a serializer),"
                + " 2 times")
        .last()
        .isEqualTo("open-in-view: 1950 more reads, in other places");
  }
}
