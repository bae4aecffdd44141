package dev.tenon.design;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of attributes. */
public enum Key {
  REFINES(Form.REFS, "refines", "细化"),
  DEPENDS_ON(Form.REFS, "depends on", "依赖", "依赖于"),
  SATISFIES(Form.REFS, "satisfies", "满足", "实现"),
  VERIFIES(Form.REFS, "verifies", "验证", "覆盖"),
  USES(Form.REFS, "uses", "使用"),
  REPLACES(Form.REFS, "replaces", "取代"),
  WHERE(Form.CODE, "where", "约束"),
  PACKAGE(Form.TEXT, "package", "包"),
  THROWS(Form.TEXT, "throws", "抛出"),
  RETURNS(Form.TEXT, "returns", "返回"),
  TEST(Form.REFS, "test", "测试"),
  BECAUSE(Form.TEXT, "because", "理由"),
  REJECTS(Form.TEXT, "rejects", "放弃"),
  CHECKS(Form.TEXT, "checks", "检查项"),
  ON_ERROR(Form.TEXT, "on error", "错误处理");

  /** What a value is made of. */
  public enum Form {
    REFS,
    CODE,
    TEXT
  }

  private final Form form;
  private final List<String> names;

  Key(Form form, String... names) {
    this.form = form;
    this.names = List.of(names);
  }

  public Form form() {
    return form;
  }

  /** English first, then Chinese. */
  public List<String> names() {
    return names;
  }

  private static final Map<String, Key> BY_NAME = new HashMap<>();
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Longer text than this is no key, whatever white space it has. */
  private static final int LENGTH_MAX = 100;

  static {
    for (Key key : values()) {
      key.names.forEach(name -> BY_NAME.put(name, key));
    }
  }

  /** The key of that name, in either language and any case; white space folds to one space. */
  public static Optional<Key> of(String text) {
    if (text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    String name = SPACE.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
