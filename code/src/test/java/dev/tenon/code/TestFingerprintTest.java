package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFingerprintTest {

  private static final String TEST =
      """
      package org.example;

      import static org.junit.jupiter.api.Assertions.assertEquals;
      import java.util.List;
      import org.junit.jupiter.api.Test;

      class PoolTest extends Base {
        private final Pool pool = new Pool(4);

        @Test
        void shrinks() {
          Pool local = pool;
          assertEquals(3, helper(local));
        }

        @Test
        void grows() {
          assertEquals(5, pool.grow(List.of()));
        }

        private int helper(Pool p) {
          return p.shrink();
        }
      }
      """;

  private static final String BASE =
      "package org.example; class Base { int limit = Fixtures.LIMIT; }";
  private static final String FIXTURES =
      "package org.example; class Fixtures { static final int LIMIT = 3; }";

  private static String shrinks(String test, String base, String fixtures) {
    JavaIndex index =
        JavaIndex.of(Map.of("PoolTest.java", test, "Base.java", base, "Fixtures.java", fixtures));
    return TestFingerprint.of(index, "org.example.PoolTest", List.of("grows"));
  }

  private static final String BEFORE = shrinks(TEST, BASE, FIXTURES);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "assertEquals(3, | assertEquals(2,",
        "@Test\\n  void shrinks | @Test @Disabled\\n  void shrinks",
        "return p.shrink(); | return 3;",
        "new Pool(4) | new Pool(3)",
        "Assertions.assertEquals | Mine.assertEquals",
        "class PoolTest | @Disabled class PoolTest",
        "extends Base | extends Other",
        "void shrinks() { | void shrinks() { if (true) { return; }",
        "private int helper | @BeforeEach void skip() { assumeTrue(false); } private int helper"
      })
  void whatMakesATestEasierChangesIt(String from, String to) {
    String changed = TEST.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n"));
    assertThat(changed).isNotEqualTo(TEST);
    assertThat(shrinks(changed, BASE, FIXTURES)).isNotEqualTo(BEFORE);
  }

  @Test
  void otherTypesOfTheTestsThatItReachesCount() {
    assertThat(shrinks(TEST, BASE.replace("int limit", "long limit"), FIXTURES))
        .isNotEqualTo(BEFORE);
    assertThat(shrinks(TEST, BASE, FIXTURES.replace("3", "4"))).isNotEqualTo(BEFORE);
    assertThat(shrinks(TEST, BASE, FIXTURES + " class Unused {}")).isEqualTo(BEFORE);
  }

  @Test
  void formAndOtherTestsDoNotCount() {
    assertThat(
            shrinks(
                TEST.replace("local", "other")
                    .replace("(Pool p)", "(Pool q)")
                    .replace("p.shrink", "q.shrink"),
                BASE,
                FIXTURES))
        .isEqualTo(BEFORE);
    assertThat(shrinks(TEST.replace("    ", "\t// x\n"), BASE, FIXTURES)).isEqualTo(BEFORE);
    String otherChanged =
        TEST.replace("assertEquals(5, pool.grow(List.of()))", "int a = 1, b = a; fail()")
            .replace("import java.util.List;", "import java.util.Set;");
    assertThat(shrinks(otherChanged, BASE, FIXTURES)).isEqualTo(BEFORE);
    String third =
        TEST.replace("  private int helper", "  @Test void grows(int x) {}\n int helper");
    assertThat(shrinks(third, BASE, FIXTURES)).as("no longer private").isNotEqualTo(BEFORE);
  }

  @Test
  void membersOfOtherTestsDoNotCount() {
    String more =
        TEST.replace("  private int helper", "  int spare = 1; class Own {}\n  private int helper");
    JavaIndex index =
        JavaIndex.of(Map.of("PoolTest.java", more, "Base.java", BASE, "Fixtures.java", FIXTURES));
    assertThat(TestFingerprint.of(index, "PoolTest", List.of("grows", "spare", "Own")))
        .isEqualTo(BEFORE);
    assertThat(TestFingerprint.of(index, "PoolTest", List.of("grows", "Own"))).isNotEqualTo(BEFORE);
  }

  @Test
  void aClassThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> TestFingerprint.of(JavaIndex.of(Map.of()), "A", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A");
  }
}
