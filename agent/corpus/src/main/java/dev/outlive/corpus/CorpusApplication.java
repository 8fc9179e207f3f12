package dev.outlive.corpus;

import dev.outlive.corpus.load.Load;
import dev.outlive.corpus.load.Tally;
import dev.outlive.corpus.mistake.Mistakes;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.EnableAsync;

/**
 * A small shop with nothing wrong in it, and the customers who keep it busy.
 *
 * <p>{@code --seconds=N} and {@code --threads=N} say for how long and how hard it is used; {@code
 * --spring.profiles.active=postgresql} runs it on PostgreSQL, in a schema of its own that {@code
 * --corpus.schema} names; {@code --mistake} makes three mistakes on purpose before. Ends with exit
 * code 0 where every request was answered as it should be.
 */
@SpringBootApplication
@EnableAsync
public class CorpusApplication {

  CorpusApplication() {}

  /**
   * Starts the shop, keeps it busy, and closes it.
   *
   * @throws SQLException when the mistakes, or the end of the schema, fail unexpectedly
   */
  public static void main(String[] arguments) throws InterruptedException, SQLException {
    ConfigurableApplicationContext shop = SpringApplication.run(CorpusApplication.class, arguments);
    boolean flawless;
    try {
      flawless = use(shop);
    } finally {
      shop.close();
      Schema.drop(shop.getEnvironment());
    }
    System.exit(flawless ? 0 : 1);
  }

  private static boolean use(ConfigurableApplicationContext shop)
      throws InterruptedException, SQLException {
    Environment settings = shop.getEnvironment();
    if (settings.containsProperty("mistake")) {
      shop.getBean(Mistakes.class).make();
    }
    Load load =
        new Load(
            settings.getRequiredProperty("local.server.port", Integer.class),
            settings.getProperty("threads", Integer.class, 6));
    Tally tally = load.run(Duration.ofSeconds(settings.getProperty("seconds", Long.class, 10L)));
    tally.lines().forEach(System.out::println);
    for (Counted part : shop.getBeansOfType(Counted.class).values()) {
      part.awaitFirst();
      System.out.println(part.counts());
    }
    return tally.failed() == 0;
  }
}
