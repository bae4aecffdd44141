package dev.tenon.design.report;

import dev.tenon.design.Config;
import dev.tenon.design.ConfigReader;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import dev.tenon.design.Surroundings;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.Checker;
import dev.tenon.design.rules.RuleGroup;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Checks of small designs. */
final class Samples {
  private Samples() {}

  /**
   * @param files path and text in turns
   */
  static CheckResult check(String... files) {
    Config config = ConfigReader.read("format = 1\n", "sample");
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < files.length; i += 2) {
      documents.add(new Document(files[i], files[i + 1]));
    }
    return Checker.check(
        DesignParser.parse(config, documents, List.of()),
        Surroundings.none(),
        EnumSet.allOf(RuleGroup.class));
  }

  /** One error, one warning, one waived, in a path that has to be encoded. */
  static CheckResult mixed() {
    return check(
        "design/设计 一.md",
        """
        ## 1 Overview

        ### R-1 A 😀 goal

        The 😀 system shall be robust by the tool.

        - depends on: R-9

        ### R-2 Other

        The system shall be quick by the tool.

        <!-- tenon:waive vague-wording: quoted from the {contract} [see](x) & "so" -->
        """);
  }
}
