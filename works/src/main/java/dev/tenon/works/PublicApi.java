package dev.tenon.works;

import dev.tenon.code.JavaIndex;
import dev.tenon.code.JavaMember;
import dev.tenon.code.JavaType;
import java.util.List;

/** What a project's sources offer already, for an agent to fit a design to. */
final class PublicApi {
  /** So much of it is shown; what is more is counted. */
  private static final int BUDGET_CHARS = 40_000;

  private PublicApi() {}

  /** A list of types with their public and protected members; empty without sources. */
  static String of(Project project) {
    if (!project.config().project().language().equals("java")) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    int left = 0;
    for (JavaType type : JavaIndex.of(project.sources()).types()) {
      String text = type(type);
      if (!type.modifiers().contains("public")) {
        continue;
      }
      if (out.length() + text.length() > BUDGET_CHARS) {
        left++;
      } else {
        out.append(text);
      }
    }
    if (left > 0) {
      out.append("- … ").append(left).append('\n');
    }
    return out.toString();
  }

  private static String type(JavaType type) {
    StringBuilder out = new StringBuilder("- `");
    out.append(type.kind()).append(' ').append(type.qualifiedName());
    List<JavaMember> components = type.components();
    if (type.kind().equals("record")) {
      out.append('(');
      out.append(
          String.join(", ", components.stream().map(c -> c.type() + " " + c.name()).toList()));
      out.append(')');
    }
    out.append("`\n");
    for (JavaMember member : type.members()) {
      if (member.isApi() && member.kind() != JavaMember.Kind.COMPONENT) {
        out.append("  - `").append(member(member)).append("`\n");
      }
    }
    return out.toString();
  }

  private static String member(JavaMember member) {
    String type = member.type().isEmpty() ? "" : member.type() + " ";
    if (!member.isExecutable()) {
      return type + member.name();
    }
    String parameters =
        String.join(
            ", ", member.parameters().stream().map(p -> p.type() + " " + p.name()).toList());
    return type + member.name() + "(" + parameters + ")";
  }
}
