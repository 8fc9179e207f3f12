package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationFramesTest {
  private final ApplicationFrames byExclusion = new ApplicationFrames(List.of());

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.Shop", "com.acme.Shop$Inner", "Main", "dev.outlive.demo.Tour"})
  void theApplicationsAre(String name) {
    assertThat(byExclusion.contains(name, null, "app")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.zaxxer.hikari.pool.HikariPool",
        "org.h2.jdbc.JdbcConnection",
        "org.postgresql.jdbc.PgConnection",
        "org.springframework.jdbc.core.JdbcTemplate",
        "org.hibernate.Session",
        "io.ebeaninternal.server.query.CQuery",
        "dev.outlive.orm.Model",
        "com.acme.Shop$$SpringCGLIB$$0",
        "jdk.proxy2.$Proxy12",
        "com.acme.Shop$$Lambda/0x0000000800c03000"
      })
  void librariesAndGeneratedClassesAreNot(String name) {
    assertThat(byExclusion.contains(name, null, "app")).isFalse();
  }

  @Test
  void noLibrarysPrefixBeginsAnother() throws IOException {
    try (InputStream list = ApplicationFrames.class.getResourceAsStream("libraries.txt")) {
      List<String> prefixes =
          new String(list.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      assertThat(prefixes)
          .isSorted()
          .allSatisfy(
              each -> {
                assertThat(byExclusion.contains(each + "Some", null, "app")).isFalse();
                assertThat(prefixes).filteredOn(each::startsWith).containsExactly(each);
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "java.util.ArrayList, java.base,",
    "com.sun.net.httpserver.Filter, jdk.httpserver, platform",
    "com.acme.OnPlatform, , platform"
  })
  void theJdkIsNot(String name, String module, String loader) {
    assertThat(byExclusion.contains(name, module, loader)).isFalse();
  }

  @Test
  void oursAreNeverEvenIfThePrefixSaysSo() {
    ApplicationFrames all = new ApplicationFrames(List.of("dev.outlive", "java.lang"));
    assertThat(all.contains("dev.outlive.ledger.Ledger", null, "outlive")).isFalse();
    assertThat(all.contains("java.lang.$OutliveHooks", "java.base", null)).isFalse();
    assertThat(all.contains("dev.outlive.orm.Model", null, "app")).isTrue();
  }

  @Test
  void prefixesDecideAloneWhereThereAreAny() {
    ApplicationFrames frames = new ApplicationFrames(List.of("org.h2.tools.", "com.acme."));
    assertThat(frames.contains("org.h2.tools.Server", null, "app")).isTrue();
    assertThat(frames.contains("com.acme.Shop", null, "app")).isTrue();
    assertThat(frames.contains("net.other.Shop", null, "app")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "file:/home/me/target/classes/, true",
    "jar:file:/srv/app.jar!/BOOT-INF/classes!/, true",
    "file:/srv/app/WEB-INF/classes/, true",
    "file:/srv/app/WEB-INF/lib/h2.jar, false",
    "jar:file:/srv/app.jar!/BOOT-INF/lib/h2.jar!/, false"
  })
  void aLibrarysNameInTheApplicationsPlaceIsTheApplications(String location, boolean application)
      throws MalformedURLException {
    CodeSource source = new CodeSource(URI.create(location).toURL(), (Certificate[]) null);
    byExclusion.seen("org/h2/Mine", new ProtectionDomain(source, null));
    assertThat(byExclusion.contains("org.h2.Mine", null, "app")).isEqualTo(application);
  }
}
