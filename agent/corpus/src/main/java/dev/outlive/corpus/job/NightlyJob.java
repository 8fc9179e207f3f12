package dev.outlive.corpus.job;

import dev.outlive.corpus.document.Documents;
import dev.outlive.corpus.order.Orders;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.PersistJobDataAfterExecution;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Tidies up, and remembers from run to run how often it did. */
@DisallowConcurrentExecution
@PersistJobDataAfterExecution
class NightlyJob extends QuartzJobBean {

  private final Orders orders;
  private final Documents documents;
  private final JobRuns runs;

  NightlyJob(Orders orders, Documents documents, JobRuns runs) {
    this.orders = orders;
    this.documents = documents;
    this.runs = runs;
  }

  @Override
  protected void executeInternal(JobExecutionContext context) {
    orders.restock();
    orders.forgetOldest();
    documents.forgetOldest();
    JobDataMap remembered = context.getJobDetail().getJobDataMap();
    remembered.put("runs", remembered.getInt("runs") + 1);
    runs.ran("nightly");
  }
}
