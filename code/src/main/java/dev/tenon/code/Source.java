package dev.tenon.code;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTParser;
import org.eclipse.jdt.core.dom.CompilationUnit;

/** A parsed source file. Broken code is parsed as far as it can be read. */
record Source(String path, String text, CompilationUnit unit, LineIndex lines) {

  private static final Map<String, String> OPTIONS = options();

  static Source parse(String path, String text) {
    ASTParser parser = ASTParser.newParser(AST.JLS25);
    parser.setKind(ASTParser.K_COMPILATION_UNIT);
    parser.setSource(text.toCharArray());
    parser.setCompilerOptions(OPTIONS);
    parser.setStatementsRecovery(true);
    CompilationUnit unit = (CompilationUnit) parser.createAST(null);
    return new Source(path, text, unit, new LineIndex(text));
  }

  private static Map<String, String> options() {
    Map<String, String> options = new HashMap<>(JavaCore.getDefaultOptions());
    JavaCore.setComplianceOptions(JavaCore.VERSION_25, options);
    return Map.copyOf(options);
  }

  int line(ASTNode node) {
    return lines.line(node.getStartPosition());
  }

  int column(ASTNode node) {
    return lines.column(node.getStartPosition());
  }

  /** The text of a node as it stands, comments and all. */
  String text(ASTNode node) {
    int from = node.getStartPosition();
    return text.substring(from, from + node.getLength());
  }
}
