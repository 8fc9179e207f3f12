package dev.outlive.corpus.audit;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/audit")
class AuditController {

  private final AuditTrail trail;
  private final Booking booking;

  AuditController(AuditTrail trail, Booking booking) {
    this.trail = trail;
    this.booking = booking;
  }

  /** Answered by the thread that wrote the entry. */
  @PostMapping
  CompletableFuture<Long> add(@RequestParam String what) {
    return trail.recordLater(what);
  }

  @PostMapping("/forget")
  Callable<Integer> forget() {
    return trail::forgetOldest;
  }

  @PostMapping("/booking")
  long book(@RequestParam boolean refused) {
    return booking.book(refused);
  }

  @ExceptionHandler
  ResponseEntity<String> refused(IllegalStateException refused) {
    return ResponseEntity.status(HttpStatus.CONFLICT).body(refused.getMessage());
  }
}
