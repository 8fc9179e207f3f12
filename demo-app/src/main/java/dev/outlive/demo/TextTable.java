package dev.outlive.demo;

import java.util.ArrayList;
import java.util.List;

/** Text in columns. */
final class TextTable {

  private final List<Integer> widths;
  private final StringBuilder text = new StringBuilder();

  TextTable(List<Integer> widths) {
    this.widths = widths;
  }

  /** Adds a row; a cell that is too long for its column goes on below. */
  TextTable row(List<String> cells) {
    List<List<String>> columns = new ArrayList<>();
    int height = 1;
    for (int column = 0; column < cells.size(); column++) {
      List<String> lines = lines(cells.get(column), widths.get(column));
      columns.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      StringBuilder row = new StringBuilder();
      for (int column = 0; column < columns.size(); column++) {
        List<String> lines = columns.get(column);
        String cell = line < lines.size() ? lines.get(line) : "";
        row.append(String.format("%-" + widths.get(column) + "s", cell)).append("  ");
      }
      text.append(row.toString().stripTrailing()).append(System.lineSeparator());
    }
    return this;
  }

  /** Adds a rule under what is there. */
  TextTable rule() {
    return row(widths.stream().map("-"::repeat).toList());
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** The text behind its label, going on below the text. */
  static String wrapped(String label, String text, int width) {
    return label
        + String.join(
            System.lineSeparator() + " ".repeat(label.length()),
            lines(text, width - label.length()));
  }

  private static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
