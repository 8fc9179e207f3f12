package dev.outlive.bench;

import dev.outlive.bench.workload.OpenTogether;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How often a workload is done. */
enum Rhythm {
  /** As often as fits into an iteration. */
  TIMED {
    @Override
    ChainedOptionsBuilder set(ChainedOptionsBuilder options, Effort effort) {
      return options
          .mode(Mode.AverageTime)
          .param("warmUp", String.valueOf(TimeUnit.SECONDS.toMillis(effort.warmUp())))
          .warmupIterations(2)
          .warmupTime(SECOND)
          .measurementIterations(effort.iterations())
          .measurementTime(SECOND);
    }
  },
  /** A million times, and that once. */
  MILLION {
    @Override
    ChainedOptionsBuilder set(ChainedOptionsBuilder options, Effort effort) {
      return options
          .mode(Mode.SingleShotTime)
          .warmupIterations(1)
          .warmupBatchSize(effort.many() / 5)
          .measurementIterations(1)
          .measurementBatchSize(effort.many())
          .operationsPerInvocation(effort.many());
    }
  },
  /** Once an iteration; what is counted are the leases. */
  TOGETHER {
    @Override
    ChainedOptionsBuilder set(ChainedOptionsBuilder options, Effort effort) {
      return options
          .mode(Mode.SingleShotTime)
          .warmupIterations(10 * effort.warmUp())
          .measurementIterations(10 * effort.iterations())
          .operationsPerInvocation(OpenTogether.LEASES);
    }
  };

  /**
   * Not less: what the agent may spend on stacks it is given by the second, and an iteration must
   * not miss it.
   */
  private static final TimeValue SECOND = TimeValue.seconds(1);

  /** Sets mode and length of a measurement. */
  abstract ChainedOptionsBuilder set(ChainedOptionsBuilder options, Effort effort);
}
