package dev.tenon.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads documents into a {@link Design}. What is wrong with them is for the rules to say. */
public final class DesignParser {
  private DesignParser() {}

  /**
   * @param documents in order of path
   * @param patternFiles the project's, in order of path
   * @throws DesignProblem if the marks of the plan are no pair
   */
  public static Design parse(Config config, List<Document> documents, List<Document> patternFiles) {
    return new DesignSession().parse(config, documents, patternFiles);
  }

  /** Puts together what was read. */
  static Design assemble(Config config, List<DocumentText> texts, PatternLibrary patterns) {
    Grammar grammar = Grammar.of(config.project().language());
    DocumentReader.Outline outline = new DocumentReader.Outline();
    for (DocumentText text : texts) {
      DocumentReader.read(text.document(), text.sections(), grammar, outline);
    }
    PlanTable plan = PlanReader.read(outline);
    List<Item> items = new ArrayList<>();
    Map<Id, Item> byId = new LinkedHashMap<>();
    for (OwnerDraft draft : outline.owners) {
      if (draft.id != null && draft.idAt != null) {
        Item item = draft.item(draft.id, draft.idAt);
        items.add(item);
        byId.putIfAbsent(item.id(), item);
      }
    }
    Symbols symbols = new Symbols(config, grammar, patterns, outline);
    Design declared =
        new Design(
            config,
            texts.stream().map(DocumentText::document).toList(),
            outline.chapters,
            items,
            outline.unnumbered,
            outline.parameters,
            symbols.types(Map.of()),
            List.of(),
            symbols.unreadable(),
            plan,
            patterns,
            outline.waivers,
            new Design.Index(byId, Map.of(), Map.of(), Map.of()));
    declared = declared.indexed(replaced(declared, byId));
    Symbols.Resolved resolved = symbols.resolve(declared);
    return declared.with(symbols.types(resolved.details()), resolved.references());
  }

  private static Map<Id, Id> replaced(Design design, Map<Id, Item> byId) {
    Map<Id, Id> replacedBy = new LinkedHashMap<>();
    for (Item item : byId.values()) {
      for (Ref ref : item.refs(Key.REPLACES)) {
        for (Id old : design.ids(ref)) {
          if (!old.equals(item.id())) {
            replacedBy.putIfAbsent(old, item.id());
          }
        }
      }
    }
    return replacedBy;
  }
}
