package dev.tenon.code;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.compiler.IProblem;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTParser;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.TypeDeclaration;

/** Text to syntax trees: whole files and pieces of them. */
final class Syntax {
  private static final String LEVEL = "25";

  private Syntax() {}

  static CompilationUnit unit(String text) {
    return (CompilationUnit) parser(ASTParser.K_COMPILATION_UNIT, text).createAST(null);
  }

  /** A file with what its names mean. */
  static CompilationUnit boundUnit(String text, String path, ClassPath classPath) {
    ASTParser parser = parser(ASTParser.K_COMPILATION_UNIT, text);
    parser.setUnitName(path);
    String[] sources = paths(classPath.sources());
    String[] encodings = new String[sources.length];
    java.util.Arrays.fill(encodings, "UTF-8");
    parser.setEnvironment(paths(classPath.entries()), sources, encodings, true);
    parser.setResolveBindings(true);
    parser.setBindingsRecovery(true);
    return (CompilationUnit) parser.createAST(null);
  }

  /** Statements; empty when the text is none. */
  static Optional<List<Statement>> statements(String text) {
    ASTNode node = parser(ASTParser.K_STATEMENTS, text).createAST(null);
    if (!(node instanceof Block block)) {
      return Optional.empty();
    }
    boolean lost = !text.isBlank() && block.statements().isEmpty();
    return lost || (node.getFlags() & ASTNode.MALFORMED) != 0 || isMalformed(block)
        ? Optional.empty()
        : Optional.of(Nodes.statements(block));
  }

  static Optional<Expression> expression(String text) {
    ASTNode node = parser(ASTParser.K_EXPRESSION, text).createAST(null);
    return node instanceof Expression expression
            && node.getStartPosition() + node.getLength() >= text.stripTrailing().length()
        ? Optional.of(expression)
        : Optional.empty();
  }

  /** Members of a class, as far as they can be read. */
  static List<BodyDeclaration> members(String text) {
    ASTNode node = parser(ASTParser.K_CLASS_BODY_DECLARATIONS, text).createAST(null);
    return node instanceof TypeDeclaration type ? Nodes.members(type) : List.of();
  }

  static boolean hasErrors(CompilationUnit unit) {
    for (IProblem problem : unit.getProblems()) {
      if (problem.isError()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMalformed(Block block) {
    return Nodes.statements(block).stream()
        .anyMatch(s -> (s.getFlags() & (ASTNode.MALFORMED | ASTNode.RECOVERED)) != 0);
  }

  private static String[] paths(List<Path> paths) {
    return paths.stream()
        .filter(java.nio.file.Files::exists)
        .map(Path::toString)
        .toArray(String[]::new);
  }

  private static ASTParser parser(int kind, String text) {
    ASTParser parser = ASTParser.newParser(AST.getJLSLatest());
    parser.setKind(kind);
    parser.setSource(text.toCharArray());
    Map<String, String> options = JavaCore.getOptions();
    JavaCore.setComplianceOptions(LEVEL, options);
    parser.setCompilerOptions(options);
    return parser;
  }
}
