package app;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.session.SqlSession;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where one statement that fails makes all that follow it fail, and the commit a rollback. */
final class Postgres {
  private final Stock stock;

  private Postgres(Stock stock) {
    this.stock = stock;
  }

  static List<Scenario> scenarios(Stock stock) {
    Postgres postgres = new Postgres(stock);
    List<Scenario> scenarios = new ArrayList<>();
    for (Lead lead : Lead.values()) {
      for (Kind kind : Kind.values()) {
        scenarios.add(
            new Scenario(lead.title() + "/" + kind.title(), () -> postgres.rounds(lead, kind)));
      }
    }
    scenarios.add(new Scenario("failing-in-spring", postgres::failingInSpring));
    scenarios.add(new Scenario("failing", postgres::failing));
    scenarios.add(new Scenario("returning-undone", () -> postgres.returning(1, true)));
    scenarios.add(new Scenario("returning-done", () -> postgres.returning(2, false)));
    scenarios.add(new Scenario("returning-since", postgres::returningSince));
    return scenarios;
  }

  private void rounds(Lead lead, Kind kind) {
    for (int round = 1; round <= 2; round++) {
      Object owner = lead.lead(stock, kind::load);
      Said.read(round + ".read", stock.log(), () -> kind.read(owner));
    }
  }

  private static Customer customer(SqlSession session) {
    return session.getMapper(StockMapper.class).customerOfFailing(1);
  }

  /** Somebody writes behind the close of the session, and before the commit. */
  private void failingInSpring() {
    for (int round = 1; round <= 3; round++) {
      Customer customer =
          Lead.inSpring(
              stock,
              (session, status) -> {
                Customer found = customer(session);
                TransactionSynchronizationManager.registerSynchronization(new Writing(stock));
                return found;
              });
      Said.of(round + ".read", Said.attempt(customer::getNotes));
      Said.of(round + ".written", written());
    }
  }

  private int written() {
    return Lead.closed(
            stock.factory().openSession(),
            session -> session.getMapper(ShopMapper.class).notesOf(1000))
        .size();
  }

  private void failing() {
    for (int round = 1; round <= 3; round++) {
      Customer customer = Lead.closed(stock.factory().openSession(), Postgres::customer);
      Said.of(round + ".read", Said.attempt(customer::getNotes));
      Said.of(round + ".again", Said.attempt(customer::getNotes));
    }
  }

  /** What has written hands out rows as a query does. */
  private void returning(long id, boolean undone) {
    for (int round = 1; round <= 3; round++) {
      Customer customer =
          Lead.inSpring(
              stock,
              (session, status) -> {
                session.getMapper(StockMapper.class).returning(id);
                if (undone) {
                  status.setRollbackOnly();
                }
                return session.getMapper(ShopMapper.class).customer(id);
              });
      Said.of(round + ".read", Said.attempt(() -> Kind.NOTES.read(customer)));
    }
  }

  private void returningSince() {
    for (int round = 1; round <= 3; round++) {
      Customer customer =
          Lead.closed(
              stock.factory().openSession(),
              session -> session.getMapper(ShopMapper.class).customer(3));
      if (round == 3) {
        Lead.closed(
            stock.factory().openSession(true),
            session -> session.getMapper(StockMapper.class).returning(3));
      }
      Said.read(round + ".read", stock.log(), () -> Kind.NOTES.read(customer));
    }
  }

  /** The last to be told that the transaction is about to end. */
  private record Writing(Stock stock) implements TransactionSynchronization {
    @Override
    public int getOrder() {
      return Integer.MAX_VALUE;
    }

    @Override
    public void beforeCompletion() {
      Connection connection = DataSourceUtils.getConnection(stock.source());
      try (Statement statement = connection.createStatement()) {
        statement.execute("insert into notes (text, customer_id) values ('Late', 1000)");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
