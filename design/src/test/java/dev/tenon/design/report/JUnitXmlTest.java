package dev.tenon.design.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Finding;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.rules.CheckResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** CI servers can read it, and it fails where the check fails. */
class JUnitXmlTest {
  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      all.add((Element) nodes.item(i));
    }
    return all;
  }

  @Test
  void failsWhereTheCheckFails() throws Exception {
    CheckResult checked = Samples.mixed();
    for (boolean strict : List.of(false, true)) {
      Document document = parsed(JUnitXml.render(Baseline.Applied.none(checked), strict));
      int expected = checked.summary().errors() + (strict ? checked.summary().warnings() : 0);
      assertThat(elements(document, "failure")).hasSize(expected);
      assertThat(document.getDocumentElement().getAttribute("failures"))
          .isEqualTo(Integer.toString(expected));
    }
  }

  @Test
  void hasTheShapeThatServersRead() throws Exception {
    Document document = parsed(JUnitXml.render(Baseline.Applied.none(Samples.mixed()), false));

    assertThat(document.getDocumentElement().getTagName()).isEqualTo("testsuites");
    int tests = 0;
    for (Element suite : elements(document, "testsuite")) {
      int cases = suite.getElementsByTagName("testcase").getLength();
      assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(cases));
      assertThat(suite.getAttribute("name")).isNotBlank();
      tests += cases;
    }
    assertThat(document.getDocumentElement().getAttribute("tests"))
        .isEqualTo(Integer.toString(tests));
    for (Element test : elements(document, "testcase")) {
      assertThat(test.getAttribute("classname")).startsWith("tenon.");
      assertThat(test.getAttribute("name")).isNotBlank();
    }
    assertThat(elements(document, "testcase").stream().map(t -> t.getAttribute("name")))
        .doesNotHaveDuplicates();
  }

  @Test
  void waivedAndKnownAreSkipped() throws Exception {
    CheckResult checked = Samples.mixed();
    Finding error =
        checked.findings().stream()
            .filter(f -> f.severity() == Severity.ERROR)
            .findFirst()
            .orElseThrow();
    Baseline baseline = Baseline.read("{\"findings\":[{\"id\":\"" + error.id() + "\"}]}");
    Document document = parsed(JUnitXml.render(baseline.apply(checked, checked), false));

    assertThat(elements(document, "failure")).hasSize(checked.summary().errors() - 1);
    assertThat(elements(document, "skipped").stream().map(s -> s.getAttribute("message")))
        .hasSize(2)
        .anyMatch(m -> m.startsWith("waived: quoted from the {contract}"))
        .anyMatch(m -> m.startsWith("baseline: "));
  }

  @Test
  void whatXmlCannotHoldIsReplaced() throws Exception {
    String odd = "a\u0000b\u001Bc\uD800d<&\"'>]]>\uFFFE😀\n二";
    Finding finding =
        new Finding(
            "vague-wording",
            Severity.ERROR,
            List.of("R-1\u0001"),
            new Position("设计 & <b>.md", 3, 4, 1),
            odd,
            odd,
            odd);
    CheckResult checked =
        new CheckResult(List.of(finding), List.of(), Map.of(), new CheckResult.Summary(1, 0, 0, 1));
    Document document = parsed(JUnitXml.render(Baseline.Applied.none(checked), false));
    Element failure = elements(document, "failure").getFirst();

    assertThat(failure.getAttribute("message")).isEqualTo("a�b�c�d<&\"'>]]>�😀 二");
    assertThat(failure.getTextContent()).contains("设计 & <b>.md:3:4", "😀\n二");
    assertThat(Set.of("R-1� (" + finding.id() + ")"))
        .contains(((Element) failure.getParentNode()).getAttribute("name"));
  }
}
