package dev.tenon.design.rules;

import dev.tenon.design.Attribute;
import dev.tenon.design.Bullet;
import dev.tenon.design.Design;
import dev.tenon.design.Key;
import dev.tenon.design.Owner;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.Tongue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A bullet that was meant as an attribute and is none, stands on the wrong thing, or is empty. */
final class UnknownAttribute implements Rule {
  private static final int KEY_WORDS = 4;
  private static final int KEY_LENGTH = 40;
  private static final Pattern TYPE_AND_MEMBER =
      Pattern.compile(
          "[A-Z]\\w{0,80}+(?:\\.[A-Z]\\w{0,80}+){0,8}+\\.([a-z_]\\w{0,80}+)(?:\\(.*\\))?");
  private static final Set<String> FILE_ENDINGS =
      Set.of(
          "md",
          "java",
          "py",
          "ts",
          "js",
          "go",
          "rs",
          "kt",
          "txt",
          "json",
          "toml",
          "yaml",
          "yml",
          "xml",
          "html",
          "csv",
          "lock",
          "sh",
          "sql",
          "svg",
          "png",
          "log",
          "conf",
          "properties",
          "gradle",
          "jar");

  @Override
  public String id() {
    return "unknown-attribute";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    for (Owner owner : Owners.live(design)) {
      if (!owner.bullets().isEmpty()) {
        OwnerKind kind = OwnerKind.of(design, owner);
        for (Bullet bullet : owner.bullets()) {
          Attribute attribute = bullet.attribute();
          if (attribute != null) {
            known(owner, kind, bullet, attribute, report);
          } else if (bullet.label() != null) {
            unknown(design, owner, kind, bullet, bullet.label(), report);
          }
        }
      }
    }
  }

  private static void known(
      Owner owner, OwnerKind kind, Bullet bullet, Attribute attribute, Report report) {
    Key key = attribute.key();
    String name = bullet.label() == null ? key.names().getFirst() : bullet.label();
    if (!kind.takes(key)) {
      // checks and on error have no row: elsewhere than on methods they are prose
      if (key != Key.CHECKS && key != Key.ON_ERROR) {
        report.add(
            attribute.at(),
            List.of(owner.name()),
            report.say(
                "\"" + name + "\" can't stand on " + kind.words(report) + ".",
                "“" + name + "”不能用在" + kind.words(report) + "上。"),
            places(key, report),
            name);
      }
    } else if (isLink(key) && attribute.refs().isEmpty()) {
      report.add(
          attribute.at(),
          List.of(owner.name()),
          report.say("\"" + name + "\" names nothing.", "“" + name + "”没有写出任何对象。"),
          report.say("Name what it " + name + ", or take the line out.", "写出所指的编号或符号，或删去这一行。"),
          name);
    }
  }

  private static boolean isLink(Key key) {
    return key.form() == Key.Form.REFS && key != Key.TEST;
  }

  private static String places(Key key, Report report) {
    StringBuilder places = new StringBuilder();
    for (OwnerKind kind : OwnerKind.values()) {
      if (kind.takes(key) && kind != OwnerKind.SYMBOL) {
        places.append(places.isEmpty() ? "" : report.say(", ", "、")).append(kind.words(report));
      }
    }
    return report.say("It stands on: " + places + ".", "它只能用在：" + places + "。");
  }

  private static void unknown(
      Design design, Owner owner, OwnerKind kind, Bullet bullet, String label, Report report) {
    if (!isKey(label)) {
      return;
    }
    Optional<Key> meant = KeySlips.meant(label, kind.keys());
    if (meant.isEmpty() && !namesThings(design, owner, bullet)) {
      return;
    }
    report.add(
        bullet.labelAt(),
        List.of(owner.name()),
        report.say("\"" + label + "\" is no key.", "没有“" + label + "”这个键。"),
        meant.map(key -> hint(key, kind, report)).orElseGet(() -> known(kind, report)),
        label);
  }

  private static String hint(Key key, OwnerKind kind, Report report) {
    String name = nameOf(key, report);
    return kind.takes(key)
        ? report.say("Did you mean \"" + name + "\"?", "是否想写“" + name + "”？")
        : report.say(
            "Turn the link round: \"" + name + "\" stands on the other end.",
            "把链接反过来写：“" + name + "”写在另一端。");
  }

  private static String known(OwnerKind kind, Report report) {
    String names =
        String.join(
            report.say(", ", "、"), kind.keys().stream().map(key -> nameOf(key, report)).toList());
    return report.say(
        "Known on " + kind.words(report) + ": " + names + ".",
        kind.words(report) + "可用的键：" + names + "。");
  }

  private static String nameOf(Key key, Report report) {
    return key.names().get(report.tongue() == Tongue.EN ? 0 : 1);
  }

  private static boolean isKey(String label) {
    return !label.isBlank()
        && label.length() <= KEY_LENGTH
        && label.strip().split("\\s+").length <= KEY_WORDS;
  }

  /** Whether the value is only ids or symbols, at least one. */
  private static boolean namesThings(Design design, Owner owner, Bullet bullet) {
    List<Ref> refs = bullet.refs();
    String type = Owners.typeOf(design, owner);
    return !refs.isEmpty() && refs.stream().allMatch(ref -> isThing(design, ref, type));
  }

  private static boolean isThing(Design design, Ref ref, @Nullable String type) {
    if (!(ref instanceof Ref.ToSymbol symbol)) {
      return true;
    }
    if (!(design.resolve(symbol, type) instanceof Design.Meaning.Unknown)) {
      return true;
    }
    var form = TYPE_AND_MEMBER.matcher(symbol.symbol());
    return form.matches() && !FILE_ENDINGS.contains(form.group(1));
  }
}
