package dev.outlive.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** What was measured, as ratios to the same pool without any tool. */
final class CostTables {

  private final Map<Setting, Map<String, List<Sample>>> samples = new LinkedHashMap<>();
  private final UnaryOperator<String> baselines;

  /**
   * @param samples all that was measured
   * @param baselines the name of the variant that a variant is a ratio to
   */
  CostTables(List<Sample> samples, UnaryOperator<String> baselines) {
    this.baselines = baselines;
    for (Sample sample : samples) {
      this.samples
          .computeIfAbsent(sample.setting(), setting -> new LinkedHashMap<>())
          .computeIfAbsent(sample.variant(), variant -> new ArrayList<>())
          .add(sample);
    }
  }

  /** What was measured, in that order. */
  List<Setting> settings() {
    return List.copyOf(samples.keySet());
  }

  /** All variants that were measured in any setting, in the order of the first. */
  List<String> variants() {
    Set<String> variants = new LinkedHashSet<>();
    samples.values().forEach(measured -> variants.addAll(measured.keySet()));
    return List.copyOf(variants);
  }

  /** A variant's least CPU to its baseline's; 0 where it was not measured, or is one. */
  double ratio(Setting setting, String variant) {
    String baseline = baselines.apply(variant);
    Map<String, List<Sample>> measured = samples.get(setting);
    if (variant.equals(baseline)
        || !measured.containsKey(variant)
        || !measured.containsKey(baseline)) {
      return 0;
    }
    return of(setting, variant, Sample::least).min() / of(setting, baseline, Sample::least).min();
  }

  /** A table for each workload and setting, with all that there is to know. */
  String details() {
    StringBuilder text = new StringBuilder();
    samples.forEach(
        (setting, variants) ->
            text.append("### ")
                .append(setting)
                .append(": ")
                .append(setting.workload().title())
                .append("\n\n")
                .append(table(setting))
                .append("\n"));
    return text.toString();
  }

  /** One table: variants by workloads and settings; what a busy machine disturbs least. */
  String summary() {
    List<String> header = new ArrayList<>(List.of("least CPU, ×; bytes, +"));
    settings().forEach(setting -> header.add(setting.toString()));
    Table table = new Table(header.toArray(String[]::new));
    for (String variant : variants()) {
      List<String> row = new ArrayList<>(List.of(variant));
      samples.keySet().forEach(setting -> row.add(brief(setting, variant)));
      table.row(row.toArray(String[]::new));
    }
    return table.toString();
  }

  private String brief(Setting setting, String variant) {
    if (!samples.get(setting).containsKey(variant)) {
      return "";
    }
    String baseline = baselines.apply(variant);
    double least = of(setting, variant, Sample::least).min();
    double bytes = of(setting, variant, Sample::bytes).median();
    if (variant.equals(baseline) || !samples.get(setting).containsKey(baseline)) {
      return nanos(least) + " ns, " + whole(bytes) + " B";
    }
    return ratio(least, of(setting, baseline, Sample::least).min())
        + ", "
        + added(bytes, of(setting, baseline, Sample::bytes).median());
  }

  private Table table(Setting setting) {
    Table table =
        new Table(
            "variant",
            "JVMs",
            "CPU ns, least",
            "median",
            "spread",
            "× least",
            "× median",
            "bytes",
            "+ bytes",
            "CPU ns of other threads");
    for (String variant : samples.get(setting).keySet()) {
      String baseline = baselines.apply(variant);
      boolean comparable = !variant.equals(baseline) && samples.get(setting).containsKey(baseline);
      String before = comparable ? baseline : variant;
      Spread cpu = of(setting, variant, Sample::cpu);
      double least = of(setting, variant, Sample::least).min();
      double bytes = of(setting, variant, Sample::bytes).median();
      table.row(
          variant,
          String.valueOf(samples.get(setting).get(variant).size()),
          nanos(least),
          nanos(cpu.median()),
          cpu.count() == 1 ? "" : whole(100 * cpu.width()) + " %",
          comparable ? ratio(least, of(setting, before, Sample::least).min()) : "",
          comparable ? ratio(cpu.median(), of(setting, before, Sample::cpu).median()) : "",
          whole(bytes),
          comparable ? added(bytes, of(setting, before, Sample::bytes).median()) : "",
          nanos(of(setting, variant, Sample::others).median()));
    }
    return table;
  }

  private Spread of(Setting setting, String variant, ToDoubleFunction<Sample> number) {
    return new Spread(samples.get(setting).get(variant).stream().mapToDouble(number).toArray());
  }

  private static String ratio(double with, double without) {
    return String.format(Locale.ROOT, "%.2f", with / without);
  }

  private static String added(double with, double without) {
    return String.format(Locale.ROOT, "%+d B", Math.round(with) - Math.round(without));
  }

  private static String nanos(double number) {
    return String.format(Locale.ROOT, number < 1_000 ? "%.1f" : "%.0f", number);
  }

  private static String whole(double number) {
    return String.valueOf(Math.round(number));
  }
}
