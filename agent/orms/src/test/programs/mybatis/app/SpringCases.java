package app;

import java.util.List;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.mybatis.spring.SqlSessionTemplate;
import org.mybatis.spring.transaction.SpringManagedTransactionFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions that Spring opens and closes. */
final class SpringCases {
  private SpringCases() {}

  static List<Case> all() {
    return List.of(
        new Case(
            "spring-in-transaction/orders.size",
            shop -> {
              SqlSessionTemplate template = template(shop);
              return () ->
                  transaction(shop)
                      .execute(
                          status -> Page.renderNumberOfOrders(Repository.loadCustomer(template)));
            }),
        new Case(
            "spring-after-transaction/orders.size",
            shop -> {
              SqlSessionTemplate template = template(shop);
              Customer customer = endByTransaction(shop, template);
              return () -> Page.renderNumberOfOrders(customer);
            }),
        new Case(
            "spring-without-transaction/orders.size",
            shop -> {
              Customer customer = Repository.loadCustomer(template(shop));
              return () -> Page.renderNumberOfOrders(customer);
            }));
  }

  private static Customer endByTransaction(Shop shop, SqlSessionTemplate template) {
    return transaction(shop).execute(status -> Repository.loadCustomer(template));
  }

  private static TransactionTemplate transaction(Shop shop) {
    return new TransactionTemplate(new DataSourceTransactionManager(shop.source()));
  }

  private static SqlSessionTemplate template(Shop shop) {
    SqlSessionFactory factory =
        new SqlSessionFactoryBuilder()
            .build(Configured.of(shop.source(), new SpringManagedTransactionFactory()));
    return new SqlSessionTemplate(factory);
  }
}
