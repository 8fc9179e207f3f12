package app;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewFilter;
import org.springframework.stereotype.Component;

/**
 * Has Spring's filter do for some requests what Spring Boot's interceptor does for the others,
 * which it would not if the filter were a bean.
 */
@Component
@ConditionalOnProperty(name = "spring.jpa.open-in-view", havingValue = "true")
class SomeViews implements Filter {
  private final OpenEntityManagerInViewFilter views = new OpenEntityManagerInViewFilter();

  @Override
  public void init(FilterConfig config) throws ServletException {
    views.init(config);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (((HttpServletRequest) request).getRequestURI().endsWith("/filtered")) {
      views.doFilter(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }
}
