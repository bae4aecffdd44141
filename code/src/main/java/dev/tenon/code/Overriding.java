package dev.tenon.code;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.ImportDeclaration;

/**
 * Whether a method overrides one of a supertype. {@code @Override} is believed, since the compiler
 * checks it; without it supertypes are looked up in the sources and in the JDK. One of another
 * library is not known here: there {@code @Override} is needed.
 */
final class Overriding {

  /** A hierarchy with more types than this is not followed further. */
  private static final int TYPES_MAX = 1_000;

  private static final List<String> OBJECT =
      List.of("equals(Object)", "hashCode()", "toString()", "clone()", "finalize()");

  private Overriding() {}

  static boolean is(JavaIndex index, JavaType type, JavaMember method) {
    if (method.overrides()) {
      return true;
    }
    if (method.modifiers().contains("static") || method.modifiers().contains("private")) {
      return false;
    }
    if (OBJECT.contains(method.name() + method.simpleParameters())) {
      return true;
    }
    Deque<JavaType> queue = new ArrayDeque<>(List.of(type));
    Set<String> seen = new HashSet<>();
    while (!queue.isEmpty() && seen.size() < TYPES_MAX) {
      JavaType at = queue.remove();
      for (String name : at.supertypes()) {
        if (!seen.add(at.packageName() + "/" + name)) {
          continue;
        }
        List<JavaType> inSources = index.types(name);
        for (JavaType supertype : inSources) {
          if (supertype.members().stream().anyMatch(m -> overridable(m, method))) {
            return true;
          }
          queue.add(supertype);
        }
        if (inSources.isEmpty() && inJdk(index, at, name, method)) {
          return true;
        }
      }
    }
    return false;
  }

  /** By number of parameters, since type arguments may stand for the supertype's variables. */
  private static boolean overridable(JavaMember above, JavaMember method) {
    return above.kind() == JavaMember.Kind.METHOD
        && above.name().equals(method.name())
        && above.parameters().size() == method.parameters().size()
        && !above.modifiers().contains("static")
        && !above.modifiers().contains("private");
  }

  private static boolean inJdk(JavaIndex index, JavaType at, String name, JavaMember method) {
    return load(index.source(at.file()), name).stream()
        .flatMap(c -> Arrays.stream(c.getMethods()))
        .filter(m -> !Modifier.isStatic(m.getModifiers()))
        .anyMatch(m -> sameShape(m, method));
  }

  private static boolean sameShape(Method above, JavaMember method) {
    return above.getName().equals(method.name())
        && above.getParameterCount() == method.parameters().size();
  }

  private static Optional<Class<?>> load(Source source, String simpleName) {
    List<String> candidates = new ArrayList<>();
    for (Object each : source.unit().imports()) {
      ImportDeclaration line = (ImportDeclaration) each;
      String name = line.getName().getFullyQualifiedName();
      if (line.isOnDemand()) {
        candidates.add(name + "." + simpleName);
      } else if (name.endsWith("." + simpleName)) {
        candidates.addFirst(name);
      }
    }
    candidates.add("java.lang." + simpleName);
    for (String candidate : candidates) {
      try {
        return Optional.of(Class.forName(candidate, false, ClassLoader.getPlatformClassLoader()));
      } catch (ClassNotFoundException e) {
        continue; // tenon:waive swallowed-error: the next candidate, or no class of the JDK
      }
    }
    return Optional.empty();
  }
}
