package dev.outlive.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "jdbc:postgresql://h:5432/db|jdbc:postgresql://h:5432/db",
        "jdbc:postgresql://u:p@h/db?x=1|jdbc:postgresql://h/db",
        "jdbc:postgresql://h:1/db?user=me@corp&password=p|jdbc:postgresql://h:1/db",
        "jdbc:postgresql://u:p/w@h/db|jdbc:postgresql://h/db",
        "jdbc:postgresql://u:1/2@h/db|jdbc:postgresql://h/db",
        "jdbc:postgresql://u:p?w@h/db|jdbc:postgresql://h/db",
        "jdbc:postgresql://u:p@ss@h/db|jdbc:postgresql://h/db",
        "jdbc:postgresql://[::1]:5432/db?x|jdbc:postgresql://[::1]:5432/db",
        "jdbc:postgresql:db|jdbc:postgresql:db",
        "jdbc:h2:mem:x;USER=sa;PASSWORD=p|jdbc:h2:mem:x",
        "jdbc:h2:file:C:/data/x;USER=sa|jdbc:h2:file:C:/data/x",
        "jdbc:h2:tcp://h:9092/~/x;PASSWORD=p|jdbc:h2:tcp://h:9092/~/x",
        "jdbc:hsqldb:mem:x;user=sa|jdbc:hsqldb:mem:x",
        "jdbc:derby:memory:x;create=true;user=u|jdbc:derby:memory:x",
        "jdbc:sqlite:/home/bob/x.db?cache=shared|jdbc:sqlite:/home/bob/x.db",
        "jdbc:sqlite::memory:|jdbc:sqlite::memory:",
        "jdbc:sqlserver://h:1433;databaseName=x;user=u;password=p|"
            + "jdbc:sqlserver://h:1433;databaseName=x",
        "jdbc:sqlserver://h;user=u;password={a;b@c}|jdbc:sqlserver://h",
        "jdbc:oracle:thin:scott/tiger@//h:1521/s|jdbc:oracle:thin:@//h:1521/s",
        "jdbc:oracle:thin:scott/tiger@h:1521:sid|jdbc:oracle:thin:@h:1521:sid",
        "jdbc:oracle:thin:scott/\"p@s?s\"@h:1521:sid|jdbc:oracle:thin:@h:1521:sid",
        "jdbc:oracle:thin:@tcps://h:1/s?wallet=x@y|jdbc:oracle:thin:@tcps://h:1/s",
        "jdbc:oracle:oci:scott/tiger|jdbc:oracle:oci:",
        "jdbc:mysql:loadbalance://u:p@h1:3306,h2:3306/db?a=b|"
            + "jdbc:mysql:loadbalance://h1:3306,h2:3306/db",
        "jdbc:mysql://address=(host=h)(port=1)(user=u)(password=p)/db|"
            + "jdbc:mysql://address=(host=h)(port=1)",
        "jdbc:mariadb:replication://h1,h2/db|jdbc:mariadb:replication://h1,h2/db",
        "jdbc:db2://h:50000/db:user=u;password=p;|jdbc:db2://h:50000/db",
        "jdbc:teradata://h/DATABASE=d,USER=u,PASSWORD=p|jdbc:teradata://h/DATABASE=d",
        "jdbc:p6spy:postgresql://u:p@h/db|jdbc:p6spy:postgresql://h/db",
        "nonsense|nonsense"
      })
  void keepsTheAddressAndNothingSecret(String url, String sanitized) {
    assertThat(JdbcUrl.sanitized(url)).isEqualTo(sanitized);
  }

  @Test
  void givesNullForNullAndBoundsTheRest() {
    assertThat(JdbcUrl.sanitized(null)).isNull();
    assertThat(JdbcUrl.sanitized("jdbc:h2:" + "x".repeat(9_000))).hasSizeLessThan(310);
  }
}
