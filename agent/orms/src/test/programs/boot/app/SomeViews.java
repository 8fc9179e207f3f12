package app;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewFilter;
import org.springframework.stereotype.Component;

/** Does for some requests what Spring Boot's interceptor does for the others. */
@Component
@ConditionalOnProperty(name = "spring.jpa.open-in-view", havingValue = "true")
class SomeViews extends OpenEntityManagerInViewFilter {
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().endsWith("/filtered");
  }
}
