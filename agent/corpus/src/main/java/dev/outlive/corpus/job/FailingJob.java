package dev.outlive.corpus.job;

import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.quartz.QuartzJobBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fails each time, and its transaction is rolled back. */
class FailingJob extends QuartzJobBean {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final JobRuns runs;

  FailingJob(JdbcTemplate jdbc, PlatformTransactionManager transactions, JobRuns runs) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.runs = runs;
  }

  @Override
  protected void executeInternal(JobExecutionContext context) throws JobExecutionException {
    try {
      transaction.executeWithoutResult(
          status -> {
            jdbc.update("insert into delivery (product_id, quantity) values (3, 1)");
            jdbc.update("insert into delivery (product_id, quantity) values (3, 0)");
          });
    } catch (DataIntegrityViolationException expected) {
      runs.ran("failing");
      throw new JobExecutionException(expected);
    }
  }
}
