package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GivenMembersTest {
  private static final String HEAD = "public record Range(int low, int high)";
  private static final String BLOCK =
      """
      // kept
      private static final int A = 1, B = 2;

      Range {
        low = low;
      }

      /** One. */
      static Range of(int only) {
        return new Range(only, only);
      }
      """;

  private static String file(String members) {
    return "package p;\n\nclass Outer {\n  " + HEAD + " {\n" + members.indent(4) + "  }\n}\n";
  }

  @Test
  void keysTellMembersApart() {
    assertThat(GivenMembers.of(BLOCK, HEAD).keys()).contains("A", "B", "of(int)").hasSize(4);
    assertThat(GivenMembers.of("RED, GREEN;\n\nint code;\n", "enum Colour").keys())
        .containsExactly("code");
    assertThat(GivenMembers.of("nonsense (((", HEAD).with(file(BLOCK), "Outer.Range", List.of()))
        .isEqualTo("nonsense (((");
  }

  @Test
  void onlyWhatSaysSomethingElseDiffers() {
    GivenMembers given = GivenMembers.of(BLOCK, HEAD);
    String same = file(BLOCK.replace("return new", "return  /* why */\n      new"));
    for (String key : given.keys()) {
      assertThat(GivenMembers.code(same, "Outer.Range", key)).isEqualTo(given.code(key));
    }
    assertThat(GivenMembers.code(same, "Outer.Other", "A")).isEmpty();
    assertThat(GivenMembers.code(same, "Outer.Range", "C")).isEmpty();
  }

  @Test
  void membersComeWithTheirIndentationAllElseStays() {
    String changed =
        BLOCK
            .replace("B = 2", "B = 3")
            .replace("  return new Range(only, only);", "  // 一\n\n  return new Range(only, 1);");
    GivenMembers given = GivenMembers.of(BLOCK, HEAD);
    List<String> keys = List.of("A", "B", "of(int)");
    assertThat(given.with(file(changed), "Outer.Range", keys)).isEqualTo(changed);
    assertThat(given.with(file(changed).replace("\n", "\r\n"), "Outer.Range", keys))
        .isEqualTo(changed);
    assertThat(given.with(file(changed), "Outer.Range", List.of("A")))
        .isEqualTo(BLOCK.replace("B = 2", "B = 3"));
  }

  @Test
  void textBlocksKeepWhatTheySay() {
    String block = "String s = \"\"\"\n    a\n      b\n    \"\"\";\n";
    GivenMembers given = GivenMembers.of(block, HEAD);
    String changed = block.replace("      b", "        c");
    assertThat(given.with(file(changed), "Outer.Range", List.of("s"))).isEqualTo(changed);
  }
}
