package dev.tenon.design.trace;

import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A trace as the matrix that an auditor asks for: one row for each requirement and test of it, or
 * method of it that no test names; a requirement with neither has one row, with gaps. RFC 4180 with
 * a byte order mark, since spreadsheets take UTF-8 without one for something else.
 */
public final class TraceCsv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String LINE_END = "\r\n";
  private static final String BETWEEN = "; ";

  /** A cell that begins with one of these is a formula to some spreadsheet. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private final Trace trace;
  private final Tongue tongue;
  private final Graph graph;
  private final Map<String, List<Hole>> holes;
  private final StringBuilder out = new StringBuilder(BYTE_ORDER_MARK);

  private TraceCsv(Trace trace, Tongue tongue) {
    this.trace = trace;
    this.tongue = tongue;
    this.graph = new Graph(trace.nodes(), trace.links());
    this.holes = trace.holes().stream().collect(Collectors.groupingBy(Hole::node));
  }

  public static String of(Trace trace, Tongue tongue) {
    TraceCsv csv = new TraceCsv(trace, tongue);
    csv.write();
    return csv.out.toString();
  }

  private void write() {
    row(
        Stream.of(
                List.of("requirement", "需求"),
                List.of("title", "标题"),
                List.of("status", "状态"),
                List.of("place", "位置"),
                List.of("decisions", "决策"),
                List.of("methods", "方法"),
                List.of("contracts", "契约"),
                List.of("test", "测试"),
                List.of("test place", "测试位置"),
                List.of("step", "步骤"),
                List.of("step status", "步骤状态"),
                List.of("evidence", "证据"),
                List.of("commit", "提交"),
                List.of("in doubt", "存疑"),
                List.of("missing", "缺口"))
            .map(names -> tongue.pick(names.getFirst(), names.getLast()))
            .toList());
    Set<String> told = new LinkedHashSet<>();
    for (Node node : trace.nodes()) {
      if (node.kind() == NodeKind.REQUIREMENT && !node.isReplaced()) {
        rows(node, graph.from(node.id(), LinkKey.SATISFIES), told);
      }
    }
    for (Node node : trace.nodes()) {
      if (node.kind() == NodeKind.DECISION && !node.isReplaced() && isToldAlone(node, told)) {
        rows(node, List.of(node), told);
      }
    }
  }

  /** A decision in no requirement, or one that a test shows which shows no requirement. */
  private boolean isToldAlone(Node decision, Set<String> told) {
    List<Node> tests = graph.from(decision.id(), LinkKey.VERIFIES);
    boolean untold = tests.stream().anyMatch(t -> !told.contains(t.id()));
    return untold
        || graph.to(decision.id(), LinkKey.SATISFIES).isEmpty()
            && graph.to(decision.id(), LinkKey.REFINES).isEmpty();
  }

  private void rows(Node subject, List<Node> satisfying, Set<String> told) {
    List<Node> decisions = satisfying.stream().filter(n -> n.kind() == NodeKind.DECISION).toList();
    Set<String> open = new LinkedHashSet<>();
    satisfying.stream()
        .filter(n -> n.kind() == NodeKind.METHOD || n.kind() == NodeKind.TYPE)
        .forEach(n -> open.add(n.id()));
    boolean any = false;
    for (Node test : graph.from(subject.id(), LinkKey.VERIFIES)) {
      List<Node> methods =
          graph.to(test.id(), LinkKey.VERIFIES).stream()
              .filter(n -> graph.isSymbol(n.id()))
              .toList();
      methods.forEach(m -> open.remove(m.id()));
      told.add(test.id());
      row(subject, decisions, methods, test, graph.node(test.step()));
      any = true;
    }
    for (String symbol : open) {
      Node method = graph.node(symbol);
      if (method != null) {
        row(subject, decisions, List.of(method), null, graph.node(method.step()));
        any = true;
      }
    }
    if (!any) {
      row(subject, decisions, List.of(), null, null);
    }
  }

  private void row(
      Node subject,
      List<Node> decisions,
      List<Node> methods,
      @Nullable Node test,
      @Nullable Node step) {
    boolean requirement = subject.kind() == NodeKind.REQUIREMENT;
    List<Node> shown = new ArrayList<>(decisions);
    shown.addAll(methods);
    shown.add(subject);
    Stream.of(test, step).filter(n -> n != null).forEach(shown::add);
    List<Node> contracts =
        methods.stream().flatMap(m -> graph.to(m.id(), LinkKey.CONTRACT).stream()).toList();
    shown.addAll(contracts);
    row(
        List.of(
            requirement ? subject.id() : "",
            subject.title(),
            subject.status().word(tongue),
            place(subject),
            ids(decisions),
            ids(methods),
            contracts.stream().map(Node::title).collect(Collectors.joining(BETWEEN)),
            test == null ? "" : (test.id() + " " + test.title()).strip(),
            test == null || test.code() == null
                ? ""
                : test.code().file() + ":" + test.code().line(),
            step == null ? "" : step.id(),
            step == null ? "" : step.status().word(tongue),
            step == null ? "" : ids(graph.to(step.id(), LinkKey.EVIDENCE)),
            step == null ? "" : ids(graph.to(step.id(), LinkKey.COMMIT)),
            ids(shown.stream().filter(Node::inDoubt).distinct().toList()),
            missing(shown)));
  }

  private String missing(List<Node> shown) {
    Set<String> ids =
        shown.stream().map(Node::id).collect(Collectors.toCollection(LinkedHashSet::new));
    return ids.stream()
        .flatMap(id -> holes.getOrDefault(id, List.of()).stream())
        .map(h -> h.node() + ": " + h.kind().words(tongue))
        .collect(Collectors.joining(BETWEEN));
  }

  private static String ids(List<Node> nodes) {
    return nodes.stream().map(Node::id).collect(Collectors.joining(BETWEEN));
  }

  private static String place(Node node) {
    return node.file() + ":" + node.line();
  }

  private void row(List<String> cells) {
    out.append(cells.stream().map(TraceCsv::cell).collect(Collectors.joining(",")))
        .append(LINE_END);
  }

  /** What a person wrote is text, never a formula. */
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
