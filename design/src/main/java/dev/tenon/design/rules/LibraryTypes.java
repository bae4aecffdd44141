package dev.tenon.design.rules;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Types of the running JDK by their simple names. None is initialised. More packages are looked
 * into than generated code imports: a type that exists may still be imported by hand, so its name
 * is not unknown.
 */
final class LibraryTypes {
  private static final List<String> PACKAGES =
      List.of(
          "java.lang",
          "java.util",
          "java.util.function",
          "java.util.stream",
          "java.util.concurrent",
          "java.time",
          "java.io",
          "java.nio.file",
          "java.math",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "java.util.regex",
          "java.nio",
          "java.nio.charset",
          "java.nio.channels",
          "java.time.temporal",
          "java.time.format",
          "java.net",
          "java.text",
          "java.security",
          "java.lang.reflect");
  private static final ConcurrentHashMap<String, Optional<Class<?>>> FOUND =
      new ConcurrentHashMap<>();

  private static final ConcurrentHashMap<Class<?>, Set<String>> MEMBERS = new ConcurrentHashMap<>();

  private LibraryTypes() {}

  static boolean has(String simpleName) {
    return find(simpleName).isPresent();
  }

  static Optional<Class<?>> find(String simpleName) {
    return FOUND.computeIfAbsent(simpleName, LibraryTypes::load);
  }

  private static Optional<Class<?>> load(String simpleName) {
    ClassLoader loader = ClassLoader.getPlatformClassLoader();
    for (String name : PACKAGES) {
      try {
        return Optional.of(Class.forName(name + "." + simpleName, false, loader));
      } catch (ClassNotFoundException | LinkageError _) {
        // not in this package
      }
    }
    return Optional.empty();
  }

  /** Names of the methods and fields that a subtype inherits. */
  static Set<String> members(Class<?> type) {
    return MEMBERS.computeIfAbsent(type, LibraryTypes::read);
  }

  private static Set<String> read(Class<?> type) {
    Set<String> names = new HashSet<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Method method : at.getDeclaredMethods()) {
        if (!Modifier.isPrivate(method.getModifiers())) {
          names.add(method.getName());
        }
      }
      for (var field : at.getDeclaredFields()) {
        if (!Modifier.isPrivate(field.getModifiers())) {
          names.add(field.getName());
        }
      }
    }
    for (Method method : type.getMethods()) {
      names.add(method.getName());
    }
    return Set.copyOf(names);
  }
}
