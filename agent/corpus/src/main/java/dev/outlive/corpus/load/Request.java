package dev.outlive.corpus.load;

import java.util.Random;
import java.util.function.Function;

/**
 * One thing that customers ask for.
 *
 * @param name what the tally calls it
 * @param method the HTTP method
 * @param path makes a path, with its query, of random numbers
 */
record Request(String name, String method, Function<Random, String> path) {

  static Request get(String name, String path) {
    return new Request(name, "GET", random -> path);
  }

  static Request get(String name, Function<Random, String> path) {
    return new Request(name, "GET", path);
  }

  static Request post(String name, String path) {
    return new Request(name, "POST", random -> path);
  }

  static Request post(String name, Function<Random, String> path) {
    return new Request(name, "POST", path);
  }
}
