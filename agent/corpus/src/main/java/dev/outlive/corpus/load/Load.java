package dev.outlive.corpus.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers who ask for everything, over and over, in an order of their own. */
public final class Load {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long MILLIS_BETWEEN_OPERATIONS = 600;
  private static final int ATTEMPTS = 10;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Tally tally = new Tally();
  private final int port;
  private final int threads;

  /**
   * @param port where the shop answers
   * @param threads how many customers there are at a time
   */
  public Load(int port, int threads) {
    this.port = port;
    this.threads = threads;
  }

  /** Keeps asking for this long; everybody asks for everything at least once, however long. */
  public Tally run(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    ScheduledExecutorService operator = Executors.newSingleThreadScheduledExecutor();
    AtomicInteger operations = new AtomicInteger();
    operator.scheduleWithFixedDelay(
        () -> operate(operations.getAndIncrement()),
        MILLIS_BETWEEN_OPERATIONS,
        MILLIS_BETWEEN_OPERATIONS,
        TimeUnit.MILLISECONDS);
    List<Thread> customers = new ArrayList<>();
    for (int number = 0; number < threads; number++) {
      Random random = new Random(number);
      customers.add(new Thread(() -> ask(random, end), "customer-" + number));
    }
    customers.forEach(Thread::start);
    for (Thread customer : customers) {
      customer.join();
    }
    operator.shutdown();
    operator.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return tally;
  }

  private void operate(int number) {
    List<Request> requests = Requests.OF_OPERATORS;
    send(requests.get(number % requests.size()), new Random(number));
  }

  private void ask(Random random, long end) {
    List<Request> requests = new ArrayList<>(Requests.OF_CUSTOMERS);
    do {
      Collections.shuffle(requests, random);
      requests.forEach(request -> send(request, random));
    } while (System.nanoTime() < end);
  }

  /** Asks again where the shop was too busy to answer. */
  private void send(Request request, Random random) {
    boolean answered = false;
    for (int attempt = 0; attempt < ATTEMPTS && !answered; attempt++) {
      answered = answered(request, random);
    }
  }

  private boolean answered(Request request, Random random) {
    URI uri = URI.create("http://127.0.0.1:" + port + request.path().apply(random));
    HttpRequest message =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .method(request.method(), HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer = client.send(message, HttpResponse.BodyHandlers.ofString());
      return tally.answered(request.name(), answer.statusCode(), answer.body());
    } catch (IOException failure) {
      tally.failed(request.name(), failure.toString());
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      tally.failed(request.name(), interrupted.toString());
      return true;
    }
  }
}
