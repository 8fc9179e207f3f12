package dev.outlive.it.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Asks a server on this machine, as a browser would. */
final class Page {
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  Page(int port) {
    this.port = port;
  }

  /** Waits for the answer, and says its status. */
  int get(String path) throws IOException, InterruptedException {
    return client.send(request(path), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** Does not wait. */
  CompletableFuture<Integer> begin(String path) {
    return client
        .sendAsync(request(path), HttpResponse.BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
  }
}
