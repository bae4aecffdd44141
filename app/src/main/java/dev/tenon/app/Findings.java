package dev.tenon.app;

import dev.tenon.design.Design;
import dev.tenon.design.Document;
import dev.tenon.design.Finding;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.FindingsText;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Findings as people read them, with the lines that they point at. */
final class Findings {
  private Findings() {}

  static String text(Project project, Design design, CheckResult result, boolean colour) {
    return FindingsText.render(
        result, documents(project, design, result).values(), design.tongue(), colour);
  }

  /** The findings alone. */
  static String withoutSummary(Project project, Design design, CheckResult result, boolean colour) {
    return FindingsText.findings(
        result, documents(project, design, result).values(), design.tongue(), colour);
  }

  private static Map<String, Document> documents(
      Project project, Design design, CheckResult result) {
    Map<String, Document> documents = new HashMap<>();
    design.documents().forEach(d -> documents.put(d.path(), d));
    for (Finding finding : result.findings()) {
      String path = finding.at().file();
      Path file = project.root().resolve(path);
      if (!path.isEmpty() && !documents.containsKey(path) && Files.isRegularFile(file)) {
        documents.put(path, read(file, path));
      }
    }
    return documents;
  }

  private static Document read(Path file, String path) {
    try {
      return new Document(path, Files.readString(file));
    } catch (IOException e) {
      throw new Refusal(path + ": can't be read; give yourself permission", e);
    }
  }
}
