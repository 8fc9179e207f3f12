package dev.outlive.bench;

import dev.outlive.bench.workload.BorrowAndReturn;
import dev.outlive.bench.workload.Operation;
import dev.outlive.bench.workload.ReadRows;
import dev.outlive.bench.workload.SelectOnH2;

/** What can be measured. */
enum Workload {
  W1("borrow and return, stub driver", BorrowAndReturn.class),
  W2("prepare, execute, 20 rows of 5 getters, close; stub driver", ReadRows.class),
  W3("select by primary key, H2 in memory", SelectOnH2.class);

  private final String title;
  private final Class<? extends Operation> operation;

  Workload(String title, Class<? extends Operation> operation) {
    this.title = title;
    this.operation = operation;
  }

  String title() {
    return title;
  }

  Class<? extends Operation> operation() {
    return operation;
  }
}
