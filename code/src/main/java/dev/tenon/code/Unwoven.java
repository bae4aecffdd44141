package dev.tenon.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jdt.core.dom.Annotation;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.IExtendedModifier;
import org.eclipse.jdt.core.dom.Javadoc;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/**
 * A method as a design would have it: its declaration, its prose, its contracts, and its body
 * without the code that these contracts put there. The way back of {@link Weaver}.
 *
 * @param declaration on one line, without documentation and annotations
 * @param documentation Markdown, empty without a comment
 * @param contracts tags that stand at entry, exit or end, in their order
 * @param body without the outer braces, not indented, each line with its end; tags that stand in
 *     their places in it are left, without their code
 * @param broken tags whose code is not what their pattern asks for: it was left in the body
 */
public record Unwoven(
    String declaration,
    String documentation,
    List<String> contracts,
    String body,
    List<String> broken) {

  public Unwoven {
    contracts = List.copyOf(contracts);
    broken = List.copyOf(broken);
  }

  /**
   * Reads a method.
   *
   * @param path of the file, by which its package is found
   * @param inPlace tags that the design has as comments in the body
   * @param constants see {@link Contract#constants}
   * @return empty if the file has no such method with a body
   */
  public static Optional<Unwoven> of(
      String text,
      String path,
      String symbol,
      Collection<Pattern> patterns,
      ClassPath classPath,
      Set<String> inPlace,
      Map<String, String> constants) {
    Map<String, Pattern> byName = new HashMap<>();
    patterns.forEach(p -> byName.put(p.name(), p));
    JavaFile file = JavaFile.of(text.replace("\r\n", "\n"));
    Expander expander = new Expander(byName, new ArgumentType(file, path, classPath));
    return file.method(symbol)
        .filter(m -> m.getBody() != null)
        .map(m -> new Reader(file, expander, m, Set.copyOf(inPlace), constants).read());
  }

  /** Whether a comment says the same as what is woven from prose. */
  public static boolean isWovenFrom(String prose, Unwoven method) {
    return method.documentation().equals(JavadocProse.of(JavadocText.of(prose)));
  }

  /** Reads one method. */
  private static final class Reader {
    private final JavaFile file;
    private final Expander expander;
    private final MethodDeclaration method;
    private final Block body;
    private final Set<String> inPlace;
    private final Map<String, String> constants;
    private final List<TagComment> tags;
    private final Map<String, String> contracts = new LinkedHashMap<>();
    private final Set<String> broken = new LinkedHashSet<>();

    /** What goes: from an offset to another. */
    private final TreeMap<Integer, Integer> cuts = new TreeMap<>();

    private final Map<Expression, String> returned = new HashMap<>();

    Reader(
        JavaFile file,
        Expander expander,
        MethodDeclaration method,
        Set<String> inPlace,
        Map<String, String> constants) {
      this.file = file;
      this.expander = expander;
      this.method = method;
      this.body = method.getBody();
      this.inPlace = inPlace;
      this.constants = constants;
      this.tags = TagComment.in(file, body);
    }

    Unwoven read() {
      List<Contract> exits = new ArrayList<>();
      int covered = Nodes.constructorCall(body).isPresent() ? 1 : 0;
      for (TagComment tag : tags) {
        boolean atTop = tag.parent() == body && tag.next() <= covered;
        Contract contract = contract(tag, atTop);
        switch (Placement.of(contract)) {
          case ENTRY, END -> {
            int size = behind(tag, contract, true);
            covered = tag.parent() == body ? Math.max(covered, tag.next() + size) : covered;
            contracts.put(tag.tag(), "");
          }
          case PLACE -> {
            int size = behind(tag, contract, false);
            covered = atTop ? Math.max(covered, tag.next() + size) : covered;
          }
          case EXIT -> {
            if (contracts.put(tag.tag(), "") == null) {
              exits.add(contract);
            }
          }
        }
      }
      exits(exits);
      return new Unwoven(
          declaration(),
          documentation(),
          List.copyOf(contracts.keySet()),
          text(),
          List.copyOf(broken));
    }

    private Contract contract(TagComment tag, boolean atTop) {
      int open = tag.tag().indexOf('(');
      List<String> arguments = new ArrayList<>();
      TagText.split(tag.tag().substring(open + 1), arguments);
      String name = tag.tag().substring(0, open);
      boolean last =
          name.equals("AST_UNREACHABLE")
              && tag.parent() == body
              && tag.next() + 1 >= Nodes.statements(body).size();
      boolean isIn =
          inPlace.contains(tag.tag())
              || !atTop
                  && !last
                  && !name.equals("AST_POSTCONDITION")
                  && !name.equals("AST_INVARIANT");
      return new Contract(name, arguments, isIn, constants);
    }

    /** Cuts the code behind a tag; how many statements that is. */
    private int behind(TagComment tag, Contract contract, boolean withTag) {
      Optional<Expansion> asked = expander.expand(contract, method, Set.of());
      List<Statement> wanted = asked.map(Expansion::statements).orElse(List.of());
      List<Statement> there = tag.behind(wanted.size());
      boolean stands =
          asked.isPresent() && new TreeMatch(asked.get().locals()).matches(wanted, there);
      if (!stands) {
        broken.add(tag.tag());
        return 0;
      }
      cut(withTag ? tag.start() : tag.end(), Nodes.end(there.getLast()));
      return wanted.size();
    }

    private void cut(int from, int to) {
      cuts.merge(from, to, Math::max);
    }

    // --- exits -------------------------------------------------------------------------------

    private void exits(List<Contract> contractsOfExits) {
      if (contractsOfExits.isEmpty()) {
        return;
      }
      Set<String> used = new LinkedHashSet<>();
      contractsOfExits.forEach(c -> used.addAll(EntryOrder.names(c)));
      ExitValues values = ExitValues.of(contractsOfExits, method, used);
      for (Exit exit : Exit.of(method)) {
        exit(exit, contractsOfExits, values);
      }
    }

    private void exit(Exit exit, List<Contract> all, ExitValues values) {
      Expression value = exit.expression();
      String result = value instanceof SimpleName name ? name.getIdentifier() : "result";
      int first = Integer.MAX_VALUE;
      for (Contract contract : all) {
        Optional<TagComment> tag =
            tags.stream()
                .filter(t -> t.tag().equals(TagText.oneLine(contract)))
                .filter(t -> t.parent() == exit.parent() && t.start() < exit.at())
                .reduce((_, later) -> later);
        Optional<Expansion> asked =
            expander.expand(contract, values.inCode(contract, result), method, Set.of(result));
        if (tag.isEmpty() || asked.isEmpty()) {
          broken.add(TagText.oneLine(contract));
          continue;
        }
        Set<String> open = new LinkedHashSet<>(asked.get().locals());
        open.addAll(values.captures().values());
        TreeMatch match = new TreeMatch(open);
        List<Statement> wanted = asked.get().statements();
        List<Statement> there = tag.get().behind(wanted.size());
        if (!match.matches(wanted, there)) {
          broken.add(TagText.oneLine(contract));
          continue;
        }
        first = Math.min(first, tag.get().next());
        cut(tag.get().start(), Nodes.end(there.getLast()));
        values
            .captures()
            .forEach((kept, name) -> capture(kept, match.isBound(name) ? match.meaning(name) : ""));
      }
      if (value instanceof SimpleName name && first != Integer.MAX_VALUE) {
        kept(exit, name, first);
      }
    }

    /** A value that was kept at entry for the exits. */
    private void capture(String kept, String name) {
      for (Statement statement : Nodes.statements(body)) {
        variable(statement)
            .filter(v -> v.getName().getIdentifier().equals(name) && v.getInitializer() != null)
            .filter(v -> plain(file.text(v.getInitializer())).equals(plain(kept)))
            .ifPresent(_ -> cut(Nodes.start(statement), Nodes.end(statement)));
      }
    }

    /** The result that was kept for the checks: what is returned is its value again. */
    private void kept(Exit exit, SimpleName name, int first) {
      List<Statement> statements = Nodes.statementsOf(exit.parent());
      boolean ours = name.getIdentifier().matches("result|returned\\d*");
      if (!ours || first == 0 || first > statements.size()) {
        return;
      }
      Statement statement = statements.get(first - 1);
      Optional<VariableDeclarationFragment> variable =
          variable(statement)
              .filter(v -> v.getName().getIdentifier().equals(name.getIdentifier()))
              .filter(v -> v.getInitializer() != null);
      if (variable.isPresent()) {
        returned.put(name, file.text(variable.get().getInitializer()));
        cut(Nodes.start(statement), Nodes.end(statement));
      }
    }

    private static Optional<VariableDeclarationFragment> variable(Statement statement) {
      return statement instanceof VariableDeclarationStatement declaration
              && declaration.fragments().size() == 1
          ? Optional.of((VariableDeclarationFragment) declaration.fragments().getFirst())
          : Optional.empty();
    }

    private static String plain(String code) {
      return code.replaceAll("\\s", "");
    }

    // --- text --------------------------------------------------------------------------------

    private String declaration() {
      int from = Nodes.start(method);
      Javadoc docs = method.getJavadoc();
      from = docs == null ? from : Nodes.end(docs);
      for (Object each : method.modifiers()) {
        if (((IExtendedModifier) each).isAnnotation()) {
          from = Math.max(from, Nodes.end((Annotation) each));
        }
      }
      StringBuilder words = new StringBuilder();
      for (Object each : method.modifiers()) {
        if (each instanceof org.eclipse.jdt.core.dom.Modifier modifier
            && Nodes.start(modifier) < from) {
          words.append(modifier.getKeyword()).append(' ');
        }
      }
      return (words + withoutComments(file.text().substring(from, Nodes.start(body))))
          .replaceAll("\\s+", " ")
          .replaceAll("\\( ", "(")
          .replaceAll(" \\)", ")")
          .strip();
    }

    private static String withoutComments(String code) {
      return code.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("//[^\\n]*", " ");
    }

    private String documentation() {
      Javadoc docs = method.getJavadoc();
      return docs == null ? "" : JavadocProse.of(file.text(docs));
    }

    private String text() {
      StringBuilder out = new StringBuilder();
      int at = Nodes.start(body) + 1;
      int end = Nodes.end(body) - 1;
      TreeMap<Integer, Integer> all = new TreeMap<>(cuts);
      returned.keySet().forEach(name -> all.put(Nodes.start(name), Nodes.end(name)));
      Map<Integer, String> values = new HashMap<>();
      returned.forEach((name, value) -> values.put(Nodes.start(name), value));
      for (Map.Entry<Integer, Integer> cut : all.entrySet()) {
        if (cut.getKey() < at) {
          at = Math.max(at, cut.getValue());
          continue;
        }
        out.append(file.text(), at, cut.getKey()).append(values.getOrDefault(cut.getKey(), ""));
        at = cut.getValue();
        if (!values.containsKey(cut.getKey())) {
          at = lineGone(out, at);
        }
      }
      out.append(file.text(), Math.min(at, end), end);
      return outdented(out.toString());
    }

    /** Where nothing else stood on the lines that went, nothing is left of them. */
    private int lineGone(StringBuilder out, int at) {
      int line = out.lastIndexOf("\n") + 1;
      int end = at;
      while (end < file.text().length() && " \t".indexOf(file.text().charAt(end)) >= 0) {
        end++;
      }
      if (out.substring(line).isBlank()
          && line > 0
          && end < file.text().length()
          && file.text().charAt(end) == '\n') {
        out.setLength(line);
        return end + 1;
      }
      return at;
    }

    private static String outdented(String code) {
      List<String> lines = new ArrayList<>(code.lines().map(String::stripTrailing).toList());
      while (!lines.isEmpty() && lines.getFirst().isBlank()) {
        lines.removeFirst();
      }
      while (!lines.isEmpty() && lines.getLast().isBlank()) {
        lines.removeLast();
      }
      int indent =
          lines.stream()
              .filter(l -> !l.isBlank())
              .mapToInt(l -> l.length() - l.stripLeading().length())
              .min()
              .orElse(0);
      StringBuilder out = new StringBuilder();
      lines.forEach(l -> out.append(l.isBlank() ? "" : l.substring(indent)).append('\n'));
      return out.toString();
    }
  }
}
