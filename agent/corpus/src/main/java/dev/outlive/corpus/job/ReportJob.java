package dev.outlive.corpus.job;

import java.util.stream.Stream;
import org.quartz.JobExecutionContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Adds up the sales, as a stream and without a transaction. */
class ReportJob extends QuartzJobBean {

  private final JdbcTemplate jdbc;
  private final JobRuns runs;

  ReportJob(JdbcTemplate jdbc, JobRuns runs) {
    this.jdbc = jdbc;
    this.runs = runs;
  }

  @Override
  protected void executeInternal(JobExecutionContext context) {
    try (Stream<Long> sold =
        jdbc.queryForStream("select sold from sales", (row, number) -> row.getLong(1))) {
      context.setResult(sold.mapToLong(Long::longValue).sum());
    }
    runs.ran(context.getTrigger().getJobDataMap().getBooleanValue("once") ? "once" : "report");
  }
}
