package dev.tenon.design.trace;

import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A trace for people: holes first, then a tree for each requirement, down to the commit. */
public final class TraceText {
  private static final String RESET = "\u001B[0m";
  private static final String BOLD = "\u001B[1m";
  private static final String DIM = "\u001B[2m";
  private static final String YELLOW = "\u001B[33m";
  private static final String RED = "\u001B[31m";
  private static final String GREEN = "\u001B[32m";

  /** More of a title than this is cut. */
  private static final int TITLE_MAX = 72;

  /** Decisions that refine each other deeper than this are cut. */
  private static final int DEPTH_MAX = 100;

  private final Trace trace;
  private final Tongue tongue;
  private final boolean colours;
  private final Graph graph;
  private final Set<String> shown = new LinkedHashSet<>();
  private final StringBuilder out = new StringBuilder();

  private TraceText(Trace trace, Tongue tongue, boolean colours) {
    this.trace = trace;
    this.tongue = tongue;
    this.colours = colours;
    this.graph = new Graph(trace.nodes(), trace.links());
  }

  /**
   * @param colours whether to mark what is in doubt by ANSI colours too
   * @return lines, each with LF
   */
  public static String render(Trace trace, Tongue tongue, boolean colours) {
    TraceText text = new TraceText(trace, tongue, colours);
    text.holes();
    text.history();
    text.trees();
    text.rest();
    return text.out.toString();
  }

  /** A line of a tree and what hangs below it. */
  private record Branch(String line, List<Branch> below) {
    Branch(String line) {
      this(line, new ArrayList<>());
    }
  }

  private void holes() {
    if (trace.holes().isEmpty()) {
      out.append(in(GREEN, tongue.pick("no holes", "没有缺口"))).append("\n\n");
      return;
    }
    int count = trace.holes().size();
    out.append(in(BOLD, tongue.pick(count + (count == 1 ? " hole" : " holes"), count + " 处缺口")))
        .append('\n');
    for (Hole hole : trace.holes()) {
      Node node = graph.node(hole.node());
      out.append("  ")
          .append(in(RED, hole.node() + tongue.pick(": ", "：") + hole.kind().words(tongue)))
          .append(node == null ? "" : "  " + in(DIM, node.file() + ":" + node.line()))
          .append('\n');
    }
    out.append('\n');
  }

  private void history() {
    boolean done =
        trace.nodes().stream()
            .anyMatch(n -> n.kind() == NodeKind.STEP && n.status() == NodeStatus.DONE);
    if (!done || trace.history() == Built.History.KEPT) {
      return;
    }
    out.append(
            in(
                DIM,
                trace.history() == Built.History.NONE
                    ? tongue.pick(
                        "no commits are shown: this folder has no git history",
                        "未显示提交：此目录没有 git 历史")
                    : tongue.pick(
                        "no commits are shown: none in this history names a step (was it"
                            + " squashed?)",
                        "未显示提交：历史中没有提交写明步骤（是否合并压缩过？）")))
        .append("\n\n");
  }

  private void trees() {
    for (Node node : trace.nodes()) {
      if (node.kind() == NodeKind.REQUIREMENT && !node.isReplaced()) {
        Branch tree = requirement(node);
        out.append(tree.line()).append('\n');
        print(tree.below(), "");
        out.append('\n');
      }
    }
  }

  /** What hangs on no requirement. */
  private void rest() {
    List<Branch> left = new ArrayList<>();
    for (Node node : trace.nodes()) {
      if (shown.contains(node.id()) || node.isReplaced()) {
        continue;
      }
      switch (node.kind()) {
        case DECISION -> left.add(decision(node, new LinkedHashSet<>(), 0));
        case METHOD -> left.add(method(node));
        case TEST -> left.add(test(node));
        case STEP -> left.add(step(node));
        default -> {}
      }
    }
    if (!left.isEmpty()) {
      out.append(in(BOLD, tongue.pick("On no requirement", "不属于任何需求"))).append('\n');
      print(left, "");
    }
  }

  private Branch requirement(Node node) {
    shown.add(node.id());
    Branch branch = new Branch(head(node) + "  " + in(DIM, node.file() + ":" + node.line()));
    for (Node part : graph.from(node.id(), LinkKey.REFINES)) {
      branch.below().add(new Branch(tongue.pick("refined by ", "细化为 ") + label(part)));
    }
    Set<String> within = new LinkedHashSet<>();
    for (Node answer : graph.from(node.id(), LinkKey.SATISFIES)) {
      branch
          .below()
          .add(answer.kind() == NodeKind.DECISION ? decision(answer, within, 0) : method(answer));
    }
    for (Node test : graph.from(node.id(), LinkKey.VERIFIES)) {
      if (within.add(test.id())) {
        branch.below().add(test(test));
      }
    }
    return branch;
  }

  /**
   * A decision with what refines it and the tests that show it alone; below another requirement
   * again, its line is enough.
   *
   * @param within the tests that the requirement's tree has already
   */
  private Branch decision(Node node, Set<String> within, int depth) {
    if (!shown.add(node.id())) {
      return new Branch(head(node) + in(DIM, tongue.pick("  (see above)", "  （见上）")));
    }
    Branch branch = new Branch(head(node));
    for (Node part : graph.from(node.id(), LinkKey.REFINES)) {
      branch
          .below()
          .add(
              depth < DEPTH_MAX
                  ? decision(part, within, depth + 1)
                  : new Branch("… " + label(part)));
    }
    for (Node answer : graph.from(node.id(), LinkKey.SATISFIES)) {
      branch.below().add(method(answer));
    }
    for (Node test : graph.from(node.id(), LinkKey.VERIFIES)) {
      boolean requirement =
          graph.to(test.id(), LinkKey.VERIFIES).stream()
              .anyMatch(n -> n.kind() == NodeKind.REQUIREMENT);
      if (requirement) {
        branch.below().add(new Branch(tongue.pick("shown by ", "由此验证 ") + label(test)));
      } else if (within.add(test.id())) {
        branch.below().add(test(test));
      }
    }
    return branch;
  }

  private Branch method(Node node) {
    shown.add(node.id());
    Branch branch = new Branch(symbol(node));
    contracts(node, branch);
    step(graph.node(node.step()), branch);
    return branch;
  }

  private void contracts(Node symbol, Branch branch) {
    for (Node contract : graph.to(symbol.id(), LinkKey.CONTRACT)) {
      branch.below().add(new Branch(contract.title() + doubt(contract)));
    }
  }

  /** A test with the code that it names, the first time, and the way on to the commit. */
  private Branch test(Node node) {
    boolean first = shown.add(node.id());
    Branch branch = new Branch(head(node));
    for (Node verified : graph.to(node.id(), LinkKey.VERIFIES)) {
      if (first && graph.isSymbol(verified.id())) {
        shown.add(verified.id());
        Branch method = new Branch(symbol(verified));
        contracts(verified, method);
        branch.below().add(method);
      }
    }
    step(graph.node(node.step()), branch);
    return branch;
  }

  private void step(@org.jspecify.annotations.Nullable Node step, Branch above) {
    if (step != null) {
      above.below().add(step(step));
    }
  }

  private Branch step(Node step) {
    shown.add(step.id());
    Branch branch = new Branch(head(step));
    String proof =
        String.join(
            " · ",
            java.util.stream.Stream.concat(
                    graph.to(step.id(), LinkKey.EVIDENCE).stream(),
                    graph.to(step.id(), LinkKey.COMMIT).stream())
                .map(n -> n.shown() + doubt(n))
                .toList());
    if (!proof.isEmpty()) {
      branch.below().add(new Branch(proof));
    }
    return branch;
  }

  private String symbol(Node node) {
    return in(BOLD, node.id()) + doubt(node);
  }

  /** Id, title, status and doubt. */
  private String head(Node node) {
    String status = node.status().word(tongue);
    return label(node)
        + (status.isEmpty() ? "" : "  " + painted(node.status(), status))
        + doubt(node);
  }

  private String label(Node node) {
    return in(BOLD, node.id()) + (node.title().isEmpty() ? "" : " " + cut(node.title()));
  }

  private static String cut(String title) {
    String line = title.replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= TITLE_MAX
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TITLE_MAX)) + "…";
  }

  private String doubt(Node node) {
    return node.inDoubt()
        ? in(YELLOW, tongue.pick("  ! in doubt: ", "  ! 存疑：") + node.doubts().getFirst())
        : "";
  }

  private String painted(NodeStatus status, String word) {
    return switch (status) {
      case VERIFIED, DONE -> in(GREEN, word);
      case BLOCKED, UNTESTED -> in(RED, word);
      default -> in(DIM, word);
    };
  }

  private void print(List<Branch> branches, String indent) {
    for (int i = 0; i < branches.size(); i++) {
      boolean last = i == branches.size() - 1;
      Branch branch = branches.get(i);
      out.append(in(DIM, indent + (last ? "└─ " : "├─ "))).append(branch.line()).append('\n');
      print(branch.below(), indent + (last ? "   " : "│  "));
    }
  }

  private String in(String colour, String text) {
    return colours && !text.isEmpty() ? colour + text + RESET : text;
  }
}
