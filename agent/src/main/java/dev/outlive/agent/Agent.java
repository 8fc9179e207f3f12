package dev.outlive.agent;

import dev.outlive.fix.AutoFix;
import dev.outlive.hook.Entities;
import dev.outlive.hook.Entries;
import dev.outlive.hook.Hooks;
import dev.outlive.ledger.ApplicationFrames;
import dev.outlive.ledger.Containment;
import dev.outlive.ledger.Ledger;
import dev.outlive.ledger.Scopes;
import dev.outlive.report.LogSettings;
import dev.outlive.report.Reporter;
import dev.outlive.rule.IncompleteSnapshot;
import dev.outlive.rule.Rules;
import dev.outlive.weave.OrmTargets;
import dev.outlive.weave.Weaving;
import dev.outlive.weave.WeavingListener;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The agent at work: puts the parts together, and takes them apart again on {@link #stop()}.
 *
 * <p>Until the first class that matters is loaded, there is the class-file filter and nothing else.
 */
public final class Agent {
  private static final long TICK_NANOS = 250_000_000;
  private static final long SHORT_TICK_NANOS = 20_000_000;
  private static final long MINUTE_NANOS = 60_000_000_000L;

  /** A JVM that is gone sooner and never used JDBC is a tool: one line of ours is enough. */
  private static final long SHORT_LIVED_NANOS = 10_000_000_000L;

  private final Instrumentation instrumentation;
  private final Settings settings;
  private final Reporter reporter;
  private final Containment containment;
  private final ApplicationFrames application;
  private final OrmTargets orms;
  private final Weaving weaving;
  private final long began = System.nanoTime();
  private final String version = AgentVersion.read();

  /** What works only once there is something to watch; null until then. */
  private volatile Rules rules;

  private volatile AutoFix fix;
  private volatile Ledger ledger;
  private volatile boolean exiting;
  private volatile boolean stopped;
  private boolean wovenForFixing;
  private final ReentrantLock hooking = new ReentrantLock();
  private boolean hooked;
  private volatile boolean entered;
  private volatile boolean profileRefused;

  private Agent(Settings settings, Instrumentation instrumentation) throws IOException {
    this.instrumentation = instrumentation;
    this.settings = settings;
    this.reporter = new Reporter(settings, version);
    if (settings.logTarget() == LogSettings.Target.APPLICATION) {
      reporter.hostLogger(() -> HostSlf4j.find(instrumentation));
    }
    Notices notices = new Notices(reporter);
    this.containment = new Containment(notices);
    this.application = new ApplicationFrames(settings.application());
    this.orms = new OrmTargets(AdapterIndex.ofJar(), notices);
    this.weaving =
        new Weaving(
            instrumentation,
            orms,
            new ScopePatterns(settings.scopes()),
            new EntityPatterns(settings.entities()),
            new Host());
  }

  // No lambdas on the way of every JVM's start: the first of a JVM takes longer than all the rest.

  private record Notices(Reporter reporter) implements Consumer<String> {
    @Override
    public void accept(String text) {
      reporter.notice(text);
    }
  }

  private final class Host implements WeavingListener {
    @Override
    public void seen(String internalName, ProtectionDomain domain) {
      application.seen(internalName, domain);
    }

    @Override
    public void beforeFirst() {
      Agent.this.beforeFirst();
    }

    @Override
    public void beforeFirstEntry() {
      Agent.this.beforeFirstEntry();
    }

    @Override
    public boolean serving() {
      return settings.autofix();
    }

    @Override
    public void failed(String part, String className, Throwable cause) {
      containment.part(part).failed(" of " + className, cause);
    }
  }

  private final class Exit extends Thread {
    Exit() {
      super("outlive-exit");
    }

    @Override
    public void run() {
      // What is open now is closed by whoever shuts down, or not at all: nothing to be said of it.
      exiting = true;
      summarise();
    }
  }

  /** Called by the door. */
  public static void start(String arguments, Instrumentation instrumentation) throws IOException {
    Settings settings = Settings.load(arguments);
    if (!settings.enabled()) {
      return;
    }
    Agent agent = new Agent(settings, instrumentation);
    if (AotCache.recording()) {
      agent.reporter.notice("not watching: this JVM records an AOT cache, which must not be woven");
      return;
    }
    agent.arm();
  }

  private void arm() {
    reporter.notice("armed: " + version + ", no JDBC class seen yet");
    for (String problem : settings.newProblems()) {
      reporter.notice(problem);
    }
    if (weaving.loadedBefore() > 0) {
      reporter.notice(
          weaving.loadedBefore()
              + " JDBC classes were loaded before the agent and cannot be watched"
              + (AotCache.used()
                  ? ": the AOT cache has linked them; train it with -XX:-AOTClassLinking"
                  : ""));
    }
    weaving.start();
    Runtime.getRuntime().addShutdownHook(new Exit());
  }

  /** Before the first class is woven, on the thread that loads it. */
  private void beforeFirst() {
    try {
      hook();
      rules = new Rules(settings::ruleOn, settings::blocks, reporter);
      fix = autoFix();
      Active.begin(this);
    } catch (Exception e) {
      throw new IllegalStateException("cannot define the hooks", e);
    }
  }

  /**
   * Before the first class is woven that requests enter by, perhaps long before the first of JDBC.
   */
  private void beforeFirstEntry() {
    hooking.lock();
    try {
      hook();
      if (!entered) {
        Entered.begin(containment);
        entered = true;
      }
    } catch (IOException | IllegalAccessException e) {
      throw new IllegalStateException("cannot define the hooks", e);
    } finally {
      hooking.unlock();
    }
  }

  private void hook() throws IOException, IllegalAccessException {
    hooking.lock();
    try {
      if (!hooked) {
        HookInstaller.install(instrumentation);
        hooked = true;
      }
    } finally {
      hooking.unlock();
    }
  }

  private AutoFix autoFix() {
    Settings.SnapshotBounds bounds = settings.snapshotBounds();
    AutoFix created =
        new AutoFix(
            settings::autofix,
            new AutoFix.Bounds(
                bounds.maxBytes(), bounds.maxRows(), bounds.maxDepth(), bounds.maxMillis()),
            settings.profile(),
            new IncompleteSnapshot(settings::ruleOn, reporter),
            work -> Background.thread("outlive-reader", work));
    try {
      created.loadProfile();
    } catch (IOException | RuntimeException e) {
      reporter.notice("the profile cannot be read: " + e);
    }
    return created;
  }

  /** What mentions the hooks of requests: loaded only once they exist. */
  private static final class Entered {
    static void begin(Containment containment) {
      Entries.install(new Scopes(containment));
    }

    static void end() {
      Entries.install(null);
    }
  }

  /** What mentions the hooks: loaded only once they exist. */
  private static final class Active {
    static void begin(Agent agent) {
      Ledger ledger =
          new Ledger(
              agent.weaving.table(),
              agent.weaving.wovenClasses(),
              agent.application,
              agent.rules,
              new Adapters(agent.orms, agent.containment),
              agent.fix,
              agent.fix.copies(),
              agent.containment);
      ledger.stacks(agent.settings.stacks());
      ledger.followRules();
      agent.ledger = ledger;
      Hooks.install(ledger);
      if (!agent.settings.entities().isEmpty()) {
        Entities.install(ledger.namedEntities());
      }
      Hooks.copyBeforeCloses(agent.settings.autofix());
      Background.start("outlive-ticker", agent::run);
    }

    static void fixing(boolean on) {
      Hooks.copyBeforeCloses(on);
    }

    static void end() {
      Entities.install(null);
      Hooks.install(null);
    }
  }

  private void run() {
    wovenForFixing = settings.autofix();
    announce();
    long last = System.nanoTime();
    long lastSettings = last;
    long lastSaved = last;
    boolean soon = false;
    while (!stopped && !exiting) {
      LockSupport.parkNanos(soon ? SHORT_TICK_NANOS : TICK_NANOS);
      try {
        long now = System.nanoTime();
        soon =
            ledger.tick(now - last, settings.stacksBudget(), settings.leakThreshold().toMillis());
        last = now;
        if (now - lastSettings >= TICK_NANOS) {
          lastSettings = now;
          settings.refresh();
          followSettings();
        }
        if (now - lastSaved >= MINUTE_NANOS) {
          lastSaved = now;
          saveProfile();
        }
      } catch (Throwable t) {
        containment.part("ticker").failed(t);
      }
    }
  }

  /** What can be changed while running takes effect here. */
  private void followSettings() {
    ledger.stacks(settings.stacks());
    ledger.followRules();
    settings.newProblems().forEach(reporter::notice);
    boolean fixing = settings.autofix();
    if (fixing != wovenForFixing) {
      wovenForFixing = fixing;
      Active.fixing(fixing);
      weaving.reweave().forEach(refused -> reporter.notice("cannot be rewoven: " + refused));
      reporter.notice("autofix is " + (fixing ? "on" : "off"));
    }
  }

  private void announce() {
    try {
      String check = SelfCheck.run();
      reporter.notice(
          "active: "
              + version
              + ", rules "
              + String.join(" ", rules.active())
              + ", autofix "
              + (settings.autofix() ? "on" : "off")
              + (check == null ? "" : "; SELF-CHECK FAILED: " + check));
    } catch (Throwable t) {
      containment.part("self-check").failed(t);
    }
    try {
      BeanRegistration.await(weaving, this::bean, reporter);
    } catch (Throwable t) {
      containment.part("JMX bean").failed(t);
    }
  }

  private AgentBean bean() {
    return new AgentBean(
        reporter,
        settings,
        ledger::openLeases,
        ledger::describeOpenLeases,
        weaving.wovenClasses()::failures,
        ledger::sampledAway,
        this::dropped,
        this::stop);
  }

  /** Turns every hook into a no-op and weaves nothing more. */
  void stop() {
    if (!stopped) {
      stopped = true;
      weaving.stop();
      if (entered) {
        Entered.end();
      }
      if (ledger != null) {
        Active.end();
      }
      reporter.notice("stopped");
    }
  }

  private long dropped() {
    return reporter.dropped() + ledger.dropped() + ledger.droppedEntities();
  }

  private void summarise() {
    try {
      if (fix != null) {
        saveProfile();
      }
      if (settings.report().isPresent()) {
        writeReport(settings.report().get());
      }
      if (ledger == null && containment.failures() == 0 && shortLived()) {
        reporter.close();
      } else {
        for (String line : reporter.openInView().lines()) {
          reporter.notice(line);
        }
        reporter.close(summary());
      }
    } catch (Throwable t) {
      containment.part("exit").failed(t);
    }
  }

  /** What cannot be written now may be later; said once, as it is for the user to mend. */
  private void saveProfile() {
    try {
      fix.saveProfile();
    } catch (IOException | RuntimeException e) {
      if (!profileRefused) {
        profileRefused = true;
        reporter.notice("the profile cannot be written: " + e);
      }
    }
  }

  private void writeReport(Path file) {
    try {
      reporter.writeHtml(file);
    } catch (IOException | RuntimeException e) {
      reporter.notice("the report cannot be written: " + e);
    }
  }

  private boolean shortLived() {
    return System.nanoTime() - began < SHORT_LIVED_NANOS;
  }

  private String summary() {
    if (ledger == null) {
      return "exit: no JDBC class was "
          + (containment.failures() == 0
              ? "seen"
              : "woven; " + containment.failures() + " failures of the agent were suppressed");
    }
    StringBuilder text = new StringBuilder("exit: ");
    count(text, reporter.violations(), "violation");
    count(text.append(" of "), reporter.fingerprints(), "kind");
    count(text.append(", "), weaving.wovenClasses().count(), "class");
    text.append(" woven");
    if (weaving.wovenClasses().failures() > 0) {
      count(text.append(", "), weaving.wovenClasses().failures(), "class");
      text.append(" could not be");
    }
    if (reporter.dropped() > 0) {
      count(text.append(", "), reporter.dropped(), "record");
      text.append(" dropped");
    }
    if (ledger.dropped() > 0) {
      count(text.append(", "), ledger.dropped(), "open statement");
      text.append(" not watched");
    }
    if (ledger.droppedEntities() > 0) {
      text.append(", ").append(ledger.droppedEntities()).append(" entities not followed");
    }
    if (containment.failures() > 0) {
      count(text.append(", "), containment.failures(), "suppressed failure");
    }
    return text.toString();
  }

  private static void count(StringBuilder text, long number, String noun) {
    String plural = noun.endsWith("s") ? "es" : "s";
    text.append(number).append(' ').append(noun).append(number == 1 ? "" : plural);
  }
}
