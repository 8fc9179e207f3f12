package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection that its pool has closed under its holder, who asks whether it is valid, which
 * fails; and then uses it. Prints what was counted after each.
 */
public final class AskedProgram implements Program {

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    AskingPool pool = AskingPool.open("jdbc:h2:mem:asked");
    Connection asked = pool.getConnection();
    asked.createStatement().close();
    pool.takeAway();
    long before = agent.violations();
    boolean failed = false;
    try {
      asked.isValid(1);
    } catch (SQLException closed) {
      failed = true;
    }
    check(failed);
    System.out.println("ASKED counted=" + (agent.violations() - before));

    pool = AskingPool.open("jdbc:h2:mem:used");
    Connection used = pool.getConnection();
    used.createStatement().close();
    pool.takeAway();
    before = agent.violations();
    try {
      check(used.createStatement() == null);
    } catch (SQLException closed) {
      // As it is to be.
    }
    System.out.println("USED counted=" + (agent.violations() - before));
  }
}
