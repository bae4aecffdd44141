package dev.tenon.design.plan;

import dev.tenon.design.Declaration;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Ref;
import dev.tenon.design.Tongue;
import dev.tenon.design.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the plan in chapter 6 as drafts: what its rows hold that is still declared. */
final class OldRows {
  private final Design design;
  private final Uses uses;
  private final Set<String> held = new HashSet<>();
  private final List<String> remarks;
  private boolean base;

  private OldRows(Design design, Uses uses, List<String> remarks) {
    this.design = design;
    this.uses = uses;
    this.remarks = remarks;
  }

  /**
   * Each id once, the first row of it; rows of todo steps that hold nothing any more are left out.
   */
  static List<Draft> read(Design design, Uses uses, Set<Id> reopened, List<String> remarks) {
    PlanTable table = design.plan();
    if (table == null) {
      return List.of();
    }
    OldRows reader = new OldRows(design, uses, remarks);
    Set<Id> seen = new HashSet<>();
    List<PlanTable.Row> rows = table.rows().stream().filter(row -> seen.add(row.id())).toList();
    List<Draft> drafts = new ArrayList<>();
    for (PlanTable.Row row : rows) {
      Draft draft = reader.draft(row);
      boolean empty = draft.members.isEmpty() && draft.kind == Draft.Kind.METHODS;
      if (!empty || draft.isFixed(reopened)) {
        drafts.add(draft);
      }
    }
    return drafts;
  }

  private Draft draft(PlanTable.Row row) {
    LinkedHashSet<String> methods = new LinkedHashSet<>();
    LinkedHashSet<String> members = new LinkedHashSet<>();
    for (Ref ref : row.methods()) {
      Optional<String> member = member(ref);
      if (member.isEmpty()) {
        remarks.add(
            row.id()
                + ": "
                + design
                    .tongue()
                    .pick(
                        ref.text() + " is not declared and leaves the step",
                        ref.text() + " 没有声明，从步骤中移除"));
      } else if (held.add(member.get())) {
        members.add(member.get());
        if (uses.method(member.get()) != null) {
          methods.add(member.get());
        }
      }
    }
    Draft draft = Draft.of(kind(row, methods, members));
    draft.row = row;
    draft.members.addAll(members);
    draft.methods.addAll(methods);
    draft.methodsBefore.addAll(methods);
    return draft;
  }

  private Draft.Kind kind(PlanTable.Row row, Set<String> methods, Set<String> members) {
    boolean named = !row.methods().isEmpty();
    boolean isBase =
        methods.isEmpty()
            && (!members.isEmpty() || !named && (row.compiled() || Titles.isBase(row.title())));
    if (isBase && !base) {
      base = true;
      return Draft.Kind.BASE;
    }
    return !named && !isBase ? Draft.Kind.END_TO_END : Draft.Kind.METHODS;
  }

  private Optional<String> member(Ref ref) {
    if (!(ref instanceof Ref.ToSymbol symbol)) {
      return Optional.empty();
    }
    if (design.method(symbol.symbol()).isPresent()) {
      return Optional.of(symbol.symbol());
    }
    return switch (design.resolve(symbol, null)) {
      case Design.Meaning.OfType(var type) -> Optional.of(type.name());
      case Design.Meaning.OfMethod(var method) -> Optional.of(method.symbol());
      case Design.Meaning.OfField(var field) -> Optional.of(field.symbol());
      case Design.Meaning.Ambiguous(var choices) ->
          choices.stream().map(m -> m.symbol()).filter(s -> !held.contains(s)).findFirst();
      case Design.Meaning.Unknown _ -> Optional.empty();
    };
  }

  /** Types that stand before all methods: those without methods, records, enums, interfaces. */
  static List<Type> baseTypes(Design design) {
    return design.types().stream()
        .filter(
            type ->
                type.declaration().kind() != Declaration.TypeKind.CLASS
                    || type.methods().stream().noneMatch(m -> m.hasBody()))
        .toList();
  }

  /** What a step without a title of its own is called. */
  static final class Titles {
    private static final String BASE_EN = "Base types";
    private static final String BASE_ZH = "基础类型";
    private static final String END_EN = "End to end";
    private static final String END_ZH = "端到端";

    private Titles() {}

    static boolean isBase(String title) {
      return title.strip().equalsIgnoreCase(BASE_EN) || title.strip().equals(BASE_ZH);
    }

    static String of(
        Draft.Kind kind, Set<String> methods, Uses uses, String language, Tongue tongue) {
      return switch (kind) {
        case BASE -> tongue.pick(BASE_EN, BASE_ZH);
        case END_TO_END -> tongue.pick(END_EN, END_ZH);
        case METHODS -> ofMethods(methods, uses, language);
      };
    }

    private static String ofMethods(Set<String> methods, Uses uses, String language) {
      Set<String> types = new LinkedHashSet<>();
      for (String symbol : methods) {
        var method = uses.method(symbol);
        if (method == null) {
          continue;
        }
        if (methods.size() == 1 && Validations.isValidation(method, language)) {
          return method.declaration().name();
        }
        types.add(method.type());
      }
      return String.join(", ", types);
    }
  }
}
