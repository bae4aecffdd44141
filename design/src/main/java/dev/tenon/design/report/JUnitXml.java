package dev.tenon.design.report;

import dev.tenon.design.Finding;
import dev.tenon.design.Severity;
import dev.tenon.design.rules.RuleGroup;
import dev.tenon.design.rules.RulePages;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A check as JUnit XML, which every CI server shows: a suite for each group of rules; in it a test
 * for each finding, and one that passes for each rule without any. Names hold no lines, so that a
 * server can follow a finding from run to run.
 */
public final class JUnitXml {
  private static final char REPLACEMENT = '\uFFFD';

  private final Map<String, List<Case>> byRule;
  private final XMLStreamWriter xml;

  private JUnitXml(Map<String, List<Case>> byRule, XMLStreamWriter xml) {
    this.byRule = byRule;
    this.xml = xml;
  }

  /** How a test came out. */
  private enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  /**
   * One test.
   *
   * @param reason why it was skipped, else empty
   */
  private record Case(Finding finding, Outcome outcome, String reason) {}

  /**
   * The whole document; it holds a failure if, and only if, the check exits 1.
   *
   * @param strict whether warnings are failures
   */
  public static String render(Baseline.Applied check, boolean strict) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      new JUnitXml(cases(check, strict), xml).document();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text in memory can be written", e);
    }
    return out.append('\n').toString();
  }

  private void document() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line("");
    xml.writeStartElement("testsuites");
    attribute("name", "tenon check");
    List<Case> all = new ArrayList<>();
    int passing = 0;
    for (RuleGroup group : RuleGroup.values()) {
      for (String rule : group.rules()) {
        List<Case> cases = byRule.getOrDefault(rule, List.of());
        all.addAll(cases);
        passing += cases.isEmpty() ? 1 : 0;
      }
    }
    counts(all, passing);
    for (RuleGroup group : RuleGroup.values()) {
      suite(group);
    }
    line("");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(RuleGroup group) throws XMLStreamException {
    List<Case> all = new ArrayList<>();
    List<String> holding = new ArrayList<>();
    for (String rule : group.rules()) {
      List<Case> cases = byRule.getOrDefault(rule, List.of());
      all.addAll(cases);
      if (cases.isEmpty()) {
        holding.add(rule);
      }
    }
    line("  ");
    xml.writeStartElement("testsuite");
    attribute("name", group.word());
    counts(all, holding.size());
    for (String rule : holding) {
      line("    ");
      xml.writeEmptyElement("testcase");
      attribute("classname", "tenon." + group.word() + "." + rule);
      attribute("name", RulePages.find(rule).map(p -> oneLine(p.sentence())).orElse(rule));
      attribute("time", "0");
    }
    for (Case one : all) {
      test(group, one);
    }
    line("  ");
    xml.writeEndElement();
  }

  private void counts(List<Case> cases, int passing) throws XMLStreamException {
    attribute("tests", Integer.toString(cases.size() + passing));
    attribute("failures", Long.toString(count(cases, Outcome.FAILED)));
    attribute("errors", "0");
    attribute("skipped", Long.toString(count(cases, Outcome.SKIPPED)));
    attribute("time", "0");
  }

  private static long count(List<Case> cases, Outcome outcome) {
    return cases.stream().filter(c -> c.outcome() == outcome).count();
  }

  private void test(RuleGroup group, Case one) throws XMLStreamException {
    Finding finding = one.finding();
    line("    ");
    xml.writeStartElement("testcase");
    attribute("classname", "tenon." + group.word() + "." + finding.rule());
    String items = finding.items().isEmpty() ? "" : String.join(", ", finding.items()) + " ";
    attribute("name", items + "(" + finding.id() + ")");
    attribute("time", "0");
    attribute("file", finding.at().file());
    attribute("line", Integer.toString(finding.at().line()));
    line("      ");
    switch (one.outcome()) {
      case FAILED -> {
        xml.writeStartElement("failure");
        attribute("type", finding.severity().word());
        attribute("message", finding.message());
        xml.writeCharacters(legal(place(finding)));
      }
      case SKIPPED -> {
        xml.writeStartElement("skipped");
        attribute("message", one.reason());
      }
      case PASSED -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters(legal(place(finding)));
      }
    }
    xml.writeEndElement();
    line("    ");
    xml.writeEndElement();
  }

  private static String place(Finding finding) {
    return "%s:%d:%d: %s %s: %s%s"
        .formatted(
            finding.at().file(),
            finding.at().line(),
            finding.at().column(),
            finding.severity().word(),
            finding.rule(),
            finding.message(),
            finding.hint().isEmpty() ? "" : "\n" + finding.hint());
  }

  private static Map<String, List<Case>> cases(Baseline.Applied check, boolean strict) {
    Map<String, List<Case>> cases = new HashMap<>();
    for (Finding finding : check.result().findings()) {
      boolean fails =
          finding.severity() == Severity.ERROR || strict && finding.severity() == Severity.WARNING;
      add(cases, new Case(finding, fails ? Outcome.FAILED : Outcome.PASSED, ""));
    }
    for (Finding finding : check.known()) {
      add(cases, new Case(finding, Outcome.SKIPPED, "baseline: " + finding.message()));
    }
    for (Finding finding : check.result().waived()) {
      String reason = check.result().reasons().getOrDefault(finding, "");
      add(cases, new Case(finding, Outcome.SKIPPED, "waived: " + reason));
    }
    return cases;
  }

  private static void add(Map<String, List<Case>> cases, Case one) {
    cases.computeIfAbsent(one.finding().rule(), _ -> new ArrayList<>()).add(one);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(oneLine(value)));
  }

  private void line(String indent) throws XMLStreamException {
    xml.writeCharacters("\n" + indent);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*[\\r\\n]\\s*", " ");
  }

  /** XML 1.0 has no way to write most control characters, nor halves of pairs. */
  static String legal(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(isLegal(c) ? c : REPLACEMENT));
    return out.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000 && c <= 0x10FFFF;
  }
}
