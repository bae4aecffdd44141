package dev.tenon.app;

import dev.tenon.works.StepReview;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps in review, for programs. */
final class ReviewJson {
  private ReviewJson() {}

  /**
   * {@code {"reviews":[{"step","title","folder","writer","attempt","corrected":[],"gates":[
   * {"gate","passed"}],"before":[],"decisions":[{"id","text"}],"parts":[{"kind","name","file",
   * "line","declaration","contracts":[],"prose","diff"}]}]}}.
   */
  static String of(List<StepReview> reviews) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode();
    ArrayNode all = root.putArray("reviews");
    for (StepReview review : reviews) {
      ObjectNode node = all.addObject();
      node.put("step", review.step())
          .put("title", review.title())
          .put("folder", review.folder())
          .put("writer", review.writer())
          .put("attempt", review.attempt());
      texts(node.putArray("corrected"), review.corrected());
      ArrayNode gates = node.putArray("gates");
      review
          .gates()
          .forEach(g -> gates.addObject().put("gate", g.gate().id()).put("passed", g.passed()));
      texts(node.putArray("before"), review.before());
      ArrayNode decisions = node.putArray("decisions");
      review
          .decisions()
          .forEach(d -> decisions.addObject().put("id", d.id()).put("text", d.text()));
      ArrayNode parts = node.putArray("parts");
      review.parts().forEach(part -> part(parts.addObject(), part));
    }
    return json.writeValueAsString(root);
  }

  private static void part(ObjectNode node, StepReview.Part part) {
    node.put("kind", part.kind().name().toLowerCase(Locale.ROOT))
        .put("name", part.name())
        .put("file", part.file())
        .put("line", part.line())
        .put("declaration", part.declaration());
    texts(node.putArray("contracts"), part.contracts());
    StringBuilder diff = new StringBuilder();
    part.diff().forEach(l -> diff.append(l.mark()).append(l.text()).append('\n'));
    node.put("prose", part.prose()).put("diff", diff.toString());
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
