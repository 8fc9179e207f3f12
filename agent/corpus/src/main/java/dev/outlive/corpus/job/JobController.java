package dev.outlive.corpus.job;

import org.quartz.SchedulerException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/jobs")
class JobController {

  private final Jobs jobs;

  JobController(Jobs jobs) {
    this.jobs = jobs;
  }

  @PostMapping("/report")
  boolean report(@RequestParam boolean refused) throws SchedulerException {
    return jobs.reportOnce(refused);
  }

  @GetMapping("/triggers")
  int triggers() throws SchedulerException {
    return jobs.triggers();
  }
}
