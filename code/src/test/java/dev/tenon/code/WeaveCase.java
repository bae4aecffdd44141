package dev.tenon.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * A case as data: sections {@code === type Pool | class Pool}, {@code === method Pool.size | int
 * size()}, … and at the end the file that comes of it.
 */
final class WeaveCase {
  private static final java.util.regex.Pattern SECTION =
      java.util.regex.Pattern.compile("(?m)^=== (\\w+) ?([^|\\n]*?)(?: \\| ([^\\n]*))?\\n");

  final List<TypeSpec> types = new ArrayList<>();
  final Set<String> methods = new LinkedHashSet<>();
  String existing;
  String woven = "";

  static WeaveCase of(String text) {
    WeaveCase result = new WeaveCase();
    Matcher section = SECTION.matcher(text);
    List<int[]> places = new ArrayList<>();
    while (section.find()) {
      places.add(new int[] {section.start(), section.end()});
    }
    for (int i = 0; i < places.size(); i++) {
      int to = i + 1 < places.size() ? places.get(i + 1)[0] : text.length();
      section.region(places.get(i)[0], text.length()).lookingAt();
      result.read(
          section.group(1),
          section.group(2).strip(),
          section.group(3) == null ? "" : section.group(3),
          text.substring(places.get(i)[1], to));
    }
    return result;
  }

  private void read(String kind, String name, String declaration, String content) {
    switch (kind) {
      case "type" -> types.add(type(name, declaration, content.strip()));
      case "imports" -> last(with(last().imports(), content.strip()), null, null, null);
      case "members" -> last(null, with(last().members(), content.stripTrailing()), null, null);
      case "field" ->
          last(
              null,
              null,
              with(last().fields(), new TypeSpec.FieldSpec(name, declaration, content.strip())),
              null);
      case "method", "later" -> method(kind, name, declaration, content);
      case "body" -> body(content);
      case "existing" -> existing = content;
      case "woven" -> woven = content;
      default -> throw new IllegalArgumentException("no section " + kind);
    }
  }

  private static TypeSpec type(String name, String declaration, String docs) {
    int slash = name.indexOf('/');
    String packageName = slash < 0 ? "org.example" : name.substring(0, slash);
    return new TypeSpec(
        packageName,
        name.substring(slash + 1),
        declaration,
        docs,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private void method(String kind, String name, String declaration, String content) {
    StringBuilder prose = new StringBuilder();
    List<Contract> contracts = new ArrayList<>();
    for (String line : content.lines().toList()) {
      var tag = TagText.ofComment("// VAL: " + line.replaceFirst("^- ", ""));
      if (line.startsWith("- ") && tag.isPresent()) {
        contracts.add(contract(tag.get(), false));
      } else {
        prose.append(line).append('\n');
      }
    }
    if (kind.equals("method")) {
      methods.add(name);
    }
    last(
        null,
        null,
        null,
        with(
            last().methods(),
            new MethodSpec(name, declaration, prose.toString().strip(), null, contracts)));
  }

  private void body(String content) {
    List<MethodSpec> methods = new ArrayList<>(last().methods());
    MethodSpec spec = methods.removeLast();
    List<Contract> contracts = new ArrayList<>(spec.contracts());
    content
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("//"))
        .flatMap(line -> TagText.ofComment(line).stream())
        .forEach(tag -> contracts.add(contract(tag, true)));
    methods.add(
        new MethodSpec(
            spec.symbol(),
            spec.declaration(),
            spec.documentation(),
            content.stripTrailing(),
            contracts));
    last(null, null, null, methods);
  }

  static Contract contract(String tag, boolean inBody) {
    int open = tag.indexOf('(');
    List<String> arguments = new ArrayList<>();
    TagText.split(tag.substring(open + 1), arguments);
    return new Contract(tag.substring(0, open), arguments, inBody);
  }

  private TypeSpec last() {
    return types.getLast();
  }

  private void last(
      List<String> imports,
      List<String> members,
      List<TypeSpec.FieldSpec> fields,
      List<MethodSpec> methods) {
    TypeSpec old = types.removeLast();
    types.add(
        new TypeSpec(
            old.packageName(),
            old.name(),
            old.declaration(),
            old.documentation(),
            imports == null ? old.imports() : imports,
            members == null ? old.members() : members,
            fields == null ? old.fields() : fields,
            methods == null ? old.methods() : methods));
  }

  private static <T> List<T> with(List<T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }

  /** The types whose file it is about: the first, and what is nested in it. */
  List<TypeSpec> nested() {
    String prefix = types.getFirst().name() + ".";
    return types.stream().filter(t -> t.name().startsWith(prefix)).toList();
  }

  List<MethodSpec> standing() {
    return types.stream()
        .filter(t -> t == types.getFirst() || nested().contains(t))
        .flatMap(t -> t.methods().stream())
        .filter(m -> methods.contains(m.symbol()))
        .toList();
  }
}
