package dev.outlive.demo;

/** The database that the demo runs on; user and password may be null. */
record Target(String url, String user, String password) {

  static final Target EMBEDDED = new Target("jdbc:h2:mem:library", null, null);
}
