package dev.tenon.design;

import dev.tenon.design.Declaration.OfType;
import dev.tenon.design.Declaration.Reading;
import org.jspecify.annotations.Nullable;

/** Declarations of Java, as a heading holds them: no body, a semicolon at will. */
final class JavaGrammar implements Grammar {

  @Override
  public Reading read(String heading, @Nullable OfType owner) {
    JavaReader reader = new JavaReader(Folding.fold(heading), owner);
    try {
      return new Reading.Read(reader.read());
    } catch (Slip slip) {
      return slip.reading(heading, reader.readable());
    }
  }

  @Override
  public boolean hasBody(Declaration.OfMethod method, OfType owner) {
    var modifiers = method.modifiers();
    if (method.constructor()) {
      return true;
    }
    if (modifiers.contains("abstract") || modifiers.contains("native")) {
      return false;
    }
    return switch (owner.kind()) {
      case INTERFACE ->
          modifiers.contains("default")
              || modifiers.contains("static")
              || modifiers.contains("private");
      case ANNOTATION -> false;
      case CLASS, RECORD, ENUM -> true;
    };
  }

  @Override
  public boolean allowsFreeMembers() {
    return false;
  }
}
