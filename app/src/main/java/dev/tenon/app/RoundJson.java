package dev.tenon.app;

import dev.tenon.design.review.Change;
import dev.tenon.design.review.Opinion;
import dev.tenon.design.review.Stop;
import dev.tenon.works.Draft;
import dev.tenon.works.Round;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rounds and drafts for programs. */
final class RoundJson {
  private RoundJson() {}

  /**
   * {@code {"round","changes":[{"item","kind","before","after","reason","pulled_by":[]}],
   * "stopped":[{"rule","item","message"}]}}; with {@code "opinions":[{"items":[],"text"}]} where
   * there are some.
   *
   * @param changes what waits, or what was taken
   */
  static String of(Round.Result result, List<Change> changes) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode root = json.createObjectNode().put("round", result.round());
    ArrayNode list = root.putArray("changes");
    for (Change change : changes) {
      ObjectNode node =
          list.addObject()
              .put("item", change.item())
              .put("kind", change.kind().word())
              .put("before", change.before())
              .put("after", change.after())
              .put("reason", change.reason());
      change.pulledBy().forEach(node.putArray("pulled_by")::add);
    }
    stopped(root, result.stopped());
    if (!result.opinions().isEmpty()) {
      ArrayNode opinions = root.putArray("opinions");
      for (Opinion opinion : result.opinions()) {
        ObjectNode node = opinions.addObject();
        opinion.items().forEach(node.putArray("items")::add);
        node.put("text", opinion.text());
      }
    }
    return json.writeValueAsString(root);
  }

  /** {@code {"round","files":[],"assumptions":[{"item","text","below"}],"stopped":[…]}}. */
  static String of(Draft.Result result) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode root = json.createObjectNode().put("round", result.round());
    result.files().forEach(root.putArray("files")::add);
    ArrayNode assumptions = root.putArray("assumptions");
    result
        .assumptions()
        .forEach(
            a ->
                assumptions
                    .addObject()
                    .put("item", a.item())
                    .put("text", a.text())
                    .put("below", a.below()));
    stopped(root, result.stopped());
    return json.writeValueAsString(root);
  }

  private static void stopped(ObjectNode root, List<Stop> stops) {
    ArrayNode stopped = root.putArray("stopped");
    stops.forEach(
        s ->
            stopped
                .addObject()
                .put("rule", s.rule())
                .put("item", s.item())
                .put("message", s.message()));
  }
}
