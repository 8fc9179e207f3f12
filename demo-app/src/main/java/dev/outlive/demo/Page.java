package dev.outlive.demo;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import java.util.Map;

/** What is rendered for the user, by a Jinja template. */
enum Page {
  /** The name and the books. */
  BOOKS(
      "{{ author.name }}: {% for book in author.books %}"
          + "{{ book.title }}{% if not loop.last %}, {% endif %}{% endfor %}"),
  /** The books, each with its author. */
  CREDITS(
      "{% for book in author.books %}"
          + "{{ book.title }} by {{ book.author.name }}{% if not loop.last %}, {% endif %}"
          + "{% endfor %}"),
  /** Plain columns only. */
  BORN("{{ author.name }}, born {{ author.born }}"),
  /** The name and the biography. */
  BIO("{{ author.name }}: {{ author.bio }}");

  private static final Jinjava JINJAVA = new Jinjava();

  private final String template;

  Page(String template) {
    this.template = template;
  }

  /**
   * Renders the page.
   *
   * @throws RenderingFailed with what the template's expressions threw
   */
  String of(Author author) throws RenderingFailed {
    RenderResult result = JINJAVA.renderForResult(template, Map.of("author", author));
    for (TemplateError error : result.getErrors()) {
      throw new RenderingFailed(error);
    }
    return result.getOutput();
  }

  /** A template that could not be rendered. */
  static final class RenderingFailed extends Exception {

    private static final long serialVersionUID = 1L;

    RenderingFailed(TemplateError error) {
      super(error.getMessage(), error.getException());
    }
  }
}
