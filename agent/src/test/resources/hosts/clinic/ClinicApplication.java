package org.springframework.samples.clinic;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application whose package has a library's name, as samples of a framework do. */
@Configuration(proxyBeanMethods = false)
public class ClinicApplication {

  @Bean
  HikariDataSource dataSource() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:h2:mem:clinic");
    return pool;
  }

  @Bean
  Owners owners(DataSource source) {
    return new Owners(source);
  }

  public static void main(String[] arguments) {
    SpringApplication application = new SpringApplication(ClinicApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    try (var context = application.run(arguments)) {
      System.out.println("owner: " + context.getBean(Owners.class).first());
    }
  }

  /** Hands out what is over. */
  static class Owners {
    private final DataSource source;

    Owners(DataSource source) {
      this.source = source;
    }

    String first() {
      try {
        return all().getString(1);
      } catch (SQLException refused) {
        return refused.getClass().getSimpleName();
      }
    }

    private ResultSet all() throws SQLException {
      try (Connection connection = source.getConnection()) {
        ResultSet rows = connection.createStatement().executeQuery("select 'George'");
        rows.next();
        return rows;
      }
    }
  }
}
