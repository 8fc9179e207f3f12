package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.HttpServerProgram;
import dev.outlive.it.program.JobProgram;
import dev.outlive.it.program.Program;
import dev.outlive.it.program.ServletProgram;
import dev.outlive.it.program.SpringProgram;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens in a request says so, and what outlives it is reported, once. */
class RequestIT {

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"jakarta", "javax"})
  void aRequestOfServletsIsOneHoweverItIsDispatched(String nameSpace) {
    AgentJvm child = child(ServletProgram.class, 9);
    if (nameSpace.equals("jakarta")) {
      child.on("tomcat-embed-core", "tomcat-annotations-api");
    } else {
      child.ahead(OlderNameSpace.compiled(ServletProgram.class)).ahead(OlderNameSpace.libraries());
    }
    AgentRun run = child.run();

    assertThat(scopes(run, "use-after-close"))
        .containsExactlyInAnyOrder(
            "GET /forwarding > GET /forwarding > GET /forwarding",
            "GET /including > GET /including > GET /including",
            "GET /breaking > GET /breaking > GET /breaking",
            "GET /dispatching > GET /dispatching > GET /dispatching",
            "GET /handing-out > GET /handing-out > GET /reading");
    assertThat(scopes(run, "connection-crosses-request"))
        .containsExactlyInAnyOrder(
            "GET /completing >  > ", "GET /timing-out >  > ", "GET /keeping/* >  > ");
    assertThat(scopes(run, "connection-leak")).containsExactly("GET /losing >  > ");
    assertThat(run.violations()).hasSize(9);
    assertNothingOfParameters(run);
  }

  @Test
  void springKnowsTheBestPattern() {
    AgentRun run =
        child(SpringProgram.class, 2)
            .on("tomcat-embed-core", "tomcat-annotations-api")
            .on("spring-webmvc", "spring-web", "spring-context", "spring-core", "spring-beans")
            .on("spring-aop", "spring-expression", "micrometer-observation", "micrometer-commons")
            .on("commons-logging", "jspecify")
            .run();

    assertThat(scopes(run, "use-after-close"))
        .containsExactly(
            "GET /owners/{ownerId}/forwarding > GET /owners/{ownerId}/forwarding > GET"
                + " /owners/{ownerId}/forwarding");
    assertThat(scopes(run, "connection-crosses-request"))
        .containsExactly("GET /owners/{ownerId} >  > ");
    assertThat(run.violations()).hasSize(2);
    assertNothingOfParameters(run);
  }

  @Test
  void handlersOfTheJdksServerAreRequestsEvenAsLambdas() {
    AgentRun run = child(HttpServerProgram.class, 4).run();

    assertThat(scopes(run, "use-after-close"))
        .containsExactly("GET /handing-out > GET /handing-out > GET /reading");
    assertThat(scopes(run, "connection-crosses-request"))
        .containsExactlyInAnyOrder("GET /breaking >  > ", "GET /keeping >  > ");
    assertThat(scopes(run, "connection-leak")).containsExactly("GET /losing >  > ");
    assertThat(run.violations()).hasSize(4);
    assertNothingOfParameters(run);
  }

  @Test
  void methodsThatTheUserNamesAreRequests() {
    AgentRun run =
        child(JobProgram.class, 3)
            .set(
                "outlive.scopes",
                JobProgram.class.getName()
                    + "$Nightly.*,"
                    + JobProgram.class.getName()
                    + "$Weekly.keeps")
            .run();

    assertThat(scopes(run, "use-after-close"))
        .containsExactly(
            "JobProgram.Nightly.handsOut > JobProgram.Nightly.handsOut >"
                + " JobProgram.Nightly.reads");
    assertThat(scopes(run, "connection-crosses-request"))
        .containsExactlyInAnyOrder(
            "JobProgram.Weekly.keeps >  > ", "JobProgram.Nightly.keepsAndFails >  > ");
    assertThat(run.violations()).hasSize(3);
  }

  private static AgentJvm child(Class<? extends Program> program, int violations) {
    return AgentJvm.running(program, Integer.toString(violations))
        .on("h2", "HikariCP", "slf4j-api");
  }

  /** Where each violation of a rule was opened, closed and used. */
  private static List<String> scopes(AgentRun run, String rule) {
    return run.violations().stream()
        .filter(violation -> violation.rule().equals(rule))
        .map(
            violation ->
                violation.text("opened", "scope")
                    + " > "
                    + violation.text("closed", "scope")
                    + " > "
                    + violation.text("used", "scope"))
        .toList();
  }

  private static void assertNothingOfParameters(AgentRun run) {
    assertThat(
            run.violations().toString()
                + run.violations().stream().map(LoggedViolation::fields).toList())
        .doesNotContain("secret", "/17");
  }
}
