package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.EnumDeclaration;
import org.eclipse.jdt.core.dom.RecordDeclaration;

/**
 * Where a type or a member stands in a file, its documentation included.
 *
 * @param key {@code Pool.put(String,byte[])}, {@code Pool.size} of a field, {@code Pool} of a type
 * @param isType whether it is a type: its text is its head then
 * @param from offset of its first character
 * @param to offset behind its last one; behind the closing brace of a type
 * @param firstLine from 1
 * @param lastLine from 1
 * @param text from {@code from} to {@code to}; of a type, to its opening brace
 */
public record MemberPlace(
    String key, boolean isType, int from, int to, int firstLine, int lastLine, String text) {

  /** All of a file, in order; a type before its members. */
  public static List<MemberPlace> of(String source) {
    JavaFile file = JavaFile.of(source);
    List<MemberPlace> places = new ArrayList<>();
    for (Object each : file.unit().types()) {
      type(file, (AbstractTypeDeclaration) each, "", places);
    }
    return places;
  }

  private static void type(
      JavaFile file, AbstractTypeDeclaration type, String outer, List<MemberPlace> places) {
    String name = outer + type.getName().getIdentifier();
    int from = Nodes.start(type);
    places.add(place(file, name, true, from, Nodes.end(type), open(file, type)));
    for (BodyDeclaration member : Nodes.members(type)) {
      if (member instanceof AbstractTypeDeclaration nested) {
        type(file, nested, name + ".", places);
      } else {
        String key = name + "." + String.join(",", MemberKeys.of(member));
        int end = Nodes.end(member);
        places.add(place(file, key, false, Nodes.start(member), end, end));
      }
    }
  }

  private static MemberPlace place(
      JavaFile file, String key, boolean isType, int from, int to, int textEnd) {
    return new MemberPlace(
        key,
        isType,
        from,
        to,
        file.unit().getLineNumber(from),
        file.unit().getLineNumber(Math.max(from, to - 1)),
        file.text().substring(from, textEnd));
  }

  /** Behind the opening brace; of an enum, behind its constants, which are no members. */
  private static int open(JavaFile file, AbstractTypeDeclaration type) {
    int at = Nodes.end(type.getName());
    if (type instanceof EnumDeclaration choice && !choice.enumConstants().isEmpty()) {
      BodyDeclaration last =
          (BodyDeclaration) choice.enumConstants().get(choice.enumConstants().size() - 1);
      return Nodes.end(last);
    }
    if (type instanceof RecordDeclaration record) {
      for (Object component : record.recordComponents()) {
        at = Math.max(at, Nodes.end((org.eclipse.jdt.core.dom.ASTNode) component));
      }
    }
    int brace = file.text().indexOf('{', at);
    return brace < 0 || brace >= Nodes.end(type) ? at : brace + 1;
  }

  /**
   * Whether a symbol of a design, {@code Pool.put} or {@code Pool.put(String, byte[])}, means it.
   */
  public boolean is(String symbol) {
    String wanted = symbol.replaceAll("\\s", "").replace("...", "[]");
    return key.equals(wanted) || wanted.indexOf('(') < 0 && key.startsWith(wanted + "(");
  }

  /** Whether it is a method or a constructor; a field may have the same name. */
  public boolean isCallable() {
    return key.endsWith(")");
  }

  /** Whether an offset lies in it. */
  boolean holds(MemberPlace other) {
    return from <= other.from && other.to <= to;
  }
}
