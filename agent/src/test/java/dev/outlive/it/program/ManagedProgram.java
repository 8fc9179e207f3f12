package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.recovery.XAResourceRecoveryHelper;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/**
 * Distributed transactions, as Narayana manages them, over Agroal and over connections that the
 * application opens itself. Prints a {@code SECTION} for what is clean and a {@code MISUSE} for
 * each use after an end, in the order of the log, with what the agent counted.
 */
public final class ManagedProgram implements Program {

  private static final int ROUNDS = 20;

  private final TransactionManager manager =
      com.arjuna.ats.jta.TransactionManager.transactionManager();
  private Database database;
  private AgentView agent;
  private Sections sections;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    this.database = Database.of(arguments[0]);
    this.agent = agent;
    this.sections = new Sections(agent);
    try (Connection keeper = database.connect()) {
      database.withTables(keeper, this::judge);
    }
  }

  private void judge() throws Exception {
    sections.run("transactions over a pool", this::pooled);
    sections.run("transactions over a connection of one's own", this::own);
    sections.run("transactions over two databases", this::both);
    sections.run("a recovery that finds a resource closed", this::recovery);
    misuse("a resource of a closed connection", this::closed);
    misuse("a commit that the connection does not live to see", this::cut);
    misuse("a handle that was closed in a transaction that goes on", this::handle);
  }

  private AgroalDataSource pool(Database ofDatabase) throws SQLException {
    Class<?> driver = ofDatabase.xaSource().orElseThrow().getClass();
    var integration =
        new NarayanaTransactionIntegration(manager, new TransactionSynchronizationRegistryImple());
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(2)
                        .acquisitionTimeout(Duration.ofSeconds(30))
                        .transactionIntegration(integration)
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .connectionProviderClass(driver)
                                    .jdbcUrl(ofDatabase.url()))));
  }

  private void pooled() throws Exception {
    try (AgroalDataSource pool = pool(database)) {
      for (int i = 0; i < ROUNDS; i++) {
        manager.begin();
        try (Connection connection = pool.getConnection()) {
          update(connection);
        }
        try (Connection again = pool.getConnection()) {
          update(again);
        }
        end(i);
      }
    }
  }

  private void own() throws Exception {
    XAConnection physical = physical();
    for (int i = 0; i < ROUNDS; i++) {
      manager.begin();
      work(physical);
      end(i);
    }
    physical.close();
  }

  /** In two phases, but with PostgreSQL, which prepares no transactions as it comes. */
  private void both() throws Exception {
    if (database == Database.POSTGRESQL) {
      return;
    }
    try (AgroalDataSource pool = pool(database);
        AgroalDataSource other = pool(Database.H2)) {
      for (int i = 0; i < ROUNDS; i++) {
        manager.begin();
        try (Connection connection = pool.getConnection();
            Connection ofOther = other.getConnection()) {
          update(connection);
          ofOther.createStatement().executeUpdate("SET @round = " + i);
        }
        end(i);
      }
    }
  }

  /** The handle is closed long before the transaction ends, as everybody does it. */
  private void work(XAConnection physical) throws Exception {
    check(manager.getTransaction().enlistResource(physical.getXAResource()));
    try (Connection handle = physical.getConnection()) {
      update(handle);
    }
  }

  private void update(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(database.sql("UPDATE %t SET name = 'two' WHERE id = 1"));
    }
  }

  private void end(int round) throws Exception {
    if (round % 3 == 0) {
      manager.rollback();
    } else {
      manager.commit();
    }
  }

  private XAConnection physical() throws SQLException {
    return database.xaSource().orElseThrow().getXAConnection();
  }

  /** A manager goes on asking the resources that it was once given; nobody told it. */
  private void recovery() throws Exception {
    XAConnection open = physical();
    XAConnection closed = physical();
    Resources resources = new Resources(open.getXAResource(), closed.getXAResource());
    closed.close();
    XARecoveryModule recovery = new XARecoveryModule();
    recovery.addXAResourceRecoveryHelper(resources);
    onThreadOfTheManagers(recovery::periodicWorkFirstPass);
    onThreadOfTheManagers(recovery::periodicWorkSecondPass);
    check(resources.asked);
    open.close();
  }

  private static void onThreadOfTheManagers(Runnable pass) throws InterruptedException {
    Thread thread = new Thread(pass);
    thread.start();
    thread.join();
  }

  private static final class Resources implements XAResourceRecoveryHelper {
    private final XAResource[] all;
    private volatile boolean asked;

    Resources(XAResource... all) {
      this.all = all;
    }

    @Override
    public boolean initialise(String parameter) {
      return true;
    }

    @Override
    public XAResource[] getXAResources() {
      asked = true;
      return all;
    }
  }

  private void closed() throws Exception {
    XAConnection physical = physical();
    XAResource resource = physical.getXAResource();
    physical.close();
    resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN);
  }

  private void cut() throws Exception {
    XAConnection physical = physical();
    manager.begin();
    work(physical);
    physical.close();
    manager.commit();
  }

  private void handle() throws Exception {
    try (AgroalDataSource pool = pool(database)) {
      manager.begin();
      Connection connection = pool.getConnection();
      update(connection);
      connection.close();
      try {
        connection.createStatement();
      } finally {
        manager.commit();
      }
    }
  }

  private void misuse(String name, Sections.Step step) {
    // Each in full, though they resemble one another.
    agent.reset();
    long before = agent.violations();
    try {
      step.run();
    } catch (Exception minded) {
      // Whether anybody minds is not the question.
    }
    System.out.println("MISUSE violations=" + (agent.violations() - before) + " " + name);
  }
}
