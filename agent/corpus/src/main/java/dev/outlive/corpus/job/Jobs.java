package dev.outlive.corpus.job;

import static org.quartz.TriggerBuilder.newTrigger;

import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Schedules jobs from inside of transactions: the job store takes part in them. */
@Service
class Jobs {

  private final Scheduler scheduler;

  Jobs(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** A refused one is rolled back and never runs. */
  @Transactional
  boolean reportOnce(boolean refused) {
    try {
      scheduler.scheduleJob(newTrigger().forJob("report").usingJobData("once", true).build());
    } catch (SchedulerException busy) {
      throw new TransientDataAccessResourceException("not scheduled", busy);
    }
    if (refused) {
      throw new ConcurrencyFailureException("refused");
    }
    return true;
  }

  @Transactional(readOnly = true)
  int triggers() {
    try {
      return scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup()).size();
    } catch (SchedulerException busy) {
      throw new TransientDataAccessResourceException("not listed", busy);
    }
  }
}
