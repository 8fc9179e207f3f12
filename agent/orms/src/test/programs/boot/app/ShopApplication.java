package app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A small shop, which visits itself and says what it got. */
@SpringBootApplication
public class ShopApplication {
  private static final Map<String, Object> SETTINGS =
      Map.of(
          "spring.main.banner-mode", "off",
          "server.port", "0",
          "spring.datasource.url", "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1",
          "spring.datasource.hikari.pool-name", "shop",
          "spring.jpa.hibernate.ddl-auto", "create",
          "logging.level.root", "off");

  public static void main(String[] arguments) throws Exception {
    SpringApplication application = new SpringApplication(ShopApplication.class);
    application.setDefaultProperties(SETTINGS);
    try (ConfigurableApplicationContext shop = application.run(arguments)) {
      fill(shop);
      int port = shop.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      for (int i = 0; i < 3; i++) {
        visit(port, "/orders/11/buyer");
      }
      visit(port, "/orders/11/filtered");
      visit(port, "/orders/of-item/ink/buyer");
      visit(port, "/orders/11/handed-over");
      visit(port, "/customers/1");
      visit(port, "/orders/11/label");
      visit(port, "/orders/of-item/ink/label");
      visit(port, "/orders/11/by-hand/filtered");
    }
  }

  private static void fill(ConfigurableApplicationContext shop) {
    Customer ada = new Customer(1, "Ada");
    shop.getBean(Customers.class).save(ada);
    shop.getBean(Orders.class).save(new Order(11, "ink", ada));
  }

  private static void visit(int port, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    String body = answer.statusCode() == 200 ? " " + answer.body() : "";
    System.out.println("GOT " + path + ": " + answer.statusCode() + body);
  }
}
