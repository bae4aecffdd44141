package dev.tenon.code;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.Statement;

/** Weaves the contracts of methods into one file. */
final class ContractWeaver {
  private final JavaFile file;
  private final Expander expander;
  private final Edits edits = new Edits();
  private final Set<String> imports = new LinkedHashSet<>();

  ContractWeaver(JavaFile file, Expander expander) {
    this.file = file;
    this.expander = expander;
  }

  /** The text with what was woven into it, and what was new in it before. */
  Edits.Result result(List<Edits.Span> before) {
    return edits.apply(file.text(), before);
  }

  Set<String> imports() {
    return imports;
  }

  void weave(MethodSpec spec) {
    MethodDeclaration method =
        file.method(spec)
            .filter(m -> m.getBody() != null)
            .orElseThrow(
                () -> new IllegalArgumentException("no method " + spec.symbol() + " with a body"));
    new InMethod(spec, method).weave();
  }

  /** Contracts of a design, each once, by where they stand. */
  static List<Contract> placed(MethodSpec spec, Placement placement) {
    Map<String, Contract> once = new LinkedHashMap<>();
    spec.contracts().stream()
        .filter(c -> Placement.of(c) == placement)
        .forEach(c -> once.putIfAbsent(TagText.oneLine(c), c));
    return List.copyOf(once.values());
  }

  /** The work on one method. */
  private final class InMethod {
    private final MethodSpec spec;
    private final MethodDeclaration method;
    private final Block body;
    private final List<TagComment> tags;
    private final Set<String> used;

    InMethod(MethodSpec spec, MethodDeclaration method) {
      this.spec = spec;
      this.method = method;
      this.body = method.getBody();
      this.tags = TagComment.in(file, body);
      this.used = Nodes.identifiers(method);
    }

    void weave() {
      int behindEntry = entry(placed(spec, Placement.ENTRY));
      if (spec.body() != null) {
        placed(spec, Placement.PLACE).forEach(this::inPlace);
      }
      exits(placed(spec, Placement.EXIT), behindEntry);
      end(placed(spec, Placement.END));
    }

    /** Weaves what stands at entry and gives the place behind all of it. */
    private int entry(List<Contract> contracts) {
      int top = Nodes.constructorCall(body).map(Nodes::end).orElse(Nodes.start(body) + 1);
      int at = top;
      for (int i = 0; i < contracts.size(); i++) {
        Optional<TagComment> there = find(contracts.get(i));
        if (there.isPresent()) {
          at = Math.max(at, behind(there.get(), contracts.get(i)));
          // the code of a tag that was changed ends nowhere; what comes next goes before it
          continue;
        }
        Optional<TagComment> later =
            contracts.subList(i, contracts.size()).stream()
                .flatMap(c -> find(c).stream())
                .findFirst();
        int place = later.map(TagComment::start).orElse(at);
        String code = expanded(contracts.get(i), contracts.get(i).arguments());
        if (!code.isEmpty()) {
          insertAtEntry(place, code, later.isPresent());
        }
      }
      return at;
    }

    private void insertAtEntry(int place, String code, boolean beforeTag) {
      if (beforeTag) {
        // a tag is alone on its line, so nothing stands before it there
        edits.insert(place, code + newLine(place));
        return;
      }
      int end = place;
      while (file.text().charAt(end) == ' ' || file.text().charAt(end) == '\t') {
        end++;
      }
      boolean lineGoesOn = "\r\n".indexOf(file.text().charAt(end)) < 0;
      boolean closes = file.text().charAt(end) == '}';
      String step = file.text().contains("\n\t") ? "\t" : "  ";
      edits.insert(
          place, "\n" + code + (lineGoesOn ? newLine(place) + (closes ? "" : step) : "\n"));
    }

    private boolean isFirst(int place) {
      int from = file.text().lastIndexOf('\n', place - 1) + 1;
      return file.text().substring(from, place).isBlank();
    }

    /** A line end, and the white space with which the line of a place begins. */
    private String newLine(int place) {
      int from = file.text().lastIndexOf('\n', place - 1) + 1;
      int to = from;
      while (to < place && (file.text().charAt(to) == ' ' || file.text().charAt(to) == '\t')) {
        to++;
      }
      return "\n" + file.text().substring(from, to);
    }

    private Optional<TagComment> find(Contract contract) {
      String tag = TagText.oneLine(contract);
      return tags.stream().filter(t -> t.tag().equals(tag)).findFirst();
    }

    /** The end of an expansion that stands already, at the top of the body. */
    private int behind(TagComment tag, Contract contract) {
      Optional<Expansion> asked = expander.expand(contract, method, Set.of());
      boolean atTop = tag.parent() == body && asked.isPresent() && stands(tag, asked.get());
      return atTop ? Nodes.end(tag.behind(asked.get().statements().size()).getLast()) : 0;
    }

    private void inPlace(Contract contract) {
      for (TagComment tag : tags) {
        if (tag.tag().equals(TagText.oneLine(contract))) {
          Optional<Expansion> asked = expander.expand(contract, method, Set.of());
          if (asked.isPresent() && !stands(tag, asked.get())) {
            String code = code(contract, contract.arguments());
            edits.insert(tag.end(), "\n" + code);
          }
        }
      }
    }

    private boolean stands(TagComment tag, Expansion asked) {
      List<Statement> wanted = asked.statements();
      return new TreeMatch(asked.locals()).matches(wanted, tag.behind(wanted.size()));
    }

    private String expanded(Contract contract, List<String> inCode) {
      String code = code(contract, inCode);
      return code.isEmpty() ? "" : TagText.comment(contract) + "\n" + code;
    }

    private String code(Contract contract, List<String> inCode) {
      Optional<Expansion> expansion = expander.expand(contract, inCode, method, used);
      expansion.ifPresent(
          e -> {
            used.addAll(e.visible());
            imports.addAll(e.imports());
          });
      return expansion.map(Expansion::code).orElse("");
    }

    // --- exits -------------------------------------------------------------------------------

    private void exits(List<Contract> contracts, int behindEntry) {
      Map<Exit, List<Contract>> missing = new LinkedHashMap<>();
      for (Exit exit : contracts.isEmpty() ? List.<Exit>of() : Exit.of(method)) {
        List<Contract> here = contracts.stream().filter(c -> present(exit, c).isEmpty()).toList();
        if (!here.isEmpty()) {
          missing.put(exit, here);
        }
      }
      if (missing.isEmpty()) {
        return;
      }
      List<Contract> all = missing.values().stream().flatMap(List::stream).distinct().toList();
      ExitValues values = ExitValues.of(all, method, used);
      StringBuilder captures = new StringBuilder();
      values
          .captures()
          .forEach((kept, name) -> captures.append("var " + name + " = " + kept + ";\n"));
      if (!captures.isEmpty()) {
        edits.insert(behindEntry, "\n" + captures);
      }
      missing.forEach((exit, here) -> exit(exit, here, contracts, values));
    }

    private Optional<TagComment> present(Exit exit, Contract contract) {
      String tag = TagText.oneLine(contract);
      return tags.stream()
          .filter(t -> t.tag().equals(tag) && t.parent() == exit.parent() && t.start() < exit.at())
          .findFirst();
    }

    private void exit(Exit exit, List<Contract> here, List<Contract> contracts, ExitValues values) {
      Set<String> outside = Set.copyOf(used);
      Expression returned = exit.expression();
      boolean named = here.stream().anyMatch(ExitValues::namesResult);
      String result = returned == null ? "result" : local(returned, here).orElse("");
      String before = "";
      if (result.isEmpty() && (named || !isPlain(returned))) {
        result =
            used.contains("result") && !onlyInContracts()
                ? Expansion.fresh("returned", used)
                : "result";
        used.add(result);
        before =
            returnType()
                + " "
                + result
                + " = "
                + file.text(java.util.Objects.requireNonNull(returned))
                + ";\n";
      }
      if (exit.parent() instanceof Block) {
        inBlock(exit, here, contracts, values, result, before);
      } else {
        wrapped(exit, here, values, result, before);
      }
      // names of one exit are free again at the next, which is in another block
      used.retainAll(outside);
    }

    /** The name of the result is free where only the tags use it. */
    private boolean onlyInContracts() {
      return !Nodes.freeNames(body).contains("result")
          && !Nodes.declared(method).contains("result");
    }

    private void inBlock(
        Exit exit,
        List<Contract> here,
        List<Contract> contracts,
        ExitValues values,
        String result,
        String before) {
      // what is returned is evaluated before all checks, those that stand already included
      Optional<TagComment> firstTag =
          contracts.stream()
              .flatMap(c -> present(exit, c).stream())
              .min(java.util.Comparator.comparingInt(TagComment::start));
      boolean apart = !before.isEmpty() && firstTag.isPresent();
      if (apart) {
        int place = firstTag.get().start();
        edits.insert(place, before.strip() + newLine(place));
      }
      boolean first = !apart;
      for (Contract contract : here) {
        int index = contracts.indexOf(contract);
        Optional<TagComment> later =
            contracts.subList(index, contracts.size()).stream()
                .flatMap(c -> present(exit, c).stream())
                .findFirst();
        String code = expanded(contract, values.inCode(contract, result));
        String local = first ? before : "";
        int place = later.map(TagComment::start).orElse(exit.at());
        String lead = exit.statement() == null ? "\n" : isFirst(place) ? "" : newLine(place);
        edits.insert(place, lead + local + code + newLine(place));
        first = false;
      }
      if (!before.isEmpty()) {
        Expression returned = java.util.Objects.requireNonNull(exit.expression());
        edits.replace(Nodes.start(returned), Nodes.end(returned), result);
      }
    }

    private void wrapped(
        Exit exit, List<Contract> here, ExitValues values, String result, String before) {
      StringBuilder code = new StringBuilder("{\n").append(before);
      here.forEach(c -> code.append(expanded(c, values.inCode(c, result))).append('\n'));
      var statement = java.util.Objects.requireNonNull(exit.statement());
      String last = before.isEmpty() ? file.text(statement) : "return " + result + ";";
      edits.replace(Nodes.start(statement), Nodes.end(statement), code + last + "\n}");
    }

    /** The local or parameter that is returned, if conditions can name it as it is. */
    private Optional<String> local(Expression returned, List<Contract> here) {
      if (!(returned instanceof SimpleName name)
          || !Nodes.declared(method).contains(name.getIdentifier())) {
        return Optional.empty();
      }
      boolean inLambda =
          here.stream().flatMap(c -> c.arguments().stream()).anyMatch(a -> a.contains("->"));
      boolean fixed = !inLambda || !ExitValues.assigned(body).contains(name.getIdentifier());
      return fixed ? Optional.of(name.getIdentifier()) : Optional.empty();
    }

    private String returnType() {
      return file.text(java.util.Objects.requireNonNull(method.getReturnType2()))
          + "[]".repeat(method.getExtraDimensions());
    }

    // --- end ---------------------------------------------------------------------------------

    private void end(List<Contract> contracts) {
      if (!Flow.completes(body)) {
        return;
      }
      for (Contract contract : contracts) {
        if (find(contract).isEmpty()) {
          int place = Nodes.end(body) - 1;
          String code = expanded(contract, contract.arguments());
          edits.insert(place, "\n" + code + newLine(place));
        }
      }
    }
  }

  /** Whether evaluating it before or after a check makes no difference. */
  static boolean isPlain(@org.jspecify.annotations.Nullable Expression returned) {
    return returned == null || Expansion.isSteady(returned);
  }
}
