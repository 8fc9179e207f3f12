package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CostPictureTest {

  private static Sample sample(Workload workload, String variant, double least) {
    return new Sample(new Setting(workload, 0, 1), variant, least, least, 0, 0, least);
  }

  private static Document picture(Sample... samples) throws Exception {
    String svg = new CostPicture(new CostTables(List.of(samples), name -> "nothing")).svg();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> all(Document picture, String tag) {
    NodeList found = picture.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static double width(Element bar) {
    return Double.parseDouble(bar.getAttribute("width"));
  }

  @Test
  void aBarIsAsLongAsTheLogarithmOfItsRatio() throws Exception {
    Document picture =
        picture(
            sample(Workload.W1, "nothing", 100),
            sample(Workload.W1, "outlive", 200),
            sample(Workload.W1, "opentelemetry", 800),
            sample(Workload.W1, "tomcat-log-abandoned", 100_000));

    List<Element> bars = all(picture, "rect");
    assertThat(bars).hasSize(3);
    assertThat(width(bars.get(1)) / width(bars.get(0))).isBetween(2.9, 3.1);
    assertThat(width(bars.get(2))).isEqualTo(190);
    assertThat(all(picture, "text"))
        .extracting(Element::getTextContent)
        .contains("outlive", "2.0 ×", "8.0 ×", "1000 ×", "borrow and return, stub driver")
        .doesNotContain("nothing");
  }

  @Test
  void whatWasNotMeasuredHasNoBar() throws Exception {
    Document picture =
        picture(
            sample(Workload.W1, "nothing", 100),
            sample(Workload.W1, "outlive", 200),
            sample(Workload.W3, "nothing", 100),
            sample(Workload.W3, "p6spy", 150),
            sample(Workload.W4, "alone", 150));

    assertThat(all(picture, "rect")).hasSize(2);
    assertThat(all(picture, "text"))
        .extracting(Element::getTextContent)
        .contains("2.0 ×", "1.5 ×", "W3, depth 0, one thread")
        .doesNotContain("alone");
  }
}
