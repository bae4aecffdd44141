package dev.tenon.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.PackageDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * A file from which some members are taken back: those that stood before are as they were, others
 * go. All other text stays byte for byte, but for imports that nothing names any more.
 */
public final class TakenBack {
  private final String now;
  private final @Nullable String before;
  private final String built;
  private final Set<String> keys;
  private final List<Cut> cuts = new ArrayList<>();

  /** What stands from one offset to another becomes this text. */
  private record Cut(int from, int to, String text) {}

  private TakenBack(String now, @Nullable String before, String built, Set<String> keys) {
    this.now = now;
    this.before = before;
    this.built = built;
    this.keys = keys;
  }

  /**
   * The file without what was built.
   *
   * @param now the file as it is
   * @param before as it was before it was built; null where there was none
   * @param built as it was when all was built
   * @param keys what was built, as {@link MemberPlace#key}
   * @return empty where nothing is left of the file
   */
  public static Optional<String> of(
      String now, @Nullable String before, String built, Set<String> keys) {
    return new TakenBack(now, before, built, keys).text();
  }

  private Optional<String> text() {
    List<MemberPlace> places = MemberPlace.of(now);
    Map<String, MemberPlace> old = byKey(before == null ? "" : before);
    Map<String, MemberPlace> made = byKey(built);
    List<MemberPlace> gone = new ArrayList<>();
    for (MemberPlace place : places) {
      if (!keys.contains(place.key()) || gone.stream().anyMatch(g -> g.holds(place))) {
        continue;
      }
      MemberPlace was = old.get(place.key());
      if (place.isType()) {
        if (was != null) {
          cuts.add(new Cut(place.from(), place.from() + place.text().length(), was.text()));
        } else if (isWholly(place, places, made)) {
          gone.add(place);
          cut(place);
        }
      } else if (was != null) {
        cuts.add(new Cut(place.from(), place.to(), was.text()));
      } else {
        cut(place);
      }
    }
    String text = withoutImports(applied());
    return isLeft(text) ? Optional.of(text) : Optional.empty();
  }

  private static Map<String, MemberPlace> byKey(String text) {
    Map<String, MemberPlace> places = new HashMap<>();
    MemberPlace.of(text).forEach(p -> places.putIfAbsent(p.key(), p));
    return places;
  }

  /** Whether all that stands in a type goes: then the type goes too. */
  private boolean isWholly(
      MemberPlace type, List<MemberPlace> places, Map<String, MemberPlace> made) {
    List<MemberPlace> inside = places.stream().filter(p -> p != type && type.holds(p)).toList();
    if (!inside.stream().allMatch(p -> keys.contains(p.key()))) {
      return false;
    }
    MemberPlace asBuilt = made.get(type.key());
    String whole = now.substring(type.from(), type.to());
    if (asBuilt != null && built.substring(asBuilt.from(), asBuilt.to()).equals(whole)) {
      return true;
    }
    StringBuilder rest = new StringBuilder();
    int at = type.from() + type.text().length();
    for (MemberPlace each : inside) {
      if (each.from() >= at) {
        rest.append(now, at, each.from());
        at = each.to();
      }
    }
    rest.append(now, at, type.to() - 1);
    return asBuilt != null && asBuilt.text().equals(type.text()) && rest.toString().isBlank();
  }

  /** Cuts its lines and one blank line beside them; where other text shares a line, that stays. */
  private void cut(MemberPlace place) {
    int from = lineStart(place.from());
    int to = lineEnd(place.to());
    boolean alone =
        now.substring(from, place.from()).isBlank() && now.substring(place.to(), to).isBlank();
    if (!alone) {
      cuts.add(new Cut(place.from(), place.to(), ""));
      return;
    }
    int end = Math.min(now.length(), to + 1);
    int blankBefore = from > 0 ? lineStart(from - 1) : from;
    boolean gapBefore = from > 0 && now.substring(blankBefore, from).isBlank();
    int next = lineEnd(end);
    boolean gapAfter = end < now.length() && now.substring(end, next).isBlank();
    cuts.add(
        new Cut(
            gapBefore ? blankBefore : from,
            !gapBefore && gapAfter ? Math.min(now.length(), next + 1) : end,
            ""));
  }

  private int lineStart(int at) {
    return now.lastIndexOf('\n', at - 1) + 1;
  }

  private int lineEnd(int at) {
    int end = now.indexOf('\n', at);
    return end < 0 ? now.length() : end;
  }

  private String applied() {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Cut cut : cuts.stream().sorted(Comparator.comparingInt(Cut::from)).toList()) {
      out.append(now, Math.min(at, cut.from()), cut.from()).append(cut.text());
      at = Math.max(at, cut.to());
    }
    return out.append(now.substring(at)).toString();
  }

  /** Imports that came with what was built, and that nothing names any more, go. */
  private String withoutImports(String text) {
    Set<String> old = importsOf(before == null ? "" : before);
    Set<String> made = importsOf(built);
    JavaFile file = JavaFile.of(text);
    String rest = text;
    for (Object each : file.unit().imports()) {
      ImportDeclaration line = (ImportDeclaration) each;
      String shown = file.text(line);
      String name = line.getName().getFullyQualifiedName();
      String simple = name.substring(name.lastIndexOf('.') + 1);
      boolean named =
          line.isOnDemand()
              || java.util.regex.Pattern.compile(
                      "\\b" + java.util.regex.Pattern.quote(simple) + "\\b")
                  .matcher(text.replace(shown, ""))
                  .find();
      if (!named && made.contains(shown) && !old.contains(shown)) {
        rest = rest.replaceFirst(java.util.regex.Pattern.quote(shown) + "[ \\t]*\\r?\\n?", "");
      }
    }
    return rest;
  }

  private static Set<String> importsOf(String text) {
    return Set.copyOf(MethodText.imports(text));
  }

  /** Whether more is left than package, imports, and lines that were built. */
  private boolean isLeft(String text) {
    JavaFile file = JavaFile.of(text);
    if (before != null || !file.unit().types().isEmpty()) {
      return true;
    }
    String rest = text;
    PackageDeclaration home = file.unit().getPackage();
    if (home != null) {
      rest = rest.replace(file.text(home), "");
    }
    for (String line : MethodText.imports(text)) {
      rest = rest.replace(line, "");
    }
    Set<String> lines = Set.copyOf(built.lines().map(String::strip).distinct().toList());
    return rest.lines().map(String::strip).anyMatch(l -> !l.isEmpty() && !lines.contains(l));
  }
}
