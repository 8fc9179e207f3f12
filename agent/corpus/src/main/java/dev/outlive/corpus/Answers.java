package dev.outlive.corpus;

import dev.outlive.corpus.order.OutOfStockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLTransientConnectionException;
import java.util.NoSuchElementException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a request is answered whose transaction was rolled back, or got no connection. */
@RestControllerAdvice
class Answers {

  @ExceptionHandler
  ResponseEntity<String> outOfStock(OutOfStockException refused) {
    return ResponseEntity.status(HttpStatus.CONFLICT).body(refused.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<String> nothingThere(NoSuchElementException missing) {
    return ResponseEntity.status(HttpStatus.NOT_FOUND).body(missing.getMessage());
  }

  @ExceptionHandler({
    DataAccessException.class,
    TransactionException.class,
    PersistenceException.class
  })
  ResponseEntity<String> refused(Exception refused) {
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(refused);
    HttpStatus status =
        cause instanceof SQLTransientConnectionException
            ? HttpStatus.SERVICE_UNAVAILABLE
            : HttpStatus.CONFLICT;
    return ResponseEntity.status(status).body(refused.toString());
  }
}
