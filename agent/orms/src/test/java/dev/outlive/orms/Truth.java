package dev.outlive.orms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was measured of a line. It is kept as rows of text, which can include those of another line:
 * of the rows that match the name of a case, the last one holds.
 */
final class Truth {
  /** What an attribute is, wherever it can be had. */
  private static final Map<String, String> VALUES =
      Map.of(
          "customer", "Ada",
          "name", "Ada",
          "orders.size", "2",
          "orders.iterator", "[ink, pen]",
          "orders.isEmpty", "false",
          "notes", "[calls back, pays late]",
          "tags", "[new, vip]",
          "bio", "born in 1815");

  private static final String INCLUDE = "include ";

  private final List<Row> rows = new ArrayList<>();

  private final boolean javax;

  private Truth(boolean javax) {
    this.javax = javax;
  }

  static Truth of(Line line) {
    Truth truth = new Truth(line.library().javax());
    truth.read(line.toString(), false);
    return truth;
  }

  /** What these cases were to say, in the words of {@link OrmRun#cases}. */
  Map<String, String> of(Set<String> names) {
    Map<String, String> expected = new LinkedHashMap<>();
    for (String name : names) {
      row(name)
          .map(row -> row.expects(name))
          .map(text -> javax ? text.replace("jakarta.persistence", "javax.persistence") : text)
          .ifPresent(text -> expected.put(name, text));
    }
    return expected;
  }

  /** Rows of the line's own file that hold for none of these cases: they say what nobody asked. */
  List<String> idleRows(Set<String> names) {
    Set<Row> idle = new LinkedHashSet<>(rows);
    names.forEach(name -> row(name).ifPresent(idle::remove));
    return idle.stream().filter(row -> !row.shared()).map(Row::pattern).toList();
  }

  private Optional<Row> row(String name) {
    return rows.stream().filter(row -> row.holdsFor(name)).reduce((former, last) -> last);
  }

  private void read(String name, boolean shared) {
    String resource = "/truth/" + name + ".txt";
    try (InputStream in = Truth.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("nothing was measured: " + resource);
      }
      for (String each : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (each.startsWith(INCLUDE)) {
          read(each.substring(INCLUDE.length()), true);
        } else if (!each.isBlank() && !each.startsWith("#")) {
          rows.add(Row.read(each, shared));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** {@code pattern +taken/-returned statements commits what the reader got}. */
  private record Row(String pattern, PathMatcher matcher, String got, String cost, boolean shared) {
    private static final Pattern FORM = Pattern.compile("(\\S+)\\s+(\\S+) (\\d+) (\\d+)\\s+(.*)");

    static Row read(String line, boolean shared) {
      Matcher form = FORM.matcher(line);
      if (!form.matches()) {
        throw new AssertionError("not a row: " + line);
      }
      String cost =
          "connections="
              + form.group(2)
              + " statements="
              + form.group(3)
              + " commits="
              + form.group(4);
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + form.group(1));
      return new Row(form.group(1), matcher, form.group(5), cost, shared);
    }

    boolean holdsFor(String name) {
      return matcher.matches(Path.of(name));
    }

    String expects(String name) {
      String attribute = name.substring(name.indexOf('/') + 1);
      return "got="
          + got.replace("{value}", VALUES.getOrDefault(attribute, "no value"))
              .replace("{member}", attribute.replaceFirst("\\..*", ""))
          + " "
          + cost;
    }
  }
}
