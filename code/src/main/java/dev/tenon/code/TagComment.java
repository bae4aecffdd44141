package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.Comment;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.SwitchStatement;

/**
 * A comment line with a tag in a body.
 *
 * @param tag in its canonical form
 * @param start where the comment begins
 * @param end where it ends
 * @param parent the block or switch that it stands in
 * @param next index of the statement behind it in that block; the number of statements when none is
 */
record TagComment(String tag, int start, int end, ASTNode parent, int next) {

  static List<TagComment> in(JavaFile file, Block body) {
    List<TagComment> tags = new ArrayList<>();
    for (Object each : file.unit().getCommentList()) {
      Comment comment = (Comment) each;
      boolean inside =
          Nodes.start(comment) > Nodes.start(body) && Nodes.end(comment) < Nodes.end(body);
      if (inside && comment.isLineComment() && isAlone(file.text(), Nodes.start(comment))) {
        TagText.ofComment(file.text(comment))
            .ifPresent(tag -> tags.add(placed(tag, comment, body)));
      }
    }
    return tags;
  }

  /** The statements behind it, up to a number of them. */
  List<Statement> behind(int count) {
    List<Statement> all = Nodes.statementsOf(parent);
    return all.subList(Math.min(next, all.size()), Math.min(next + count, all.size()));
  }

  private static TagComment placed(String tag, Comment comment, Block body) {
    ASTNode[] owner = {body};
    body.accept(
        new org.eclipse.jdt.core.dom.ASTVisitor() {
          @Override
          public boolean preVisit2(ASTNode node) {
            boolean holds =
                Nodes.start(node) < Nodes.start(comment) && Nodes.end(comment) <= Nodes.end(node);
            if (holds && (node instanceof Block || node instanceof SwitchStatement)) {
              owner[0] = node;
            }
            return holds;
          }
        });
    List<Statement> statements = Nodes.statementsOf(owner[0]);
    int next = 0;
    while (next < statements.size() && Nodes.start(statements.get(next)) < Nodes.start(comment)) {
      next++;
    }
    return new TagComment(tag, Nodes.start(comment), Nodes.end(comment), owner[0], next);
  }

  private static boolean isAlone(String text, int start) {
    for (int i = start - 1; i >= 0 && text.charAt(i) != '\n'; i--) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
