package dev.tenon.design.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocumentMergeTest {
  private static final int CASES_AT_LEAST = 25;

  /** A case of {@code cases.md}. */
  private record Case(String title, String conflicts, Map<String, String> versions) {
    String version(String name) {
      return versions.getOrDefault(name, "");
    }

    MergeResult merge(String ours, String theirs) {
      return DocumentMerge.merge(
          version("base"), version(ours), version(theirs), "java", Markers.usual());
    }
  }

  @TestFactory
  Stream<DynamicTest> caseMerges() throws IOException {
    List<Case> cases = cases();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(CASES_AT_LEAST);
    return cases.stream().map(one -> dynamicTest(one.title(), () -> check(one)));
  }

  @TestFactory
  Stream<DynamicTest> sidesConflictAlikeWhicheverIsOurs() throws IOException {
    return cases().stream()
        .map(
            one ->
                dynamicTest(
                    one.title(),
                    () -> {
                      MergeResult there = one.merge("ours", "theirs");
                      MergeResult back = one.merge("theirs", "ours");
                      assertThat(conflicts(back)).isEqualTo(conflicts(there));
                      assertThat(sorted(back)).isEqualTo(sorted(there));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> caseMergesWithCarriageReturnsAndAMark() throws IOException {
    return cases().stream()
        .filter(one -> !one.conflicts().equals("not by item"))
        .map(
            one ->
                dynamicTest(
                    one.title(),
                    () -> {
                      MergeResult.Merged merged =
                          (MergeResult.Merged)
                              DocumentMerge.merge(
                                  windows(one.version("base")),
                                  windows(one.version("ours")),
                                  windows(one.version("theirs")),
                                  "java",
                                  Markers.usual());
                      assertThat(merged.text()).isEqualTo(windows(one.version("merged")));
                    }));
  }

  private static String windows(String text) {
    return "\uFEFF" + text.replace("\n", "\r\n");
  }

  private static void check(Case one) {
    switch (one.merge("ours", "theirs")) {
      case MergeResult.Merged merged -> {
        assertThat(merged.text()).isEqualTo(one.version("merged"));
        assertThat(String.join(", ", merged.conflicts()))
            .isEqualTo(one.conflicts().equals("none") ? "" : one.conflicts());
      }
      case MergeResult.NotByItem _ -> assertThat(one.conflicts()).isEqualTo("not by item");
    }
  }

  private static List<String> conflicts(MergeResult result) {
    return result instanceof MergeResult.Merged merged
        ? merged.conflicts()
        : List.of("not by item");
  }

  private static List<String> sorted(MergeResult result) {
    return result instanceof MergeResult.Merged merged
        ? merged.text().lines().filter(l -> !l.isBlank()).sorted().toList()
        : List.of();
  }

  @Test
  void markersAreAsLongAndNamedAsAsked() {
    MergeResult.Merged merged =
        (MergeResult.Merged)
            DocumentMerge.merge(
                "### R-1 A\n",
                "### R-1 B\n",
                "### R-1 C\n",
                "java",
                new Markers(9, "HEAD", "feature/x"));

    assertThat(merged.text())
        .isEqualTo("<<<<<<<<< HEAD\n### R-1 B\n=========\n### R-1 C\n>>>>>>>>> feature/x\n");
  }

  @Test
  void oneSideEndsLinesOtherwise() {
    String base = "### R-1 A\ntext\n\n### R-2 B\ntext\n";
    String ours = base.replace("\n", "\r\n");
    String theirs = base.replace("R-2 B\ntext", "R-2 B\nmore");

    assertThat(clean(base, ours, theirs)).isEqualTo(theirs.replace("\n", "\r\n"));
    assertThat(clean(base, theirs, ours)).isEqualTo(theirs.replace("\n", "\r\n"));
  }

  @Test
  void mixedLineEndsStayAsTheyAre() {
    String base = "### R-1 A\r\ntext\n\n### R-2 B\ntext\r\n";
    String theirs = base.replace("R-2 B", "R-2 C");

    assertThat(clean(base, base, theirs)).isEqualTo(theirs);
    assertThat(clean(base, theirs, base.replace("R-1 A", "R-1 Z")))
        .isEqualTo(theirs.replace("R-1 A", "R-1 Z"));
  }

  @Test
  void lastLineWithoutEnd() {
    assertThat(clean("### R-1 A", "### R-1 A", "### R-1 A\n\n### R-2 B"))
        .isEqualTo("### R-1 A\n\n### R-2 B");
    assertThat(clean("### R-1 A", "### R-1 A\n\n### R-3 C", "### R-1 A\n\n### R-2 B"))
        .isEqualTo("### R-1 A\n\n### R-3 C\n\n### R-2 B");
  }

  @Test
  void emptyBaseMergesWhatBothAdded() {
    String ours = "# Title\n\n### R-1 A\ntext\n";
    String theirs = "# Title\n\n### R-1 A\ntext\n\n### R-2 B\ntext\n";

    assertThat(clean("", ours, theirs)).isEqualTo(theirs);
  }

  @Test
  void openConflictIsNotMergedByItem() {
    String open = "<<<<<<< ours\n### R-1 A\n=======\n### R-1 B\n>>>>>>> theirs\n";

    assertThat(DocumentMerge.merge(open, "### R-1 A\n", "### R-1 B\n", "java", Markers.usual()))
        .isInstanceOf(MergeResult.NotByItem.class);
  }

  @Test
  void blockLeftOpenSwallowsNobodysItems() {
    String base = "### R-1 A\ntext\n\n### R-2 B\ntext\n";
    String ours = base.replace("### R-1 A\ntext", "### R-1 A\n```java\ntext");
    String theirs = base + "\n### R-3 C\ntext\n";

    MergeResult result = DocumentMerge.merge(base, ours, theirs, "java", Markers.usual());

    if (result instanceof MergeResult.Merged merged) {
      assertThat(merged.isClean()).isFalse();
    }
  }

  @Test
  void tenThousandItemsMergeInLinearTime() {
    StringBuilder text = new StringBuilder("## 1 Overview\n");
    for (int i = 1; i <= 10_000; i++) {
      text.append("\n### R-")
          .append(i)
          .append(" Title\nThe pool shall do ")
          .append(i)
          .append(".\n");
    }
    String base = text.toString();
    String ours = base.replace("do 17.", "do 170.") + "\n### R-20001 A\n";
    String theirs = base.replace("do 18.", "do 180.") + "\n### R-20002 B\n";

    String merged = clean(base, ours, theirs);

    assertThat(merged).contains("do 170.", "do 180.", "R-20001", "R-20002");
  }

  private static String clean(String base, String ours, String theirs) {
    MergeResult result = DocumentMerge.merge(base, ours, theirs, "java", Markers.usual());
    assertThat(result).isInstanceOf(MergeResult.Merged.class);
    MergeResult.Merged merged = (MergeResult.Merged) result;
    assertThat(merged.conflicts()).isEmpty();
    return merged.text();
  }

  private static List<Case> cases() throws IOException {
    String text;
    try (InputStream in =
        Objects.requireNonNull(DocumentMergeTest.class.getResourceAsStream("/merge/cases.md"))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Case> cases = new ArrayList<>();
    String title = "";
    String conflicts = "";
    Map<String, String> versions = new LinkedHashMap<>();
    String open = null;
    StringBuilder version = new StringBuilder();
    for (String line : (text + "## \n").lines().toList()) {
      if (open != null) {
        if (line.equals("~~~~")) {
          versions.put(open, version.toString());
          open = null;
        } else {
          version.append(line).append('\n');
        }
      } else if (line.startsWith("~~~~ ")) {
        open = line.substring(5);
        version = new StringBuilder();
      } else if (line.startsWith("## ")) {
        if (!title.isEmpty()) {
          cases.add(new Case(title, conflicts, versions));
        }
        title = line.substring(3);
        versions = new LinkedHashMap<>();
      } else if (line.startsWith("conflicts: ")) {
        conflicts = line.substring("conflicts: ".length());
      }
    }
    return cases;
  }
}
