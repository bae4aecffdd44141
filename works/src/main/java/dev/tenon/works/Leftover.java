package dev.tenon.works;

import dev.tenon.code.JavaIndex;
import dev.tenon.code.JavaMember;
import dev.tenon.code.Problem;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Lock;
import dev.tenon.design.Position;
import dev.tenon.design.Tongue;
import dev.tenon.design.Type;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of a step is not as it was built, beside what a pull takes. The step's lock entries are made
 * anew by the pull, so that all of it would be locked, too, without anybody having said so.
 */
final class Leftover {
  private final Project project;
  private final Design design;
  private final StepView step;
  private final Craft craft;
  private final Tongue tongue;

  Leftover(Project project, Design design, StepView step, Craft craft) {
    this.project = project;
    this.design = design;
    this.step = step;
    this.craft = craft;
    this.tongue = design.tongue();
  }

  /**
   * One sentence on the first of it.
   *
   * @param taken symbols that the pull takes
   */
  Optional<String> first(Set<String> taken) {
    Lock lock = Locks.read(project.root());
    TreeMap<String, String> sources = project.sources();
    return symbol(lock, sources, taken)
        .or(() -> contract(sources))
        .or(() -> test(lock))
        .or(this::file);
  }

  private Optional<String> symbol(Lock lock, Map<String, String> sources, Set<String> taken) {
    JavaIndex index = JavaIndex.of(sources);
    Set<String> symbols = new LinkedHashSet<>(craft.symbolsOf(step));
    symbols.removeIf(s -> taken.contains(s.replaceAll("\\s", "")));
    Map<String, String> now = craft.symbolEntries(index, symbols);
    for (String symbol : symbols) {
      String locked = lock.hash("symbol", symbol);
      if (locked.isEmpty() || locked.equals(now.get(symbol))) {
        continue;
      }
      String place =
          index.members(symbol).stream()
              .findFirst()
              .map((JavaMember m) -> " (" + m.file() + ":" + m.line() + ")")
              .or(
                  () ->
                      index.types(symbol).stream()
                          .findFirst()
                          .map(t -> " (" + t.file() + ":" + t.line() + ")"))
              .orElse("");
      boolean pullable =
          design.method(symbol).isPresent()
              || design.types().stream()
                  .anyMatch(t -> CodeIntoDocuments.isGiven(design, t, symbol));
      return Optional.of(
          pullable
              ? tongue.pick(
                  symbol
                      + place
                      + " is not as it was built either; pull it too: tenon pull "
                      + step.name()
                      + ", or put it back (git)",
                  symbol + place + " 也与构建时不同；请一并取回：tenon pull " + step.name() + "，或恢复（git）")
              : tongue.pick(
                  symbol
                      + place
                      + " is not as it was built, and its heading is not taken from code: change it"
                      + " in the document"
                      + inDocument(symbol)
                      + " and run tenon build, or put it back (git)",
                  symbol
                      + place
                      + " 与构建时不同，其标题不从代码取回：请在文档中修改"
                      + inDocument(symbol)
                      + "并运行 tenon build，或恢复（git）"));
    }
    return Optional.empty();
  }

  private String inDocument(String symbol) {
    return design.types().stream()
        .flatMap(
            t ->
                t.name().equals(symbol)
                    ? java.util.stream.Stream.of(t.section())
                    : t.fields().stream()
                        .filter(f -> f.symbol().equals(symbol))
                        .map(Type.Field::section))
        .findFirst()
        .map(
            s ->
                " ("
                    + s.heading().document().path()
                    + ":"
                    + s.heading().document().lineAt(s.heading().offset(0))
                    + ")")
        .orElse("");
  }

  /** The contracts of records, which have no entry of their own. */
  private Optional<String> contract(Map<String, String> sources) {
    Set<String> types = new HashSet<>();
    step.types().forEach(t -> types.add(t.name()));
    step.methods().forEach(m -> types.add(m.type()));
    List<Problem> problems = craft.contractProblems(sources, types);
    return problems.stream()
        .findFirst()
        .map(
            p ->
                p.file()
                    + ":"
                    + p.line()
                    + ": "
                    + p.message()
                    + tongue.pick(
                        "; the contracts of a record are not taken from code: change them in the"
                            + " document and run tenon build, or put the code back (git)",
                        "；记录的契约不从代码取回：请在文档中修改并运行 tenon build，或恢复代码（git）"));
  }

  private Optional<String> test(Lock lock) {
    Set<String> classes = new HashSet<>();
    step.tests().forEach(t -> classes.add(TestClass.className(design, t)));
    List<Item> locked =
        design.live(ItemKind.TEST).stream()
            .filter(t -> !lock.hash("test", t.name()).isEmpty())
            .toList();
    // all that stands in the step's classes of tests is locked anew with it
    List<Item> mine =
        locked.stream().filter(t -> classes.contains(TestClass.className(design, t))).toList();
    TreeMap<String, String> tests = project.tests();
    Map<String, String> now = craft.testEntries(tests, mine, locked);
    for (Item test : mine) {
      if (!lock.hash("test", test.name()).equals(now.get(test.name()))) {
        Position at = craft.placeOf(tests, test);
        String place = at.file().isEmpty() ? "" : " (" + at.file() + ":" + at.line() + ")";
        return Optional.of(refusedTest(tongue, test.name(), place));
      }
    }
    return Optional.empty();
  }

  /** That tests are never taken from code. */
  static String refusedTest(Tongue tongue, String test, String place) {
    return tongue.pick(
        "the test of "
            + test
            + place
            + " is not as it was locked, and tests are never taken from code: change "
            + test
            + " in the document and run tenon build, or put it back (git)",
        test + " 的测试" + place + " 与锁定时不同；测试从不取自代码：请在文档中修改 " + test + " 并运行 tenon build，或恢复（git）");
  }

  private Optional<String> file() {
    for (CodeBlock block : step.files()) {
      String path = block.role();
      boolean same =
          Files.isRegularFile(project.root().resolve(path))
              && Texts.read(project.root().resolve(path), path)
                  .replace("\r\n", "\n")
                  .equals(block.text());
      if (!same) {
        return Optional.of(
            tongue.pick(
                path
                    + " is not as the document gives it ("
                    + block.info().file()
                    + ":"
                    + block.info().line()
                    + "), and files are not taken from code: change the block and run tenon build,"
                    + " or put the file back (git)",
                path
                    + " 与文档给出的不同（"
                    + block.info().file()
                    + ":"
                    + block.info().line()
                    + "），文件不从代码取回：请修改代码块并运行 tenon build，或恢复该文件（git）"));
      }
    }
    return Optional.empty();
  }
}
