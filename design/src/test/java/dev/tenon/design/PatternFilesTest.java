package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternFilesTest {
  private static final PatternLibrary BUILT_IN = PatternFiles.read(List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VAL_NOT_NULL(value)
          VAL_NON_EMPTY(value)
          VAL_NOT_BLANK(value)
          VAL_POSITIVE(value)
          VAL_NON_NEGATIVE(value)
          VAL_NO_DUPLICATES(value)
          VAL_SORTED(value)
          VAL_INT_RANGE(value, min, max)
          VAL_SIZE_RANGE(value, min, max)
          VAL_ONE_OF(value, allowed…)
          VAL_SUBSET(part, whole)
          VAL_DISJOINT(a, b)
          VAL_STATE(condition, message)
          AST_PRECONDITION(condition, message)
          AST_POSTCONDITION(condition, message)
          AST_INVARIANT(condition, message)
          AST_UNREACHABLE(message)
          LOCK_TIMEOUT(lock, limit)
          CALL_TIMEOUT(future, limit)
          """)
  void everyBuiltInPatternIsThereInBothLanguages(String heading) {
    Pattern pattern = BUILT_IN.find(heading.substring(0, heading.indexOf('('))).orElseThrow();
    assertThat(pattern.heading()).isEqualTo(heading);
    assertThat(pattern.builtIn()).isTrue();
    assertThat(pattern.summary()).isNotBlank();
    assertThat(pattern.blocks()).extracting(Pattern.Block::language).contains("java", "python");
    assertThat(pattern.blocks())
        .as("a built-in expansion stays in place")
        .allMatch(block -> block.length() <= 10);
  }

  @Test
  void theBuiltInFileHasNoUnknownWords() {
    assertThat(BUILT_IN.problems()).isEmpty();
    assertThat(BUILT_IN.all()).hasSize(19);
  }

  @Test
  void aPatternIsHeadingParagraphAndBlocks() {
    String text =
        """
        # Ours

        ## Notes

        ```java
        {nothing}
        ```

        ## `CHECK_ALL(first, limit?, rest…)`

        The first
        paragraph.

        The second.

          ```java collection
          import java.util.Objects;
          import static a.B.c;

            check({first}, {rest}, {{limit}, {other});
          ```

        ~~~python
        import re
        from a import b
        check({first})
            import_later()
        ~~~

        ## VAL_NOT_NULL(value)

        Ours.

        ### Why

        ## VAL_STATE(condition)

        ```java
        throw new E("{message}");
        ```
        """;
    PatternLibrary library = PatternFiles.read(List.of(new Document("p.md", text)));
    Pattern all = library.find("CHECK_ALL").orElseThrow();
    assertThat(all.heading()).isEqualTo("CHECK_ALL(first, limit?, rest…)");
    assertThat(all.summary()).isEqualTo("The first paragraph.");
    assertThat(all.at()).isEqualTo(new Position("p.md", 9, 5, 9));
    assertThat(all.takes(1)).isFalse();
    assertThat(all.takes(2)).isTrue();
    assertThat(all.takes(5)).isTrue();
    Pattern.Block java = all.blocks().get(0);
    assertThat(java.variant()).isEqualTo("collection");
    assertThat(java.imports()).containsExactly("java.util.Objects", "static a.B.c");
    assertThat(java.code()).isEqualTo("  check({first}, {rest}, {{limit}, {other});\n");
    Pattern.Block python = all.blocks().get(1);
    assertThat(python.imports()).containsExactly("import re", "from a import b");
    assertThat(python.code()).isEqualTo("check({first})\n    import_later()\n");
    assertThat(library.find("VAL_NOT_NULL").orElseThrow().builtIn()).isFalse();
    assertThat(library.problems())
        .containsExactly(
            new PatternLibrary.BadPattern("CHECK_ALL", "other", new Position("p.md", 20, 38, 7)));
  }
}
