package dev.outlive.report;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that writes. It starts with the first entry; entries that find the queue full are
 * dropped and counted. Callers take no lock.
 */
final class Writer {
  private static final long SUMMARY_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int ROOM_ABOVE_NOTICES = 100;

  /** Where it writes to: asked by its thread, once it has something to write. */
  interface Output {
    RecordFormat format();

    Sink sink();

    /** The first of a fingerprint was written. */
    void first(Violation violation);
  }

  private final Output output;
  private final int capacity;

  private final Queue<Entry> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queued = new AtomicInteger();
  private final Queue<Occurrence> repeating = new ConcurrentLinkedQueue<>();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicReference<Thread> thread = new AtomicReference<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile Notice last;
  private volatile boolean closing;

  Writer(Output output, int capacity) {
    this.output = output;
    this.capacity = capacity;
  }

  /** Hands a violation over; false if it was dropped. */
  boolean offer(Violation violation, Occurrence occurrence, long count, boolean first) {
    return offer(new Full(violation, occurrence, count, first), capacity);
  }

  /** Hands a notice over. Notices are few, and find room where violations find none. */
  boolean offer(Instant at, String notice) {
    return offer(new Notice(at, notice), capacity + ROOM_ABOVE_NOTICES);
  }

  /** Queues a notice for when the thread starts, and starts none. */
  void enqueue(Instant at, String notice) {
    queued.incrementAndGet();
    queue.add(new Notice(at, notice));
  }

  /** Notes that a fingerprint has repeats to sum up. */
  void repeats(Occurrence occurrence) {
    repeating.add(occurrence);
    wake();
  }

  long dropped() {
    return dropped.get();
  }

  void dropped(long more) {
    dropped.addAndGet(more);
  }

  void reset() {
    dropped.set(0);
  }

  /** Waits until everything handed over so far is written, or the time is up. */
  boolean await(long millis) {
    if (thread.get() == null) {
      return true;
    }
    if (closing) {
      return awaited(finished, millis);
    }
    CountDownLatch written = new CountDownLatch(1);
    queue.add(new Marker(written));
    queued.incrementAndGet();
    wake();
    return awaited(written, millis);
  }

  /** Writes what there is, then summaries, then this line, and ends; waits, but not for long. */
  void close(long millis, Instant at, String lastLine) {
    last = new Notice(at, lastLine);
    if (thread.get() == null) {
      start();
    }
    close(millis);
  }

  /** Writes what there is, summaries included, and ends; waits for it, but not for long. */
  void close(long millis) {
    closing = true;
    if (thread.get() != null) {
      wake();
      awaited(finished, millis);
    }
  }

  private static boolean awaited(CountDownLatch latch, long millis) {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean offer(Entry entry, int room) {
    if (closing) {
      return false;
    }
    if (queued.incrementAndGet() > room) {
      queued.decrementAndGet();
      dropped.incrementAndGet();
      return false;
    }
    queue.add(entry);
    wake();
    return true;
  }

  private void wake() {
    Thread writer = thread.get();
    LockSupport.unpark(writer == null ? start() : writer);
  }

  private Thread start() {
    Thread created = created();
    if (!thread.compareAndSet(null, created)) {
      return thread.get();
    }
    try {
      created.start();
    } catch (OutOfMemoryError e) {
      // No native thread to be had: what is queued waits for a later try.
      thread.set(null);
    }
    return created;
  }

  /** A thread that inherits nothing of the host's thread that happens to come first. */
  @SuppressWarnings("removal")
  private Thread created() {
    // Privileged, as a thread keeps its creator's access control context and with it the loaders.
    return AccessController.doPrivileged(new Creation());
  }

  private static ThreadGroup rootGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  private void writeAll() {
    Session session = new Session();
    try {
      session.writeAll();
    } finally {
      finished.countDown();
    }
  }

  /** The thread; no lambdas here, as this is on the way of every JVM's start. */
  private final class WritingThread extends Thread {
    WritingThread() {
      super(rootGroup(), null, "outlive-writer", 0, false);
      setDaemon(true);
      setContextClassLoader(Writer.class.getClassLoader());
    }

    @Override
    public void run() {
      writeAll();
    }
  }

  private final class Creation implements PrivilegedAction<Thread> {
    @Override
    public Thread run() {
      return new WritingThread();
    }
  }

  private sealed interface Entry {}

  private record Full(Violation violation, Occurrence occurrence, long count, boolean first)
      implements Entry {}

  private record Notice(Instant at, String text) implements Entry {}

  private record Marker(CountDownLatch written) implements Entry {}

  /** What only the writer's thread sees. */
  private final class Session {
    private final Summaries summaries = new Summaries(SUMMARY_NANOS);
    private final RecordFormat format = output.format();
    private final Sink sink = output.sink();

    void writeAll() {
      try (sink) {
        while (true) {
          // Read first: what is queued before closing is written.
          boolean last = closing;
          writeQueued();
          noteRepeats();
          for (Occurrence each : last ? summaries.all() : summaries.due(System.nanoTime())) {
            summarize(each);
          }
          if (last) {
            if (Writer.this.last != null) {
              write(Writer.this.last);
            }
            return;
          }
          park();
        }
      }
    }

    private void park() {
      if (!queue.isEmpty() || !repeating.isEmpty() || closing) {
        return;
      }
      long nanos = summaries.nanosToNext(System.nanoTime());
      if (nanos < 0) {
        LockSupport.park(Writer.this);
      } else {
        LockSupport.parkNanos(Writer.this, nanos);
      }
    }

    private void writeQueued() {
      for (Entry entry = queue.poll(); entry != null; entry = queue.poll()) {
        queued.decrementAndGet();
        write(entry);
      }
    }

    private void noteRepeats() {
      for (Occurrence one = repeating.poll(); one != null; one = repeating.poll()) {
        summaries.add(one, System.nanoTime());
      }
    }

    /** Whatever fails here, a full heap included, costs one record and not the writer. */
    private void write(Entry entry) {
      try {
        if (entry instanceof Full full) {
          writeFull(full);
        } else if (entry instanceof Notice notice) {
          sink.write(null, format.notice(notice.at(), notice.text()));
        } else if (entry instanceof Marker marker) {
          marker.written().countDown();
        }
      } catch (Throwable e) {
        failed(e);
      }
      if (entry instanceof Full full && full.first()) {
        announce(full.violation());
      }
    }

    private void writeFull(Full full) {
      String fingerprint = full.occurrence().fingerprint();
      sink.write(
          full.violation().severity(),
          format.violation(full.violation(), fingerprint, full.count()));
      full.occurrence().forgetStacks();
    }

    private void announce(Violation violation) {
      try {
        output.first(violation);
      } catch (Throwable e) {
        failed(e);
      }
    }

    private void summarize(Occurrence occurrence) {
      try {
        Repeat repeat = occurrence.summarize();
        if (repeat.more() > 0) {
          sink.write(repeat.violation().severity(), format.repeat(repeat));
        }
        occurrence.forgetStacks();
      } catch (Throwable e) {
        failed(e);
      }
    }

    private void failed(Throwable failure) {
      if (dropped.incrementAndGet() == 1) {
        sayFirst(failure);
      }
    }

    private void sayFirst(Throwable failure) {
      try {
        sink.write(null, format.notice(Instant.now(), "a record could not be written: " + failure));
      } catch (Throwable e) {
        // Neither can this be: the count of dropped records says it.
        return;
      }
    }
  }
}
