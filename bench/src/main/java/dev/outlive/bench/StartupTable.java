package dev.outlive.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a tool adds to the start of one program: of pairs of JVMs, one with the tool. */
final class StartupTable {

  private final Map<String, List<Pair>> pairs = new LinkedHashMap<>();

  private record Pair(JvmCost without, JvmCost with) {}

  void add(String variant, JvmCost without, JvmCost with) {
    pairs.computeIfAbsent(variant, name -> new ArrayList<>()).add(new Pair(without, with));
  }

  @Override
  public String toString() {
    Table table =
        new Table(
            "",
            "pairs",
            "wall ms, least",
            "median",
            "middle half",
            "×",
            "CPU ms, least",
            "median",
            "×",
            "MB, median");
    List<Pair> all = pairs.values().stream().flatMap(List::stream).toList();
    Spread wall = without(all, JvmCost::wall);
    Spread cpu = without(all, JvmCost::cpu);
    table.row(
        "without any tool",
        String.valueOf(all.size()),
        whole(wall.min()),
        whole(wall.median()),
        whole(wall.lowerQuartile()) + " to " + whole(wall.upperQuartile()),
        "",
        whole(cpu.min()),
        whole(cpu.median()),
        "",
        whole(without(all, JvmCost::memory).median()));
    pairs.forEach((variant, measured) -> table.row(row(variant, measured)));
    return table.toString();
  }

  /** What is added: to the least, and to each JVM by the other of its pair. */
  private static String[] row(String variant, List<Pair> pairs) {
    Spread wall = added(pairs, JvmCost::wall);
    Spread cpu = added(pairs, JvmCost::cpu);
    return new String[] {
      variant,
      String.valueOf(pairs.size()),
      added(addedToLeast(pairs, JvmCost::wall)),
      added(wall.median()),
      added(wall.lowerQuartile()) + " to " + added(wall.upperQuartile()),
      ratio(1 + wall.median() / without(pairs, JvmCost::wall).median()),
      added(addedToLeast(pairs, JvmCost::cpu)),
      added(cpu.median()),
      ratio(1 + cpu.median() / without(pairs, JvmCost::cpu).median()),
      added(added(pairs, JvmCost::memory).median())
    };
  }

  private static double addedToLeast(List<Pair> pairs, ToDoubleFunction<JvmCost> cost) {
    return of(pairs, pair -> cost.applyAsDouble(pair.with())).min() - without(pairs, cost).min();
  }

  private static Spread without(List<Pair> pairs, ToDoubleFunction<JvmCost> cost) {
    return of(pairs, pair -> cost.applyAsDouble(pair.without()));
  }

  private static Spread added(List<Pair> pairs, ToDoubleFunction<JvmCost> cost) {
    return of(pairs, pair -> cost.applyAsDouble(pair.with()) - cost.applyAsDouble(pair.without()));
  }

  private static Spread of(List<Pair> pairs, ToDoubleFunction<Pair> number) {
    return new Spread(pairs.stream().mapToDouble(number).toArray());
  }

  private static String whole(double number) {
    return String.valueOf(Math.round(number));
  }

  private static String added(double number) {
    return String.format(Locale.ROOT, "%+d", Math.round(number));
  }

  private static String ratio(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
