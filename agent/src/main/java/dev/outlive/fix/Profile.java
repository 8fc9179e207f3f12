package dev.outlive.fix;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The learned paths. With a file they are kept between runs as lines to be read, compared and
 * reviewed: {@code learned entity.attribute <- innermost call < … < outermost call}. A person may
 * change the first word to {@code fix}, which is never dropped, or {@code off}. Thread-safe; safe
 * against a second JVM on the same file.
 */
final class Profile {
  /** What is to be done about a path. */
  enum Mode {
    LEARNED,
    FIX,
    OFF
  }

  private static final String OF_JDBC = "java.sql.";
  private static final int MOST = 10_000;
  private static final int JUDGED_AFTER = 100;
  private static final String HEADER =
      "# Outlive's learned paths. First word: learned, fix (never dropped) or off.";

  private final Optional<java.nio.file.Path> file;
  private final Map<Path, Entry> entries = new ConcurrentHashMap<>();
  private final Set<Path> dropped = ConcurrentHashMap.newKeySet();

  /** The types of the paths, and the paths by where they begin: asked of every object. */
  private final Set<String> types = ConcurrentHashMap.newKeySet();

  private final Map<Beginning, Set<Path>> byBeginning = new ConcurrentHashMap<>();
  private volatile boolean knowsEntities;
  private volatile boolean changed;

  /**
   * @param file where it is kept, empty for in memory only
   */
  Profile(Optional<java.nio.file.Path> file) {
    this.file = file;
  }

  /** Where the paths of one type begin that were loaded at one site. */
  private record Beginning(String entity, List<String> loadedAt) {
    private static Beginning of(Path path) {
      return new Beginning(path.entity(), path.loadedAt());
    }
  }

  private static final class Entry {
    private volatile Mode mode;
    private volatile boolean offForThisRun;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger offered = new AtomicInteger();
    private final AtomicInteger used = new AtomicInteger();
    private volatile boolean usedSince;

    Entry(Mode mode) {
      this.mode = mode;
    }
  }

  /** Takes in what earlier runs have learned. */
  void load() throws IOException {
    if (file.isPresent() && Files.exists(file.get())) {
      for (String line : Files.readAllLines(file.get(), StandardCharsets.UTF_8)) {
        parse(line, entries);
      }
      entries.keySet().forEach(this::index);
    }
  }

  /** Learns a path; whether it is new. */
  boolean learn(Path path) {
    if (path.loadedAt().isEmpty() || dropped.contains(path) || entries.size() >= MOST) {
      return false;
    }
    boolean isNew = entries.putIfAbsent(path, new Entry(Mode.LEARNED)) == null;
    if (isNew) {
      index(path);
      changed = true;
    }
    return isNew;
  }

  private void index(Path path) {
    byBeginning.computeIfAbsent(Beginning.of(path), b -> ConcurrentHashMap.newKeySet()).add(path);
    types.add(path.entity());
    knowsEntities |= !path.entity().startsWith(OF_JDBC);
  }

  /** Whether values of this path are to be copied before their session ends. */
  boolean wanted(Path path) {
    Entry entry = entries.get(path);
    return entry != null && entry.mode != Mode.OFF && !entry.offForThisRun;
  }

  /** Whether a person has said that nothing is to be done about it. */
  boolean off(Path path) {
    Entry entry = entries.get(path);
    return entry != null && entry.mode == Mode.OFF;
  }

  /** Whether a person has said that it is to be served whatever the ORM answers. */
  boolean marked(Path path) {
    Entry entry = entries.get(path);
    return entry != null && entry.mode == Mode.FIX;
  }

  /** The attributes that were learned for entities of this class loaded at this site. */
  List<Path> of(String entity, List<String> loadedAt) {
    Set<Path> paths = byBeginning.get(new Beginning(entity, loadedAt));
    return paths == null ? List.of() : List.copyOf(paths);
  }

  /** Whether anything was learned of this type. */
  boolean knows(String type) {
    return types.contains(type);
  }

  /**
   * Whether anything was learned of entities: else no session need be looked through at its end.
   */
  boolean knowsEntities() {
    return knowsEntities;
  }

  /** A close has copied values of this path; one that is hardly ever used is dropped. */
  void offered(Path path) {
    Entry entry = entries.get(path);
    if (entry == null) {
      return;
    }
    entry.refused.set(0);
    if (entry.usedSince) {
      entry.usedSince = false;
      entry.used.incrementAndGet();
    }
    if (entry.offered.incrementAndGet() >= JUDGED_AFTER
        && entry.mode == Mode.LEARNED
        && entry.used.get() * 10 < entry.offered.get()) {
      entries.remove(path);
      byBeginning.getOrDefault(Beginning.of(path), Set.of()).remove(path);
      dropped.add(path);
      changed = true;
    }
  }

  /** A copied value of this path was served. */
  void used(Path path) {
    Entry entry = entries.get(path);
    if (entry != null) {
      // Of one close once, however many of its owners are read.
      entry.usedSince = true;
    }
  }

  /**
   * Values of this path could not be copied; it is left alone until the JVM ends, if that was so
   * often enough, one time behind the other.
   *
   * @param enough how often; 0 if that does not matter
   */
  void refused(Path path, int enough) {
    Entry entry = enough == 0 ? null : entries.get(path);
    if (entry != null && entry.refused.incrementAndGet() >= enough) {
      entry.offForThisRun = true;
    }
  }

  /** Merges what was learned into the file, if there is anything new. */
  void save() throws IOException {
    if (file.isEmpty() || !changed) {
      return;
    }
    changed = false;
    try {
      merge();
    } catch (IOException e) {
      changed = true;
      throw e;
    }
  }

  private void merge() throws IOException {
    java.nio.file.Path target = file.get().toAbsolutePath();
    if (target.getParent() != null) {
      Files.createDirectories(target.getParent());
    }
    java.nio.file.Path lockFile = target.resolveSibling(target.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid()) {
        write(target);
      }
    }
  }

  /** What the file says stays as it is: a person, or another JVM, has written it. */
  private void write(java.nio.file.Path target) throws IOException {
    List<String> text = new ArrayList<>();
    Map<Path, Entry> written = new HashMap<>();
    if (Files.exists(target)) {
      for (String line : Files.readAllLines(target, StandardCharsets.UTF_8)) {
        Map<Path, Entry> one = new HashMap<>();
        parse(line, one);
        boolean stays =
            one.entrySet().stream()
                .noneMatch(
                    each ->
                        each.getValue().mode == Mode.LEARNED && dropped.contains(each.getKey()));
        if (stays) {
          text.add(line);
          written.putAll(one);
        }
      }
    } else {
      text.add(HEADER);
    }
    entries.entrySet().stream()
        .filter(each -> !written.containsKey(each.getKey()))
        .map(each -> each.getValue().mode.name().toLowerCase(Locale.ROOT) + " " + each.getKey())
        .sorted()
        .forEach(text::add);
    java.nio.file.Path fresh = target.resolveSibling(target.getFileName() + ".new");
    Files.write(fresh, text, StandardCharsets.UTF_8);
    Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A line that is none of ours is passed over. */
  private static void parse(String line, Map<Path, Entry> into) {
    String text = line.strip();
    int word = text.indexOf(' ');
    int arrow = text.indexOf(" <- ");
    if (text.startsWith("#") || word < 0 || arrow < word) {
      return;
    }
    Mode mode;
    switch (text.substring(0, word)) {
      case "learned" -> mode = Mode.LEARNED;
      case "fix" -> mode = Mode.FIX;
      case "off" -> mode = Mode.OFF;
      default -> {
        return;
      }
    }
    String what = text.substring(word + 1, arrow).strip();
    int call = what.indexOf('(');
    int dot = what.lastIndexOf('.', call < 0 ? what.length() : call);
    if (dot < 1) {
      return;
    }
    List<String> calls = List.of(text.substring(arrow + 4).strip().split(" < "));
    Path path = new Path(what.substring(0, dot), what.substring(dot + 1), calls);
    into.computeIfAbsent(path, p -> new Entry(mode)).mode = mode;
  }
}
