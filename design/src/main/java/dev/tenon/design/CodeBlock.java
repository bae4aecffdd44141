package dev.tenon.design;

/**
 * A fenced block.
 *
 * @param language first word of the info string, lower case; empty without
 * @param role second word, lower case ({@code body}, {@code test}, …); for {@code file} blocks the
 *     path as written; empty without
 * @param text the lines between the fences, each with LF
 * @param info place of the info string
 * @param firstLine line in the document, from 1, of the first line of {@code text}
 * @param indent how many columns of each line were cut, for positions
 */
public record CodeBlock(
    String language, String role, String text, Position info, int firstLine, int indent) {

  /** Whether it is a block of the given language and role. */
  public boolean is(String wantedLanguage, String wantedRole) {
    return language.equals(wantedLanguage) && role.equals(wantedRole);
  }

  /** Whether it is a file, taken as it stands. */
  public boolean isFile() {
    return language.equals("file");
  }

  /** Place in the document of a line and column (both from 1) of the text. */
  public Position at(int line, int column, int length) {
    return new Position(info.file(), firstLine + line - 1, column + indent, Math.max(1, length));
  }
}
