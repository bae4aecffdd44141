package dev.tenon.code;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Comment;

/** Waivers in comments of code: {@code // tenon:waive swallowed-error: reason}. */
final class Waivers {

  enum State {
    NONE,
    NO_REASON,
    GIVEN
  }

  private static final Pattern WAIVER =
      Pattern.compile("tenon:waive\\s+([\\w-]+(?:\\s*,\\s*[\\w-]+)*)\\s*(?:[:：]\\s*(.*))?");

  private Waivers() {}

  /** Whether a comment inside a node waives a rule. */
  static State in(Source source, ASTNode node, String rule) {
    int from = node.getStartPosition();
    int to = from + node.getLength();
    State state = State.NONE;
    for (Object each : source.unit().getCommentList()) {
      Comment comment = (Comment) each;
      if (comment.getStartPosition() < from || comment.getStartPosition() >= to) {
        continue;
      }
      Matcher matcher = WAIVER.matcher(source.text(comment).replaceAll("\\*/$", ""));
      while (matcher.find()) {
        boolean ours = List.of(matcher.group(1).split("\\s*,\\s*")).contains(rule);
        String reason = matcher.group(2);
        if (ours && reason != null && reason.codePoints().anyMatch(Character::isLetter)) {
          return State.GIVEN;
        }
        state = ours ? State.NO_REASON : state;
      }
    }
    return state;
  }
}
