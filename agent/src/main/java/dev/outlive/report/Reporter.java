package dev.outlive.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where violations go: counted, told apart by fingerprint, and written by one thread of our own.
 * Thread-safe; what callers on host threads use neither blocks nor throws, and is fit for virtual
 * threads.
 */
public final class Reporter implements AutoCloseable {
  private static final int QUEUE = 1_000;
  private static final int FINGERPRINTS = 10_000;
  private static final int RECENT = 256;
  private static final long FILE_BYTES = 10 * 1024 * 1024;
  private static final long CLOSE_MILLIS = 2_000;

  private final LogSettings settings;
  private final Supplier<ProcessInfo> process;
  private final Occurrences occurrences;
  private final List<NamePattern> ignored;
  private final Writer writer;
  private final List<Consumer<Violation>> listeners = new CopyOnWriteArrayList<>();

  private final LongAdder violations = new LongAdder();
  private final LongAdder ignoredCount = new LongAdder();
  private final LongAdder acceptedCount = new LongAdder();
  private final AtomicBoolean overflowed = new AtomicBoolean();

  private final ReentrantLock recentLock = new ReentrantLock();
  private final Deque<Violation> recent = new ArrayDeque<>();

  /** Null until it is asked for, as few ever do. */
  private volatile OpenInViewAudit openInView;

  /** Null until it is to be written: looking it up starts threads of the JDK's. */
  private volatile ProcessInfo knownProcess;

  /** Null while there is nobody to ask. */
  private volatile Supplier<HostLogger> hostLogger;

  private volatile boolean closed;

  /**
   * A reporter with nothing reported. Reads the file of suppressions; starts no thread.
   *
   * @param agentVersion this product's version
   */
  public Reporter(LogSettings settings, String agentVersion) {
    this(settings, new ThisProcess(agentVersion), null, QUEUE, FINGERPRINTS);
  }

  Reporter(
      LogSettings settings,
      Supplier<ProcessInfo> process,
      Supplier<Sink> sink,
      int queueCapacity,
      int fingerprints) {
    this.settings = settings;
    this.process = process;
    this.writer = new Writer(new Output(sink), queueCapacity);
    Suppressions suppressions = Suppressions.of(settings.suppressions());
    for (String problem : suppressions.problems()) {
      writer.enqueue(Instant.now(), problem);
    }
    this.occurrences = new Occurrences(suppressions.fingerprints(), fingerprints);
    List<NamePattern> patterns = new ArrayList<>();
    for (String pattern : settings.ignore()) {
      patterns.add(NamePattern.of(pattern));
    }
    this.ignored = List.copyOf(patterns);
  }

  /**
   * Reports a violation: written in full if it is the first of its fingerprint or brings a stack
   * that was missing, else counted. Never blocks, never throws.
   *
   * @return whether anybody wants to know of it: false if it was ignored or accepted
   */
  public boolean report(Violation violation) {
    try {
      return counted(violation);
    } catch (Throwable e) {
      // On a host's thread: a report that fails must cost the host nothing, not even a full heap.
      writer.dropped(1);
      return false;
    }
  }

  private boolean counted(Violation violation) {
    if (closed) {
      return false;
    }
    try {
      return recorded(violation);
    } finally {
      // Last: who sees the count may end the process, and the record is to be there.
      violations.increment();
    }
  }

  private boolean recorded(Violation violation) {
    if (isIgnored(violation)) {
      ignoredCount.increment();
      return false;
    }
    Occurrence occurrence = occurrences.of(violation.fingerprint());
    if (occurrence == null) {
      sayOnceThatItOverflowed();
    } else if (occurrence.accepted()) {
      acceptedCount.increment();
      occurrence.counted();
      return false;
    } else {
      written(violation, occurrence);
    }
    return true;
  }

  private void written(Violation violation, Occurrence occurrence) {
    long count = occurrence.counted(violation);
    int claimed = occurrence.claim(violation);
    if (claimed == 0) {
      repeated(occurrence);
      return;
    }
    boolean first = Occurrence.isFirst(claimed);
    if (!writer.offer(violation, occurrence, count, first)) {
      occurrence.giveBack(claimed);
    } else if (first) {
      remember(violation);
    }
  }

  /**
   * Counts one more of what was reported under a fingerprint. Never blocks, never throws.
   *
   * @return whether it was: false if all was forgotten since, and this one is to be reported
   */
  public boolean repeated(String fingerprint) {
    Occurrence occurrence = occurrences.known(fingerprint);
    boolean known = closed || occurrence != null || overflowed.get();
    if (known && !closed) {
      violations.increment();
      if (occurrence != null) {
        repeatedOnce(occurrence);
      }
    }
    return known;
  }

  private void repeatedOnce(Occurrence occurrence) {
    occurrence.counted();
    if (occurrence.accepted()) {
      acceptedCount.increment();
    } else {
      repeated(occurrence);
    }
  }

  private void repeated(Occurrence occurrence) {
    if (occurrence.repeated()) {
      writer.repeats(occurrence);
    }
  }

  /** What would break without open-in-view. */
  public OpenInViewAudit openInView() {
    OpenInViewAudit known = openInView;
    if (known != null) {
      return known;
    }
    recentLock.lock();
    try {
      if (openInView == null) {
        openInView = new OpenInViewAudit();
      }
      return openInView;
    } finally {
      recentLock.unlock();
    }
  }

  /** Whether whole stacks decide what becomes of a violation: {@code outlive.ignore}. */
  public boolean looksAtStacks() {
    return !ignored.isEmpty();
  }

  private boolean isIgnored(Violation violation) {
    return !ignored.isEmpty() && (isIgnored(violation.used()) || isIgnored(violation.opened()));
  }

  private boolean isIgnored(Site site) {
    return site != null
        && site.stack().stream()
            .anyMatch(f -> ignored.stream().anyMatch(p -> p.matches(f.type(), f.method())));
  }

  private void sayOnceThatItOverflowed() {
    if (overflowed.compareAndSet(false, true)) {
      notice(
          "more than "
              + occurrences.size()
              + " different violations: further new ones are counted and no longer written");
    }
  }

  private void remember(Violation violation) {
    recentLock.lock();
    try {
      if (recent.size() == RECENT) {
        recent.removeFirst();
      }
      recent.addLast(violation);
    } finally {
      recentLock.unlock();
    }
  }

  /** Writes a line that is no violation. Never blocks, never throws. */
  public void notice(String text) {
    if (!closed) {
      writer.offer(Instant.now(), text);
    }
  }

  /** All occurrences so far, written or only counted. */
  public long violations() {
    return violations.sum();
  }

  /** How many of them were ignored: {@code outlive.ignore}. */
  public long ignored() {
    return ignoredCount.sum();
  }

  /** How many of them a person has accepted: {@code outlive.suppressions}. */
  public long accepted() {
    return acceptedCount.sum();
  }

  /** How many records could not be written. */
  public long dropped() {
    return writer.dropped();
  }

  /** How many different violations there were, those accepted included. */
  public long fingerprints() {
    return occurrences.size();
  }

  /** How often a fingerprint occurred; 0 if it is not known. */
  public long occurrences(String fingerprint) {
    Occurrence occurrence = occurrences.known(fingerprint);
    return occurrence == null ? 0 : occurrence.count();
  }

  /** The last few hundred different violations, oldest first, each with its stacks. */
  public List<Violation> recent() {
    recentLock.lock();
    try {
      return List.copyOf(recent);
    } finally {
      recentLock.unlock();
    }
  }

  /** The same as JSON records, each with its present number of occurrences. */
  public List<String> records() {
    JsonFormat format = new JsonFormat(process());
    return recent().stream()
        .map(v -> format.violation(v, v.fingerprint(), occurrences(v.fingerprint())))
        .toList();
  }

  /**
   * Writes an HTML page of the last few hundred different violations, in place of what is there.
   *
   * @throws IOException if it cannot be written
   */
  public void writeHtml(Path file) throws IOException {
    new HtmlReport(process(), this).write(file);
  }

  /** Adds a listener for the first of each fingerprint; the writer's thread calls it. */
  public void onNewFingerprint(Consumer<Violation> listener) {
    listeners.add(listener);
  }

  /**
   * Tells how to find the host's own log, for {@code outlive.log.target=application}. The writer's
   * thread asks before each record until it gets one; null says that there is none (yet).
   */
  public void hostLogger(Supplier<HostLogger> lookup) {
    hostLogger = lookup;
  }

  /** Forgets all violations and counts: the next of each fingerprint is written in full. */
  public void reset() {
    occurrences.clear();
    overflowed.set(false);
    openInView = null;
    violations.reset();
    ignoredCount.reset();
    acceptedCount.reset();
    writer.reset();
    recentLock.lock();
    try {
      recent.clear();
    } finally {
      recentLock.unlock();
    }
  }

  /**
   * Waits until what was reported so far is written, but at most two seconds.
   *
   * @return whether it is
   */
  public boolean flush() {
    return writer.await(CLOSE_MILLIS);
  }

  /** Ends reporting as {@link #close()} does, with this as the last line of all. */
  public void close(String lastLine) {
    closed = true;
    writer.close(CLOSE_MILLIS, Instant.now(), lastLine);
  }

  /** Ends reporting: writes what is due, summaries included, for at most two seconds. */
  @Override
  public void close() {
    closed = true;
    writer.close(CLOSE_MILLIS);
  }

  private ProcessInfo process() {
    ProcessInfo known = knownProcess;
    if (known == null) {
      known = process.get().withHost();
      knownProcess = known;
    }
    return known;
  }

  /** No lambda, as this is on the way of every JVM's start. */
  private record ThisProcess(String agentVersion) implements Supplier<ProcessInfo> {
    @Override
    public ProcessInfo get() {
      return ProcessInfo.current(agentVersion);
    }
  }

  private void announce(Violation violation) {
    for (Consumer<Violation> listener : listeners) {
      try {
        listener.accept(violation);
      } catch (RuntimeException | LinkageError e) {
        notice("a listener for new violations failed: " + e);
      }
    }
  }

  private HostLogger foundHostLogger() {
    Supplier<HostLogger> lookup = hostLogger;
    return lookup == null ? null : lookup.get();
  }

  /** Where the writer writes to; no lambdas, as this is on the way of every JVM's start. */
  private final class Output implements Writer.Output {
    private final Supplier<Sink> given;

    /**
     * @param given null for what the settings say
     */
    Output(Supplier<Sink> given) {
      this.given = given;
    }

    @Override
    public RecordFormat format() {
      return Reporter.this.format();
    }

    @Override
    public Sink sink() {
      return given == null ? openSink() : given.get();
    }

    @Override
    public void first(Violation violation) {
      announce(violation);
    }
  }

  private RecordFormat format() {
    return switch (settings.logFormat()) {
      case TEXT -> new TextFormat();
      case JSON -> new JsonFormat(process());
    };
  }

  private Sink openSink() {
    Sink own = ownSink();
    return switch (settings.logTarget()) {
      case OWN -> own;
      case APPLICATION -> new HostSink(this::foundHostLogger, own, format());
    };
  }

  private Sink ownSink() {
    Sink standardError = new StandardErrorSink();
    Path file = settings.logFile().orElse(null);
    return file == null ? standardError : FileSink.open(file, FILE_BYTES, standardError, format());
  }
}
