package dev.outlive.corpus.load;

import static dev.outlive.corpus.load.Request.get;
import static dev.outlive.corpus.load.Request.post;

import java.util.List;
import java.util.Random;

/** All that customers ask for, and what happens to the pool in the meantime. */
final class Requests {

  static final List<Request> OF_CUSTOMERS =
      List.of(
          post("order", random -> order(random, 1 + random.nextInt(3))),
          post("order-too-much", random -> order(random, 100_000)),
          get("newest-order", "/orders/newest"),
          get("complete-order", "/orders/newest/complete"),
          get("shipped", random -> "/orders/shipped?page=" + random.nextInt(3)),
          post("ship", "/orders/ship"),
          get("turnover-of-one", random -> "/orders/of/" + customer(random) + "/turnover"),
          get("bought", random -> "/orders/of/" + customer(random) + "/bought?product=product%207"),
          post("register", random -> "/customers?name=name" + random.nextInt(1_000)),
          post("change", random -> "/customers/" + customer(random) + "/change"),
          get("orders-of-one", random -> "/customers/" + customer(random) + "/orders"),
          get("labels", "/customers/labels"),
          get("names", "/customers/names"),
          get("scrolled-names", "/customers/names/length"),
          get("any-customer", "/customers/any"),
          post("document", random -> "/documents?title=title" + random.nextInt(1_000)),
          get("newest-document", "/documents/newest"),
          get("summaries", "/documents/newest/summaries"),
          post("photo", "/documents/photos?caption=caption"),
          get("newest-photo", "/documents/photos/newest"),
          get("turnover", "/stock/turnover"),
          get("best", "/stock/best"),
          get("count", random -> "/stock/count/" + (1 + random.nextInt(40))),
          get("stock", "/stock/all"),
          post("scrolled-stock", "/stock/audit"),
          get("columns", "/stock/columns"),
          post("prices", random -> "/stock/prices?price=" + (1 + random.nextInt(90))),
          post("prices-below-zero", "/stock/prices?price=-1"),
          post("nested", "/stock/deliveries?quantity=1,0,2,3,0"),
          post("savepoints", "/stock/deliveries/by-hand?quantity=0,1,2,0"),
          post("savepoints-all-wrong", "/stock/deliveries/by-hand?quantity=0,0"),
          post("delivery", "/stock/delivery?quantity=5"),
          post("plain-by-hand", "/stock/plain/by-hand"),
          post("plain-failing", "/stock/plain/failing"),
          post("plain-unwrapped", "/stock/plain/unwrapped"),
          post("plain-together", "/stock/plain/together"),
          post("plain-in-transaction", "/stock/plain/in-transaction"),
          post("audit", "/audit?what=visit"),
          post("audit-forget", "/audit/forget"),
          post("booking", "/audit/booking?refused=false"),
          post("booking-refused", "/audit/booking?refused=true"),
          post("job", "/jobs/report?refused=false"),
          post("job-refused", "/jobs/report?refused=true"),
          get("triggers", "/jobs/triggers"));

  static final List<Request> OF_OPERATORS =
      List.of(
          post("exhaust", "/pool/exhaust"),
          post("evict", "/pool/evict"),
          post("evict", "/pool/evict"));

  private Requests() {}

  private static int customer(Random random) {
    return 1 + random.nextInt(20);
  }

  private static String order(Random random, int quantity) {
    int product = 1 + random.nextInt(38);
    return "/orders?customer="
        + customer(random)
        + "&product="
        + product
        + ","
        + (product + 2)
        + "&quantity="
        + quantity;
  }
}
