package dev.tenon.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;

/**
 * Members that a design gives as they stand, held against a file: what tells them apart, and the
 * block as it is once it says what the file says.
 */
public final class GivenMembers {
  private final String head;
  private final String block;
  private final Map<String, BodyDeclaration> members;

  private GivenMembers(String head, String block, Map<String, BodyDeclaration> members) {
    this.head = head;
    this.block = block;
    this.members = members;
  }

  /**
   * Reads a block.
   *
   * @param block text of a {@code java members} block
   * @param head of the type that it belongs to, {@code public record Range(int low, int high)}
   */
  public static GivenMembers of(String block, String head) {
    String before = head + " {\n";
    JavaFile file = JavaFile.of(before + block.replace("\r\n", "\n") + "\n}\n");
    Map<String, BodyDeclaration> members =
        file.unit().types().isEmpty()
            ? Map.of()
            : members((AbstractTypeDeclaration) file.unit().types().getFirst());
    return new GivenMembers(before, file.text(), members);
  }

  /** {@code put(String,byte[])}, {@code size} of a field; in the block's order. */
  public List<String> keys() {
    return List.copyOf(members.keySet());
  }

  /** A member's code without white space and comments; empty if the block has it not. */
  public Optional<String> code(String key) {
    return Optional.ofNullable(members.get(key)).map(m -> tokens(block, m));
  }

  /** The same of a type in a file. */
  public static Optional<String> code(String file, String type, String key) {
    JavaFile java = JavaFile.of(file.replace("\r\n", "\n"));
    return java.type(type)
        .flatMap(t -> Optional.ofNullable(members(t).get(key)))
        .map(m -> tokens(java.text(), m));
  }

  /**
   * The block with members as a file has them, all other text as it is.
   *
   * @param type symbol of the type in the file
   * @param keys members of the block that the file has too
   */
  public String with(String file, String type, List<String> keys) {
    JavaFile java = JavaFile.of(file.replace("\r\n", "\n"));
    Map<String, BodyDeclaration> there =
        java.type(type).map(GivenMembers::members).orElse(Map.of());
    Edits edits = new Edits();
    List<BodyDeclaration> replaced = new ArrayList<>();
    for (String key : keys) {
      BodyDeclaration was = members.get(key);
      BodyDeclaration now = there.get(key);
      if (was != null && now != null && !replaced.contains(was)) {
        replaced.add(was); // two fields may share a declaration
        String text = shifted(java.text(), now, indent(block, Nodes.start(was)));
        edits.replace(Nodes.start(was), Nodes.end(was), text);
      }
    }
    String whole = edits.apply(block).text();
    return whole.substring(head.length(), whole.length() - "\n}\n".length());
  }

  private static Map<String, BodyDeclaration> members(AbstractTypeDeclaration type) {
    Map<String, BodyDeclaration> members = new LinkedHashMap<>();
    for (BodyDeclaration member : Nodes.members(type)) {
      MemberKeys.of(member).forEach(key -> members.putIfAbsent(key, member));
    }
    return members;
  }

  private static String tokens(String source, BodyDeclaration member) {
    StringBuilder out = new StringBuilder();
    for (Tokens.Token token : Tokens.of(source, Nodes.start(member), Nodes.end(member))) {
      out.append(token.text()).append('\n');
    }
    return out.toString();
  }

  private static int indent(String text, int at) {
    return at - (text.lastIndexOf('\n', at - 1) + 1);
  }

  /** A member with its first line at its place, the others moved by as much. */
  private static String shifted(String source, BodyDeclaration member, int indent) {
    int by = indent - indent(source, Nodes.start(member));
    List<String> lines = new ArrayList<>(Nodes.text(member, source).lines().toList());
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      int blank = line.length() - line.stripLeading().length();
      lines.set(
          i,
          by >= 0
              ? " ".repeat(line.isBlank() ? 0 : by) + line
              : line.substring(Math.min(blank, -by)));
    }
    return String.join("\n", lines);
  }
}
