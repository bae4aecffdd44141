package dev.tenon.design.change;

import dev.tenon.design.Content;
import java.util.ArrayList;
import java.util.List;

/** The parts of a content, code cut into lines: what is compared one by one. */
final class Lines {
  private Lines() {}

  static List<Content.Part> of(Content content) {
    List<Content.Part> lines = new ArrayList<>();
    for (Content.Part part : content.parts()) {
      if (part.kind() != Content.Kind.CODE) {
        lines.add(part);
        continue;
      }
      for (String line : part.text().split("\n")) {
        if (!line.isBlank()) {
          lines.add(new Content.Part(part.kind(), line.stripTrailing(), line.strip()));
        }
      }
    }
    return lines;
  }
}
