package dev.outlive.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured as a picture (SVG): a row a variant, a column a workload, a bar for how many
 * times the CPU of the same pool without any tool it takes; by a logarithmic scale, as the tools
 * lie far apart. Readable on white and on black.
 */
final class CostPicture {
  private static final int LABELS = 190;
  private static final int COLUMN = 190;
  private static final int GAP = 60;
  private static final int ROW = 22;
  private static final int TOP = 64;
  private static final int LINE = 15;
  private static final int LINE_LETTERS = 38;
  private static final int BOTTOM = 14;
  private static final String TEXT = "#768390";
  private static final String OURS = "#2da44e";
  private static final String OTHERS = "#8c959f";

  private final CostTables tables;
  private final List<Setting> columns;
  private final List<String> rows;
  private final double longest;

  CostPicture(CostTables tables) {
    this.tables = tables;
    this.columns = tables.settings();
    this.rows =
        tables.variants().stream()
            .filter(row -> columns.stream().anyMatch(column -> tables.ratio(column, row) > 0))
            .toList();
    double most = 10;
    for (String row : rows) {
      for (Setting column : columns) {
        most = Math.max(most, tables.ratio(column, row));
      }
    }
    this.longest = Math.log(most);
  }

  /** The picture as the text of an SVG file. */
  String svg() {
    int width = LABELS + columns.size() * (COLUMN + GAP);
    int height = TOP + rows.size() * ROW + BOTTOM;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " viewBox=\"0 0 %d %d\" font-family=\"system-ui, sans-serif\""
                + " font-size=\"12\" fill=\"%s\">%n",
            width, height, width, height, TEXT));
    svg.append("<title>CPU time as a multiple of the same pool's without any tool</title>\n");
    for (int column = 0; column < columns.size(); column++) {
      Setting setting = columns.get(column);
      text(svg, left(column), 18, "start", "600", setting.toString());
      int below = 18;
      for (String line : lines(setting.workload().title())) {
        below += LINE;
        text(svg, left(column), below, "start", "400", line);
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      row(svg, row);
    }
    return svg.append("</svg>\n").toString();
  }

  /** A title in lines that fit above its column. */
  private static List<String> lines(String title) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : title.split(" ")) {
      if (line.length() + word.length() > LINE_LETTERS) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().strip());
    return lines;
  }

  private void row(StringBuilder svg, int row) {
    String variant = rows.get(row);
    boolean ours = variant.startsWith("outlive");
    int middle = TOP + row * ROW + ROW / 2;
    text(svg, LABELS - 12, middle + 4, "end", ours ? "600" : "400", variant);
    for (int column = 0; column < columns.size(); column++) {
      double ratio = tables.ratio(columns.get(column), variant);
      if (ratio > 0) {
        double length = Math.max(1, COLUMN * Math.log(ratio) / longest);
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>%n",
                left(column),
                middle - 7,
                length,
                14,
                ours ? OURS : OTHERS));
        text(
            svg,
            left(column) + (int) length + 6,
            middle + 4,
            "start",
            ours ? "600" : "400",
            String.format(Locale.ROOT, ratio < 10 ? "%.1f ×" : "%.0f ×", ratio));
      }
    }
  }

  private static int left(int column) {
    return LABELS + column * (COLUMN + GAP);
  }

  private static void text(
      StringBuilder svg, int x, int y, String anchor, String weight, String text) {
    svg.append(
        String.format(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>%n",
            x, y, anchor, weight, text.replace("&", "&amp;").replace("<", "&lt;")));
  }
}
