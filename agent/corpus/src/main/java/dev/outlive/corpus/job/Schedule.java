package dev.outlive.corpus.job;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When which job runs; the nights are short here. */
@Configuration(proxyBeanMethods = false)
class Schedule {

  @Bean
  JobDetail nightly() {
    return newJob(NightlyJob.class)
        .withIdentity("nightly")
        .usingJobData("runs", 0)
        .storeDurably()
        .build();
  }

  @Bean
  JobDetail report() {
    return newJob(ReportJob.class).withIdentity("report").storeDurably().build();
  }

  @Bean
  JobDetail failing() {
    return newJob(FailingJob.class).withIdentity("failing").storeDurably().build();
  }

  @Bean
  Trigger everyNight() {
    return every(600, "nightly", NightlyJob.class);
  }

  @Bean
  Trigger everyReport() {
    return every(400, "report", ReportJob.class);
  }

  @Bean
  Trigger everyFailure() {
    return every(900, "failing", FailingJob.class);
  }

  private static Trigger every(long millis, String job, Class<? extends Job> type) {
    return newTrigger()
        .forJob(job)
        .withIdentity("every " + type.getSimpleName())
        .withSchedule(
            simpleSchedule()
                .withIntervalInMilliseconds(millis)
                .repeatForever()
                .withMisfireHandlingInstructionNextWithRemainingCount())
        .build();
  }
}
