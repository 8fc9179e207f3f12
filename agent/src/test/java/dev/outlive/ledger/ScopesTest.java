package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.hook.Entries;
import dev.outlive.hook.Hooks;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.easymock.EasyMock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScopesTest {
  private static final String BEST_PATTERN =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private final List<String> notices = new ArrayList<>();
  private final Containment containment = new Containment(notices::add);

  @BeforeEach
  void install() {
    Entries.install(new Scopes(containment));
  }

  @AfterEach
  void forget() {
    Entries.install(null);
    assertThat(notices).isEmpty();
    assertThat(here()).isNull();
    Hooks.calls().lastScope = null;
  }

  private static Scope here() {
    return Visit.scope(Hooks.calls());
  }

  /** Answers by the methods' names; an exception is thrown. */
  private static final class Answers {
    private final Map<String, Object> byMethod = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();

    Answers(String method, String pattern) {
      byMethod.put("getMethod", method);
      byMethod.put("getDispatcherType", DispatcherType.REQUEST);
      byMethod.put("isAsyncStarted", false);
      byMethod.put("getHttpServletMapping", as(HttpServletMapping.class, "getPattern", pattern));
    }

    HttpServletRequest request() {
      return (HttpServletRequest)
          Proxy.newProxyInstance(
              ScopesTest.class.getClassLoader(),
              new Class<?>[] {HttpServletRequest.class},
              (self, method, arguments) -> {
                if (method.getName().equals("getAttribute")) {
                  return attributes.get(arguments[0]);
                }
                Object answer = byMethod.get(method.getName());
                if (answer == null) {
                  throw new IllegalStateException("not asked for: " + method);
                }
                if (answer instanceof RuntimeException failure) {
                  throw failure;
                }
                return answer;
              });
    }
  }

  private static <T> T as(Class<T> type, String method, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            ScopesTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> called.getName().equals(method) ? answer : null));
  }

  private static Scope visited(HttpServletRequest request) {
    Object entered = Entries.enter(request, null);
    Scope scope = here();
    Entries.exit(entered);
    return scope;
  }

  @Test
  void aRequestIsCalledByMethodAndPattern() {
    assertThat(visited(new Answers("GET", "/orders/*").request()).name())
        .isEqualTo("GET /orders/*");
    assertThat(visited(new Answers("POST", "").request()).name()).isEqualTo("POST /");
    assertThat(visited(new Answers("GET", "*.do").request()).name()).isEqualTo("GET *.do");
  }

  @Test
  void whatAFrameworkHasFoundIsBetterAndTheFirstIsKept() {
    Answers answers = new Answers("GET", "/");
    HttpServletRequest request = answers.request();
    Object entered = Entries.enter(request, null);
    assertThat(Visit.name(here())).isEqualTo("GET /");
    answers.attributes.put(BEST_PATTERN, "/owners/{ownerId}");
    assertThat(Visit.name(here())).isEqualTo("GET /owners/{ownerId}");
    Entries.exit(entered);

    entered = Entries.enter(request, null);
    Scope scope = here();
    answers.attributes.put(BEST_PATTERN, "/error");
    Entries.exit(entered);
    assertThat(scope.name()).isEqualTo("GET /owners/{ownerId}");
  }

  @Test
  void whatThrowsIsNoAnswer() {
    Answers answers = new Answers("GET", "/orders");
    answers.byMethod.put("getHttpServletMapping", new IllegalStateException("recycled"));
    assertThat(visited(answers.request()).name()).isEqualTo("GET");
    answers.byMethod.put("getMethod", new IllegalStateException("recycled"));
    assertThat(visited(answers.request()).name()).isNull();
  }

  @Test
  void aRequestWithoutJdbcHasNoScope() {
    HttpServletRequest request =
        as(HttpServletRequest.class, "getMethod", new AssertionError("asked"));
    Object entered = Entries.enter(request, null);
    Entries.exit(entered);
    assertThat(Hooks.calls().lastScope).isNull();
  }

  @Test
  void whatIsInsideIsTheSameRequest() {
    Object outer = Entries.enter(new Answers("GET", "/outer").request(), null);
    Scope scope = here();
    Object inner = Entries.enter(new Answers("GET", "/inner").request(), null);
    assertThat(inner).isNull();
    assertThat(here()).isSameAs(scope);
    Entries.failed(inner);
    assertThat(here()).isSameAs(scope);
    assertThat(scope.endedAt()).isZero();
    Entries.failed(outer);
    assertThat(scope.endedAt()).isPositive();
    assertThat(scope.name()).isEqualTo("GET /outer");
  }

  @Test
  void noOtherThreadIsInIt() throws InterruptedException {
    Object entered = Entries.enter(null, "Job.run");
    List<Object> elsewhere = new ArrayList<>();
    Thread other = new Thread(() -> elsewhere.add(here()));
    other.start();
    other.join();
    assertThat(elsewhere).containsExactly((Object) null);
    assertThat(here().name()).isEqualTo("Job.run");
    Entries.exit(entered);
  }

  @Test
  void anErrorPageIsOfTheRequestThatFailedAndOfNoOther() {
    Answers answers = new Answers("GET", "/orders");
    HttpServletRequest request = answers.request();
    Scope failed = visited(request);
    answers.byMethod.put("getDispatcherType", DispatcherType.ERROR);
    assertThat(visited(new HttpServletRequestWrapper(request))).isSameAs(failed);
    assertThat(failed.endedAt()).isPositive();

    Answers others = new Answers("GET", "/others");
    others.byMethod.put("getDispatcherType", DispatcherType.ERROR);
    assertThat(visited(others.request())).isNotSameAs(failed);
    answers.byMethod.put("getDispatcherType", DispatcherType.REQUEST);
    assertThat(visited(request)).isNotSameAs(failed);
  }

  @Test
  void anAsynchronousRequestEndsWhenItIsComplete() throws IOException {
    List<AsyncListener> listeners = new ArrayList<>();
    AsyncContext context =
        (AsyncContext)
            Proxy.newProxyInstance(
                ScopesTest.class.getClassLoader(),
                new Class<?>[] {AsyncContext.class},
                (self, method, arguments) -> listeners.add((AsyncListener) arguments[0]) && false);
    Answers answers = new Answers("GET", "/orders");
    answers.byMethod.put("getAsyncContext", context);
    answers.byMethod.put("isAsyncStarted", true);
    HttpServletRequest request = answers.request();

    Scope scope = visited(request);
    assertThat(scope.name()).isEqualTo("GET /orders");
    assertThat(scope.endedAt()).isZero();

    answers.byMethod.put("getDispatcherType", DispatcherType.ASYNC);
    assertThat(visited(request)).isSameAs(scope);
    assertThat(scope.endedAt()).isZero();

    assertThat(listeners).isNotEmpty();
    AsyncListener listener = listeners.get(0);
    assertThat(listener).isEqualTo(listener).hasToString("outlive");
    listener.onTimeout(null);
    listener.onError(null);
    listener.onStartAsync(null);
    assertThat(scope.endedAt()).isZero();
    listener.onComplete(null);
    assertThat(scope.endedAt()).isPositive();
    assertThat(visited(request)).isNotSameAs(scope);
  }

  @Test
  void aServersObjectThatIsUsedAgainIsAnotherRequest() {
    Answers answers = new Answers("GET", "/orders");
    answers.byMethod.put("getAsyncContext", new IllegalStateException("complete"));
    answers.byMethod.put("isAsyncStarted", true);
    HttpServletRequest request = answers.request();
    Scope first = visited(request);
    answers.byMethod.put("isAsyncStarted", false);
    assertThat(visited(request)).isNotSameAs(first);
    assertThat(first.endedAt()).isPositive();
    answers.byMethod.put("getDispatcherType", DispatcherType.ASYNC);
    assertThat(visited(request)).isNotSameAs(first);
  }

  @Test
  void aCallWithoutARequestIsNone() {
    assertThat(Entries.enter(null, null)).isNull();
    assertThat(here()).isNull();
  }

  @Test
  void aMockIsAskedNothing() {
    HttpServletRequest request = EasyMock.createStrictMock(HttpServletRequest.class);
    EasyMock.replay(request);
    assertThat(visited(request).name()).isNull();
    assertThat(visited(request).endedAt()).isZero();
    EasyMock.verify(request);
  }

  @Test
  void aRequestThatNobodySaysTheEndOfDoesNotEnd() {
    Answers answers = new Answers("GET", "/orders");
    answers.byMethod.put("getAsyncContext", new IllegalStateException("complete"));
    answers.byMethod.put("isAsyncStarted", true);
    assertThat(visited(answers.request()).endedAt()).isZero();
    Object entered = Entries.enter("something else", null);
    Scope scope = here();
    Entries.exit(entered);
    assertThat(scope.endedAt()).isZero();
    assertThat(scope.name()).isNull();
  }
}
