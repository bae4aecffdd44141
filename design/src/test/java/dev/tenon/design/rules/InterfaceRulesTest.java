package dev.tenon.design.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.CodeBlock;
import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import dev.tenon.design.Finding;
import dev.tenon.design.Id;
import dev.tenon.design.Lock;
import dev.tenon.design.Position;
import dev.tenon.design.Surroundings;
import dev.tenon.design.SyntaxFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the rules ask of their surroundings, and where they point. */
class InterfaceRulesTest {

  /** Knows one symbol of the sources, and takes the word {@code slip} for one. */
  private static final class Sources implements Surroundings {
    final List<String> asked = new ArrayList<>();

    @Override
    public Lock lock() {
      return Lock.empty();
    }

    @Override
    public Optional<String> evidence(Id step) {
      return Optional.empty();
    }

    @Override
    public boolean declaredInSources(String symbol) {
      asked.add(symbol);
      return symbol.equals("Gate.old") || symbol.equals("Legacy.call");
    }

    @Override
    public Optional<SyntaxFault> syntax(CodeBlock block) {
      String[] lines = block.text().split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        int at = lines[i].indexOf("slip");
        if (at >= 0) {
          return Optional.of(new SyntaxFault(i + 1, at + 1, 4, "a slip"));
        }
      }
      return Optional.empty();
    }
  }

  private static List<Finding> findings(Rule rule, String prose, String text, Sources sources) {
    Design design =
        DesignParser.parse(
            ConfigReader.read("[project]\nlanguage = \"java\"\nprose = \"" + prose + "\"\n", "p"),
            List.of(new Document("d.md", text)),
            List.of());
    Report report = new Report(rule, design.tongue());
    rule.check(design, sources, report);
    return report.findings();
  }

  @Test
  void aFaultOfABlockIsAtItsPlaceInTheDocument() {
    String text =
        """
        ## 4 Interfaces

        ### `class Gate`

        ```java members
        int slip;
        ```

        #### `void open()`

          ```java body
          f();
          slip(
          ```

        ```java sketch
        slip is fine here
        ```

        ### T-1 Opens

        - verifies: `Gate.open`

        ```java test
        slip
        ```
        """;
    assertThat(findings(new BadBody(), "en", text, new Sources()))
        .extracting(f -> f.items().getFirst() + " " + f.at())
        .containsExactly(
            "Gate " + new Position("d.md", 6, 5, 4),
            "Gate.open " + new Position("d.md", 13, 3, 4),
            "T-1 " + new Position("d.md", 25, 1, 4));
  }

  @Test
  void theSourcesAreAskedLast() {
    String text =
        """
        ## 4 Interfaces

        ### `class Gate`

        #### `void open()`

        - uses: `close`, `old`, `Legacy.call`, `Legacy.gone`

        #### `abstract void close()`
        """;
    Sources sources = new Sources();
    assertThat(findings(new UndeclaredMethod(), "en", text, sources))
        .extracting(Finding::cause)
        .containsExactly("Legacy.gone");
    assertThat(sources.asked).doesNotContain("close", "Gate.close");
  }

  @Test
  void theChoicesOfAnAmbiguousNameAreListed() {
    String text =
        """
        ## 4 接口设计

        ### `class 账本`

        #### `void 写(int a)`

        #### `void 写(String a)`

        ## 5 实现细节设计

        ### `账本.写`
        """;
    assertThat(findings(new UndeclaredMethod(), "zh", text, new Sources()))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.message()).contains("`账本.写(int)`", "`账本.写(String)`", "可指多个方法");
              assertThat(f.at()).isEqualTo(new Position("d.md", 11, 6, 4));
            });
  }

  @Test
  void aContractPointsAtTheNameAndNamesTheNearest() {
    String text =
        """
        ## 4 Interfaces

        ### `class Gate`

        #### `void open(String username)`

        - VAL_STATE(f(`x`).a > 0 && usrename.isBlank(), "a name")
        """;
    assertThat(findings(new ContractUnknownName(), "en", text, new Sources()))
        .extracting(f -> f.cause() + " " + f.at().column() + " " + f.hint())
        .contains("f 13 Name a parameter, a member of `Gate` or a declared type.")
        .anyMatch(f -> f.startsWith("usrename") && f.endsWith("Did you mean `username`?"));
  }
}
