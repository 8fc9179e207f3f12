package dev.outlive.corpus.order;

import org.springframework.stereotype.Component;

/** Reads what belongs to a customer after the transaction of its repository, which is a mistake. */
@Component
public class Labels {

  private final CustomerRepository customers;

  Labels(CustomerRepository customers) {
    this.customers = customers;
  }

  /** How many labels the newest customer has. */
  public int ofNewest() {
    Customer ada = new Customer("Ada", "ada@example.com");
    ada.getLabels().add("new");
    customers.save(ada);
    return count(newest());
  }

  private Customer newest() {
    return customers.findTop20ByOrderByIdDesc().get(0);
  }

  private static int count(Customer customer) {
    return customer.getLabels().size();
  }
}
