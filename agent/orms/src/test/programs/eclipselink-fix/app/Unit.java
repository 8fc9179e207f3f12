package app;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import java.lang.reflect.Proxy;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.SingleTableMultitenantPolicy;
import org.eclipse.persistence.descriptors.partitioning.RoundRobinPartitioningPolicy;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.eclipse.persistence.transaction.JTATransactionController;

/** What an application may do to its persistence unit in code. */
enum Unit implements SessionCustomizer {
  /** A column tells the tenants apart. */
  TENANTS {
    @Override
    public void customize(Session session) {
      ClassDescriptor customers = session.getDescriptor(Customer.class);
      SingleTableMultitenantPolicy policy = new SingleTableMultitenantPolicy(customers);
      policy.addTenantDiscriminatorField(
          "eclipselink.tenant-id", new DatabaseField("tenant_id", "customers"));
      customers.setMultitenantPolicy(policy);
    }
  },
  /** All queries are spread over pools, of which there is one. */
  PARTITIONED {
    @Override
    public void customize(Session session) {
      session
          .getDescriptor(Customer.class)
          .setPartitioningPolicy(new RoundRobinPartitioningPolicy("default"));
    }
  },
  /** One of them is never changed, and the same for all. */
  SHARED {
    @Override
    public void customize(Session session) {
      session.getDescriptor(Note.class).setReadOnly();
    }
  },
  /** A container has begun no transaction, and begins none. */
  JTA {
    @Override
    public void customize(Session session) {
      session.setExternalTransactionController(new JTATransactionController(idle()));
    }

    private TransactionManager idle() {
      return (TransactionManager)
          Proxy.newProxyInstance(
              Unit.class.getClassLoader(),
              new Class<?>[] {TransactionManager.class},
              (proxy, method, arguments) ->
                  method.getReturnType() == int.class ? Status.STATUS_NO_TRANSACTION : null);
    }
  }
}
