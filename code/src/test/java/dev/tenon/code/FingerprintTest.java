package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

  /** Every kind of local; {@code $n} stands for its name. */
  private static final String TEMPLATE =
      """
      @Deprecated
      int work(int $0, List<String> $1) throws IOException {
        int $2 = $0 + 41;
        for (int $3 = 0; $3 < $2; $3++) {
          total += $3 * 2;
        }
        for (String $4 : $1) {
          use($4, $2);
        }
        $1.forEach($5 -> use($5, total));
        BiFunction<Integer, Integer, Integer> $6 = ($7, $8) -> $7 - $8;
        if ($0 > 1 && item instanceof Pair(String $9, var $10) && $9.isEmpty()) {
          return $10.hashCode();
        }
        if (!(item instanceof Number $11)) {
          return 0;
        }
        try (var $12 = open($11.intValue()); $12) {
          switch (item) {
            case Integer $13 when $13 > 3 -> use("a", $13);
            case Pair(String $14, Object $15) -> use($14, $15);
            default -> use("b", null);
          }
        } catch (IOException | RuntimeException $16) {
          throw new IOException($16);
        }
        Object $17 = new Object() {
          int own = $2;
          @Override public int hashCode() { int $18 = own; return $18 + $0; }
        };
        return $6.apply($2, $17.hashCode());
      }
      """;

  private static final int NAMES = 19;

  private static List<String> names(Random random) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < NAMES; i++) {
      names.add((char) ('a' + random.nextInt(26)) + "n" + i + "名".repeat(random.nextInt(2)));
    }
    return names;
  }

  private static String named(List<String> names) {
    String code = TEMPLATE;
    for (int i = NAMES - 1; i >= 0; i--) {
      code = code.replace("$" + i, names.get(i));
    }
    return code;
  }

  private static String fingerprint(String member) {
    JavaIndex index = JavaIndex.of(Map.of("A.java", "class A {\n" + member + "\n}"));
    assertThat(index.errors("A.java")).as(member).isEmpty();
    return index.members("A.work").getFirst().fingerprint();
  }

  @Provide
  Arbitrary<Random> randoms() {
    return Arbitraries.randoms();
  }

  @Property(tries = 60)
  void namesOfLocalsDoNotCount(@ForAll("randoms") Random random) {
    assertThat(fingerprint(named(names(random)))).isEqualTo(fingerprint(named(names(random))));
  }

  @Property(tries = 60)
  void formDoesNotCount(@ForAll("randoms") Random random) {
    String code = named(names(new Random(1)));
    StringBuilder other = new StringBuilder();
    for (Tokens.Token token : Tokens.of(code, 0, code.length())) {
      String[] gaps = {" ", "\n", "\t", "\r\n", " /* ; */ ", " // }\n", "\n/** x */ "};
      other.append(token.text()).append(gaps[random.nextInt(gaps.length)]);
    }
    String spread = "/** Documentation {@link #x}. */ " + other;
    // the scanner's `>` stand alone; an operator keeps its characters together
    assertThat(fingerprint(spread.replaceAll("-\\s+>", "->"))).isEqualTo(fingerprint(code));
  }

  @Property(tries = 120)
  void otherNamesLiteralsAndOperatorsCount(@ForAll("randoms") Random random) {
    String code = named(names(new Random(1)));
    List<String[]> changes =
        List.of(
            new String[] {"41", "42"},
            new String[] {"\"a\"", "\"c\""},
            new String[] {"+ 41", "- 41"},
            new String[] {"use(", "abuse("},
            new String[] {"total +=", "sum +="},
            new String[] {"&&", "||"},
            new String[] {"@Deprecated", ""},
            new String[] {"@Deprecated", "@Deprecated(since = \"2\")"},
            new String[] {"int work", "long work"},
            new String[] {"throws IOException", "throws Exception"},
            new String[] {"own;", "own * 1;"},
            new String[] {"List<String>", "List<Object>"},
            new String[] {"return 0;", "throw null;"},
            new String[] {"!(", "(("});
    String[] change = changes.get(random.nextInt(changes.size()));
    String changed = code.replace(change[0], change[1]);
    if (change[1].equals("((")) {
      changed = code.replace("!(item", "(item");
    }
    assertThat(changed).isNotEqualTo(code);
    JavaIndex index = JavaIndex.of(Map.of("A.java", "class A {" + changed + "}"));
    assertThat(index.members("A.work").getFirst().fingerprint()).isNotEqualTo(fingerprint(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int work(int a, int b) { return a - b; } | int work(int a, int b) { return b - a; }",
        "int work(int a) { return a; } | int work(int a) { return this.a; }",
        "int work(int a) { return a; } | int work(int b) { return a; }",
        "void work(Object o) { if (o instanceof A f) { f.x(); } f.x(); }"
            + " | void work(Object o) { if (o instanceof A g) { g.x(); } g.x(); }",
        "int work(int a) { return a; } | int work(final int a) { return a; }",
        "void work(int a) { a(); } | void work(int b) { b(); }",
        "String work() { return \" a\"; } | String work() { return \"a \"; }"
      })
  void differentCodeDiffers(String one, String other) {
    assertThat(fingerprint(one)).isNotEqualTo(fingerprint(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "static final int work() { return 1; } ~ final static int work() { return 1; }",
        "void work(Object o) { if (!(o instanceof A f)) return; f.x(); }"
            + " ~ void work(Object p) { if (!(p instanceof A g)) return; g.x(); }",
        "void work(Object o) { while (!(o instanceof A f)) { o = next(o); } f.x(); }"
            + " ~ void work(Object p) { while (!(p instanceof A g)) { p = next(p); } g.x(); }",
        "int work(Object o) { return o instanceof A f ? f.x() : 1; }"
            + " ~ int work(Object p) { return p instanceof A g ? g.x() : 1; }",
        "boolean work(Object o) { return !(o instanceof A f) || f.x(); }"
            + " ~ boolean work(Object p) { return !(p instanceof A g) || g.x(); }"
      })
  void sameCodeInOtherWordsIsTheSame(String one, String other) {
    assertThat(fingerprint(one)).isEqualTo(fingerprint(other));
  }

  @Test
  void indentationOfTextBlocksDoesNotCount() {
    String one = "String work() {\n    return \"\"\"\n        a\n          b\n        \"\"\";\n}";
    String other = "String work() {\n  return \"\"\"\n      a\n        b\n      \"\"\";\n}";
    assertThat(fingerprint(one)).isEqualTo(fingerprint(other));
    assertThat(fingerprint(one.replace("  b", " b"))).isNotEqualTo(fingerprint(one));
  }

  /** The form of fingerprints is written down here: locks of projects hold them. */
  @Test
  void staysAsItIs() {
    assertThat(fingerprint("int work(int a) { return a + 1; }"))
        .isEqualTo(Fingerprint.of("int\nwork\n(\nint\n#0\n)\n{\nreturn\n#0\n+\n1\n;\n}\n"));
  }

  @Test
  void aComponentIsItsName() {
    JavaIndex one = JavaIndex.of(Map.of("A.java", "record A(int a) {}"));
    JavaIndex other = JavaIndex.of(Map.of("A.java", "record A(int b) {}"));
    assertThat(one.members("A.a").getFirst().fingerprint())
        .isNotEqualTo(other.members("A.b").getFirst().fingerprint());
    assertThat(one.fingerprints().get("A")).isNotEqualTo(other.fingerprints().get("A"));
  }
}
