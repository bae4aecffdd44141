package dev.tenon.code;

import java.util.Set;
import org.eclipse.jdt.core.dom.Annotation;
import org.eclipse.jdt.core.dom.MethodDeclaration;

/** Which methods are tests: those with an annotation of JUnit Jupiter or jqwik that runs them. */
final class TestMethods {

  private static final Set<String> ANNOTATIONS =
      Set.of(
          "Test",
          "ParameterizedTest",
          "RepeatedTest",
          "TestFactory",
          "TestTemplate",
          "Property",
          "Example");

  private TestMethods() {}

  static boolean is(MethodDeclaration method) {
    for (Object each : method.modifiers()) {
      if (each instanceof Annotation annotation) {
        String name = annotation.getTypeName().getFullyQualifiedName();
        if (ANNOTATIONS.contains(name.substring(name.lastIndexOf('.') + 1))) {
          return true;
        }
      }
    }
    return false;
  }
}
