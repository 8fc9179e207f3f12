package dev.outlive.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JDBC URL as it may be logged. */
public final class JdbcUrl {
  private static final int LONGEST = 300;

  /** Hosts, ports and addresses, without anything that could be a user or a password. */
  private static final Pattern HOSTS =
      Pattern.compile("(?:\\[[0-9a-fA-F:.%]*\\](?::\\d*)?|[^@:]*(?::\\d*)?)");

  private static final Pattern ORACLE = Pattern.compile("(jdbc:oracle:\\w+:)([^@]*)(@.*)?");

  /** The first property behind a URL's address, however the driver separates it. */
  private static final Pattern PROPERTIES =
      Pattern.compile("[;:,&?](?=[\\w.\\- ]+=)|[?#;]|\\(\\s*(?i:user|password|pwd)\\w*\\s*=");

  private static final Pattern DATABASE =
      Pattern.compile("(?i);\\s*(database(?:name)?|instancename|servername)=([^;{}@?&]*)");

  private JdbcUrl() {}

  /**
   * The URL without user, password, properties and query; what names the database is kept. Where a
   * URL cannot be told apart from a password in it, too much is cut rather than too little.
   *
   * @return null for null; never throws
   */
  public static String sanitized(String url) {
    if (url == null) {
      return null;
    }
    String safe = address(url.strip());
    return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "…" : safe;
  }

  private static String address(String url) {
    Matcher oracle = ORACLE.matcher(url);
    if (oracle.matches()) {
      return oracle.group(1) + (oracle.group(3) == null ? "" : oracle(oracle.group(3)));
    }
    int slashes = url.indexOf("//");
    if (slashes < 0) {
      return withoutProperties(url);
    }
    int from = slashes + 2;
    String address = url.substring(from);
    String cleaned = withoutUser(address);
    String database = "";
    if (url.startsWith("jdbc:sqlserver:") || url.startsWith("jdbc:jtds:")) {
      Matcher matcher = DATABASE.matcher(address);
      database = matcher.find() ? ";" + matcher.group(1) + "=" + matcher.group(2) : "";
    }
    return url.substring(0, from) + withoutProperties(cleaned) + database;
  }

  /** A password may be quoted and then contain anything, {@code @} included. */
  private static String oracle(String afterUser) {
    String address = afterUser.substring(Math.max(0, afterUser.lastIndexOf("\"@")));
    int query = address.indexOf('?');
    String located = query < 0 ? address : address.substring(0, query);
    return withoutProperties(located.substring(Math.max(0, located.lastIndexOf('@'))));
  }

  private static String withoutUser(String address) {
    int user = address.substring(0, endOf(address, "?;#")).lastIndexOf('@');
    if (user >= 0) {
      return address.substring(user + 1);
    }
    for (String host : address.substring(0, endOf(address, "/?;#")).split(",", -1)) {
      if (!host.startsWith("address=") && !host.startsWith("(") && !HOSTS.matcher(host).matches()) {
        // No address: the start of a password with a reserved character in it.
        return address.substring(address.lastIndexOf('@') + 1);
      }
    }
    return address;
  }

  private static int endOf(String address, String marks) {
    for (int i = 0; i < address.length(); i++) {
      if (marks.indexOf(address.charAt(i)) >= 0) {
        return i;
      }
    }
    return address.length();
  }

  private static String withoutProperties(String address) {
    Matcher properties = PROPERTIES.matcher(address);
    return properties.find() ? address.substring(0, properties.start()) : address;
  }
}
