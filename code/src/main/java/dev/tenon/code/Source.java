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

  private static final String LEVEL = "25";

  static Source parse(String path, String text) {
    ASTParser parser = ASTParser.newParser(AST.JLS25);
    parser.setKind(ASTParser.K_COMPILATION_UNIT);
    parser.setSource(text.toCharArray());
    Map<String, String> options = new HashMap<>(JavaCore.getDefaultOptions());
    JavaCore.setComplianceOptions(LEVEL, options);
    parser.setCompilerOptions(options);
    parser.setStatementsRecovery(true);
    CompilationUnit unit = (CompilationUnit) parser.createAST(null);
    return new Source(path, text, unit, new LineIndex(text));
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
