package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which differences are of form, and which of meaning. */
class ContentReaderTest {

  private static Design design(String text) {
    Config config = ConfigReader.read("format = 1\n", "test");
    return DesignParser.parse(config, List.of(new Document("a.md", text)), List.of());
  }

  private static String first(String text) {
    return Fingerprint.of(design(text).items().getFirst());
  }

  static Stream<Arguments> ofForm() {
    return Stream.of(
        form("id", "### R-1 T\n\na b\n", "### r-01: T\n\na b\n"),
        form("level", "### R-1 T\n\na b\n", "# R-1 T\n\na b\n"),
        form("setext", "## R-1 T\n\na b\n", "R-1 T\n---\n\na b\n"),
        form("wrapping", "### R-1 T\n\na b c\n", "### R-1 T\n\na\nb   c\n"),
        form("line ends", "### R-1 T\n\na b\n", "### R-1 T\r\n\r\na\r\nb\r\n"),
        form("byte order mark", "### R-1 T\n\na\n", "\uFEFF### R-1 T\n\na\n"),
        form("paragraphs", "### R-1 T\n\nA b. C d.\n", "### R-1 T\n\nA b.\n\nC d.\n"),
        form("emphasis", "### R-1 T\n\na b\n", "### R-1 T\n\n*a* **b**\n"),
        form("comments", "### R-1 T\n\na b\n", "### R-1 T\n\n<!-- x -->\n\na <!-- y --> b\n"),
        form("HTML comment block", "### R-1 T\n\na\n", "### R-1 T\n\n<!--\nx\n-->\n\na\n"),
        form("Chinese, wrapped", "### R-1 题\n\n网关应答复。\n", "### R-1 题\n\n网关应\n答复。\n"),
        form("spaces beside Chinese", "### R-1 题\n\n用 Pool 的\n", "### R-1 题\n\n用Pool的\n"),
        form("code beside Chinese", "### R-1 题\n\n用 `Pool` 的\n", "### R-1 题\n\n用`Pool`的\n"),
        form("full width", "### R-1 题\n\n甲，乙（３）\n", "### R-1 题\n\n甲,乙(3)\n"),
        form("wrapped behind a mark", "### R-1 题\n\n甲，Pool\n", "### R-1 题\n\n甲，\nPool\n"),
        form("spaced marks", "### R-1 题\n\n甲：Pool，乙\n", "### R-1 题\n\n甲: Pool, 乙\n"),
        form(
            "order of attributes",
            "### D-1 T\n\n- satisfies: R-1\n- because: x\n",
            "### D-1 T\n\n- because: x\n- satisfies: R-1\n"),
        form(
            "attribute in Chinese",
            "### D-1 T\n\n- satisfies: R-1, R-2\n",
            "### D-1 T\n\n- 满足：R-2、r-1\n"),
        form(
            "attribute given twice",
            "### D-1 T\n\n- satisfies: R-1, R-2\n",
            "### D-1 T\n\n- satisfies: R-1\n- satisfies: `R-2`\n"),
        form(
            "nested values",
            "### D-1 T\n\n- satisfies: R-1 and R-2\n",
            "### D-1 T\n\n- **satisfies**:\n  - [R-1]\n  - R-2\n"),
        form("range", "### T-1 T\n\n- verifies: R-1..R-4\n", "### T-1 T\n\n- verifies: R-1–r-4\n"),
        form(
            "expression",
            "### D-1 T\n\n- where: `a<=5s`\n",
            "### D-1 T\n\n- where: ` a <= 5 s `\n"),
        form(
            "table drawn otherwise",
            "### D-1 T\n\n| a | b |\n|---|---|\n| 1 | x y |\n",
            "### D-1 T\n\n|a |  b|\n|:-|-:|\n|1|x   y|\n"),
        form(
            "code spaced otherwise",
            "### T-1 T\n\n```java test\nint a = 1; // one\n```\n",
            "### T-1 T\n\n~~~java test\nint  a\n  =1;\n~~~\n"),
        form(
            "inner item",
            "### R-1 T\n\na\n",
            "### R-1 T\n\na\n\n#### R-2 U\n\nb\n\n#### More\n\nc\n"));
  }

  private static Arguments form(String name, String one, String other) {
    return Arguments.of(name, one, other);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofForm")
  void formChangesNothing(String name, String one, String other) {
    assertThat(first(other)).as(name).isEqualTo(first(one));
  }

  static Stream<Arguments> ofMeaning() {
    return Stream.of(
        form("word", "### R-1 T\n\na b\n", "### R-1 T\n\na c\n"),
        form("title", "### R-1 T\n\na\n", "### R-1 U\n\na\n"),
        form("order of words", "### R-1 T\n\na b\n", "### R-1 T\n\nb a\n"),
        form("joined words", "### R-1 T\n\na b\n", "### R-1 T\n\nab\n"),
        form("case", "### R-1 T\n\na\n", "### R-1 T\n\nA\n"),
        form("numbers", "### R-1 T\n\n1, 500\n", "### R-1 T\n\n1,500\n"),
        form("Chinese", "### R-1 题\n\n应在 5 秒内\n", "### R-1 题\n\n应在 2 秒内\n"),
        form("link", "### D-1 T\n\n- satisfies: R-1\n", "### D-1 T\n\n- satisfies: R-2\n"),
        form("key", "### D-1 T\n\n- satisfies: R-1\n", "### D-1 T\n\n- refines: R-1\n"),
        form(
            "remark",
            "### D-1 T\n\n- satisfies: R-1 (partly)\n",
            "### D-1 T\n\n- satisfies: R-1 (all)\n"),
        form("expression", "### D-1 T\n\n- where: `a < 5`\n", "### D-1 T\n\n- where: `a < 6`\n"),
        form(
            "code",
            "### T-1 T\n\n```java test\na b\n```\n",
            "### T-1 T\n\n```java test\na c\n```\n"),
        form(
            "string",
            "### T-1 T\n\n```java\n\"a  b\"\n```\n",
            "### T-1 T\n\n```java\n\"a b\"\n```\n"),
        form("role", "### T-1 T\n\n```java test\na\n```\n", "### T-1 T\n\n```java\na\n```\n"),
        form(
            "code in a list",
            "### D-1 T\n\n- x\n\n  ```\n  a\n  ```\n",
            "### D-1 T\n\n- x\n\n  ```\n  b\n  ```\n"),
        form("indented code", "### D-1 T\n\nx\n\n    a\n", "### D-1 T\n\nx\n\n    b\n"),
        form("quotation", "### D-1 T\n\n> a\n", "### D-1 T\n\n> b\n"),
        form("sub-heading", "### D-1 T\n\n#### a\n", "### D-1 T\n\n#### b\n"),
        form("tag", "### R-1 T\n\n- VAL_POSITIVE(a)\n", "### R-1 T\n\n- VAL_POSITIVE(b)\n"),
        form("cell", "### D-1 T\n\n| a |\n|---|\n| 1 |\n", "### D-1 T\n\n| a |\n|---|\n| 2 |\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofMeaning")
  void meaningChangesIt(String name, String one, String other) {
    assertThat(first(other)).as(name).isNotEqualTo(first(one));
  }

  private static final String WORDS =
      "When a load arrives, the pool shall keep 3 ranks (at least); 当负载到达时，资源池应保留三个等级。"
          + "It says `keep(3)` and `a, b`.";

  @Provide
  Arbitrary<Tuple2<List<Boolean>, List<Boolean>>> breaks() {
    Arbitrary<List<Boolean>> list = Arbitraries.of(true, false).list().ofSize(WORDS.length());
    return list.flatMap(a -> list.map(b -> Tuple.of(a, b)));
  }

  /** Broken at any space, and between any two Chinese characters. */
  private static String wrapped(List<Boolean> breaks) {
    StringBuilder out = new StringBuilder("### R-1 T\n\n");
    boolean code = false;
    for (int i = 0; i < WORDS.length(); i++) {
      char c = WORDS.charAt(i);
      code ^= c == '`';
      boolean between =
          i > 0 && Words.isUnspaced(c) && Words.isUnspaced(WORDS.charAt(i - 1)) && breaks.get(i);
      out.append(between ? "\n" : "");
      out.append(c == ' ' && !code && breaks.get(i) ? "\n" : String.valueOf(c));
    }
    return out.append('\n').toString();
  }

  @Property(tries = 200)
  void anyWrappingIsTheSame(@ForAll("breaks") Tuple2<List<Boolean>, List<Boolean>> breaks) {
    assertThat(first(wrapped(breaks.get1()))).isEqualTo(first(wrapped(breaks.get2())));
  }

  private static String method(String heading, String... below) {
    Design design =
        design(
            "## 4 Interfaces\n\n### `class Pool`\n\n#### `"
                + heading
                + "`\n\n"
                + String.join("\n", below)
                + "\n");
    return ContentReader.of(design.methods().iterator().next(), "java").fingerprint();
  }

  @Test
  void ofAMethodNeitherProseNorNamesOfParametersCount() {
    String one = method("int keep(int ranks, int least)", "Keeps.", "", "- VAL_POSITIVE(ranks)");
    assertThat(method("int keep(int  n,int m)", "Says otherwise.", "", "- VAL_POSITIVE( n )"))
        .isEqualTo(one);
    assertThat(method("int keep(int ranks, int least)", "- VAL_POSITIVE(least)")).isNotEqualTo(one);
    assertThat(method("long keep(int ranks, int least)", "- VAL_POSITIVE(ranks)"))
        .isNotEqualTo(one);
    assertThat(
            method(
                "int keep(int ranks, int least)", "- VAL_POSITIVE(ranks)", "- throws: IOException"))
        .isNotEqualTo(one);
  }

  @Test
  void ofABodyTokensCount() {
    String body = "```java body\nreturn ranks; // all\n```";
    String one = method("int keep(int ranks)", body);
    assertThat(method("int keep(int n)", "```java body\nreturn\n  n;\n```")).isEqualTo(one);
    assertThat(method("int keep(int n)", "```java body\nreturn n + 1;\n```")).isNotEqualTo(one);
  }

  @Test
  void ofAParameterItsCellsCountNotItsTable() {
    String head = "| parameter | value | unit | range | meaning |\n|---|---|---|---|---|\n";
    String one = parameter(head + "| x | 5 | s | 1..6 | how long |\n");
    assertThat(parameter("| 参数 | 含义 | 范围 | 单位 | 值 |\n|-|-|-|-|-|\n|x|how  long|1 .. 6|s| 5 |\n"))
        .isEqualTo(one);
    assertThat(parameter(head + "| x | 6 | s | 1..6 | how long |\n")).isNotEqualTo(one);
    assertThat(parameter(head + "| x | 5 | ms | 1..6 | how long |\n")).isNotEqualTo(one);
    assertThat(parameter(head + "| x | – | s | 1..6 | how long |\n"))
        .isEqualTo(parameter(head + "| x |  | s | 1..6 | how long |\n"))
        .isNotEqualTo(one);
  }

  private static String parameter(String table) {
    return ContentReader.of(design(table).parameters().getFirst()).fingerprint();
  }
}
