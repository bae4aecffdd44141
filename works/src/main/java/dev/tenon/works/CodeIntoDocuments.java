package dev.tenon.works;

import dev.tenon.code.GivenMembers;
import dev.tenon.code.Unwoven;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.CodeText;
import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Method;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Tag;
import dev.tenon.design.Tongue;
import dev.tenon.design.Type;
import dev.tenon.design.plan.MethodSections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The documents as they are once they say what the code says. Held against the design as it was
 * built: what a person changed in the document since is never overwritten by code that is older.
 */
final class CodeIntoDocuments {
  private static final Pattern ANNOTATIONS =
      Pattern.compile("(?:@\\w+(?:\\.\\w+)*(?:\\([^)]*\\))?\\s+)*");

  private final Project project;
  private final @Nullable Design built;
  private final boolean asBuilt;
  private final Map<String, String> texts = new TreeMap<>();
  private final List<String> changed = new ArrayList<>();
  private final Set<String> newerProse = new TreeSet<>();
  private Design now;

  /**
   * @param design as the person's tree has it
   * @param built the design from which the step was built; null where history has lost it
   * @param asBuilt whether the step's evidence says that nothing but prose changed since
   */
  CodeIntoDocuments(Project project, Design design, @Nullable Design built, boolean asBuilt) {
    this.project = project;
    this.now = design;
    this.built = built;
    this.asBuilt = asBuilt;
  }

  /** The code can't be said in the document's words. */
  static final class Unpullable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unpullable(String message) {
      super(message);
    }
  }

  /** The design with all that was taken. */
  Design design() {
    return now;
  }

  /** The documents that change, by path. */
  Map<String, String> texts() {
    return texts;
  }

  /** What was taken: methods, and members as {@code Type.name}. */
  List<String> changed() {
    return changed;
  }

  /** Methods whose documentation in code is older than the document's prose. */
  Set<String> newerProse() {
    return newerProse;
  }

  private Tongue tongue() {
    return now.tongue();
  }

  // --- methods -------------------------------------------------------------------------------

  /**
   * Takes a method.
   *
   * @throws Unpullable if the document can't have it so, or says something newer itself
   */
  void method(String symbol) {
    Method method =
        now.method(symbol)
            .orElseThrow(() -> new Unpullable(symbol + ": its heading can't be read any more"));
    String path = path(now.type(method.type()).orElseThrow());
    Unwoven code = unwoven(path, method);
    Said said = new Said(method, code);
    Map<String, String> more;
    try {
      more =
          MethodSections.rewritten(
              now,
              method,
              new MethodSections.Said(
                  said.declaration(), said.prose(), code.contracts(), said.body()));
    } catch (DesignProblem e) {
      throw new Unpullable(String.valueOf(e.getMessage()));
    }
    take(more, symbol);
  }

  private void take(Map<String, String> more, String symbol) {
    if (!more.isEmpty()) {
      texts.putAll(more);
      changed.add(symbol);
      now = project.design(texts);
    }
  }

  private String path(Type type) {
    return project.sourceFolder() + "/" + StepView.path(type);
  }

  private Unwoven unwoven(String path, Method method) {
    Unwoven code;
    try (Craft craft = new Craft(now, List.of())) {
      code = text(path).flatMap(t -> craft.unwoven(path, t, method)).orElse(null);
    }
    if (code == null) {
      throw new Unpullable(
          tongue()
              .pick(
                  method.symbol()
                      + " is not in "
                      + path
                      + "; a method with another name, or other parameters among several of one"
                      + " name, is a new one: change the design",
                  path + " 中没有 " + method.symbol() + "；改名后的方法（或同名方法中参数已改的）是新方法：请修改设计"));
    }
    if (!code.broken().isEmpty()) {
      throw new Unpullable(
          path
              + ": "
              + tongue()
                  .pick(
                      "the code of "
                          + String.join(", ", code.broken())
                          + " in "
                          + method.symbol()
                          + " is not what its pattern asks for; change the tag with it, or take"
                          + " both out",
                      method.symbol()
                          + " 中 "
                          + String.join("、", code.broken())
                          + " 的代码不符合其模式；请连同标签一起修改或删除"));
    }
    return code;
  }

  private Optional<String> text(String path) {
    Path file = project.root().resolve(path);
    return Files.isRegularFile(file) ? Optional.of(Texts.read(file, path)) : Optional.empty();
  }

  /** What the document is to say of a method, part by part. */
  private final class Said {
    private final Method method;
    private final Unwoven code;
    private final @Nullable Method before;

    Said(Method method, Unwoven code) {
      this.method = method;
      this.code = code;
      this.before = built == null ? null : built.method(method.symbol()).orElse(null);
      require(
          tongue().pick("contracts", "契约"),
          contracts(method).equals(ofCode(method)),
          before == null ? asBuilt : contracts(method).equals(contracts(before)),
          before != null && contracts(before).equals(ofCode(before)));
    }

    /** Empty where the document's stays. */
    String declaration() {
      String declared = declared(method);
      boolean same = isDeclared(declared);
      require(
          tongue().pick("signature", "签名"),
          same,
          before == null ? asBuilt : normal(declared).equals(normal(declared(before))),
          before != null && isDeclared(declared(before)));
      return same ? "" : annotations(declared) + code.declaration();
    }

    private boolean isDeclared(String declaration) {
      return normal(declaration.substring(annotations(declaration).length()))
          .equals(normal(code.declaration()));
    }

    /** Empty where the document's stays: it says the same, or something newer. */
    Optional<String> prose() {
      String prose = Specs.documentation(method.section());
      if (Unwoven.isWovenFrom(prose, code)) {
        return Optional.empty();
      }
      String was = before == null ? null : Specs.documentation(before.section());
      if (was == null || !was.equals(prose) && Unwoven.isWovenFrom(was, code)) {
        newerProse.add(method.symbol());
        return Optional.empty();
      }
      require(tongue().pick("documentation", "说明"), false, was.equals(prose), false);
      return Optional.of(code.documentation());
    }

    String body() {
      String body = body(method).orElse("");
      boolean same = Specs.validation(now, method).isPresent() || isBodyOf(method);
      require(
          tongue().pick("body", "方法体"),
          same,
          before == null ? asBuilt : body(method).equals(body(before)),
          before != null && isBodyOf(before));
      return same ? body : code.body();
    }

    private Optional<String> body(Method of) {
      return of.body(now.language()).map(CodeBlock::text);
    }

    /** Whether a body of the document is that of the code, but for its form. */
    private boolean isBodyOf(Method of) {
      String wanted = code.body().replaceAll("\\s", "");
      return body(of).filter(b -> withoutExitTags(b).equals(wanted)).isPresent();
    }

    private List<String> ofCode(Method of) {
      List<String> inBody = tags(of, true);
      return MethodSections.ordered(code.contracts()).stream()
          .filter(t -> !inBody.contains(t))
          .toList();
    }

    private List<String> contracts(Method of) {
      List<String> inBody = tags(of, true);
      return tags(of, false).stream().filter(t -> !inBody.contains(t)).toList();
    }

    private List<String> tags(Method of, boolean ofBody) {
      return MethodSections.ordered(
          of.tags().stream()
              .filter(t -> (t.origin() == Tag.Origin.BODY) == ofBody)
              .map(Tag::text)
              .toList());
    }

    /**
     * @throws Unpullable if the document says something of its own
     */
    private void require(String part, boolean same, boolean documentAsBuilt, boolean codeAsBuilt) {
      if (!same && !documentAsBuilt) {
        throw newer(method.symbol(), part, codeAsBuilt);
      }
    }
  }

  private Unpullable newer(String symbol, String part, boolean codeAsBuilt) {
    return new Unpullable(
        codeAsBuilt
            ? tongue()
                .pick(
                    symbol
                        + " was changed in the document since it was built ("
                        + part
                        + "); bring that into the code first: tenon build",
                    symbol + " 在构建之后文档中已修改（" + part + "）；请先写入代码：tenon build")
            : tongue()
                .pick(
                    symbol
                        + " was changed in the document and in the code since it was built ("
                        + part
                        + "); make one of them say what the other does first",
                    symbol + " 在构建之后文档与代码都已修改（" + part + "）；请先使两者一致"));
  }

  private static String declared(Method method) {
    return method.section().heading().text().strip().replaceAll("[;{:\\s]+$", "");
  }

  private String normal(String declaration) {
    return CodeText.normal(now.language(), declaration);
  }

  /** Postconditions that stand as comments in a body are woven elsewhere. */
  private static String withoutExitTags(String body) {
    return body.lines()
        .filter(l -> !l.strip().matches("//\\s*(AST|VAL|P0)\\s*:\\s*AST_POSTCONDITION.*"))
        .collect(Collectors.joining())
        .replaceAll("\\s", "");
  }

  /** The annotations before a declaration, with the white space behind them. */
  private static String annotations(String declaration) {
    Matcher at = ANNOTATIONS.matcher(declaration);
    return at.lookingAt() ? at.group() : "";
  }

  // --- members of blocks ---------------------------------------------------------------------

  /** Whether a type's blocks give a member, {@code Range.of} or {@code Range.of(int)}. */
  static boolean isGiven(Design design, Type type, String symbol) {
    String wanted = symbol.replaceAll("\\s", "");
    return blocks(design, type).stream()
        .flatMap(b -> GivenMembers.of(b.text(), head(type)).keys().stream())
        .map(key -> type.name() + "." + key)
        .anyMatch(k -> k.equals(wanted) || wanted.indexOf('(') < 0 && k.startsWith(wanted + "("));
  }

  private static List<CodeBlock> blocks(Design design, Type type) {
    List<CodeBlock> blocks = new ArrayList<>();
    for (SymbolSection section : type.sections()) {
      section.code().stream().filter(c -> c.is(design.language(), "members")).forEach(blocks::add);
    }
    return blocks;
  }

  private static String head(Type type) {
    return type.section().heading().text().strip().replaceAll("[;{:\\s]+$", "");
  }

  /**
   * Takes the members of a type's blocks that the code has otherwise.
   *
   * @throws Unpullable if the code has one no longer, or the document says something newer
   */
  void members(String typeName) {
    Type type = now.type(typeName).orElseThrow();
    String path = path(type);
    String file = text(path).orElse("");
    Map<String, String> before =
        built == null ? Map.of() : built.type(typeName).map(t -> codes(built, t)).orElse(Map.of());
    int count = blocks(now, type).size();
    for (int i = 0; i < count; i++) {
      Type current = now.type(typeName).orElseThrow();
      CodeBlock block = blocks(now, current).get(i);
      GivenMembers given = GivenMembers.of(block.text(), head(current));
      List<String> keys = new ArrayList<>();
      for (String key : given.keys()) {
        String symbol = typeName + "." + key;
        String code =
            GivenMembers.code(file, typeName, key).orElseThrow(() -> gone(symbol, path, block));
        String said = given.code(key).orElse("");
        if (!said.equals(code)) {
          String was = before.get(key);
          if (was == null ? !asBuilt : !was.equals(said)) {
            throw newer(symbol, tongue().pick("block of members", "成员代码块"), code.equals(was));
          }
          keys.add(key);
        }
      }
      if (!keys.isEmpty()) {
        block(block, given.with(file, typeName, keys));
        keys.forEach(k -> changed.add(typeName + "." + k));
      }
    }
  }

  private void block(CodeBlock block, String text) {
    try {
      texts.put(block.info().file(), MethodSections.withBlock(now, block, text));
    } catch (DesignProblem e) {
      throw new Unpullable(String.valueOf(e.getMessage()));
    }
    now = project.design(texts);
  }

  private static Map<String, String> codes(Design design, Type type) {
    Map<String, String> codes = new TreeMap<>();
    for (CodeBlock block : blocks(design, type)) {
      GivenMembers given = GivenMembers.of(block.text(), head(type));
      given.keys().forEach(k -> codes.putIfAbsent(k, given.code(k).orElse("")));
    }
    return codes;
  }

  private Unpullable gone(String symbol, String path, CodeBlock block) {
    return new Unpullable(
        tongue()
            .pick(
                symbol
                    + " is not in "
                    + path
                    + " any more; take it out of the block too ("
                    + block.info().file()
                    + ":"
                    + block.info().line()
                    + ")",
                path
                    + " 中已没有 "
                    + symbol
                    + "；请同时从代码块中删除（"
                    + block.info().file()
                    + ":"
                    + block.info().line()
                    + "）"));
  }
}
