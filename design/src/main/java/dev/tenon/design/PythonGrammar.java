package dev.tenon.design;

import dev.tenon.design.Declaration.OfType;
import dev.tenon.design.Declaration.Reading;
import org.jspecify.annotations.Nullable;

/** Declarations of Python; {@code def}, annotations and the last colon may be left out. */
final class PythonGrammar implements Grammar {

  @Override
  public Reading read(String heading, @Nullable OfType owner) {
    PythonReader reader = new PythonReader(Folding.fold(heading), owner != null);
    try {
      return new Reading.Read(reader.read());
    } catch (Slip slip) {
      return slip.reading(heading, reader.readable());
    }
  }

  @Override
  public boolean hasBody(Declaration.OfMethod method, OfType owner) {
    boolean isAbstract =
        method.modifiers().stream()
            .anyMatch(m -> m.endsWith("abstractmethod") || m.endsWith("overload"));
    return !isAbstract && !owner.supertypes().contains("Protocol");
  }
}
