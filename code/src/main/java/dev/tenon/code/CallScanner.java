package dev.tenon.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Which member calls which, among the members of an index. */
final class CallScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

  private final Trees trees;
  private final JavaIndex index;
  private final SortedMap<String, SortedSet<String>> calls = new TreeMap<>();
  private String caller = "";

  CallScanner(Trees trees, JavaIndex index) {
    this.trees = trees;
    this.index = index;
  }

  SortedMap<String, SortedSet<String>> calls() {
    return Collections.unmodifiableSortedMap(calls);
  }

  @Override
  public @Nullable Void visitClass(ClassTree node, @Nullable Void unused) {
    String outer = caller;
    if (trees.getElement(getCurrentPath()) instanceof TypeElement type && isNamed(type)) {
      caller = name(type);
    }
    super.visitClass(node, null);
    caller = outer;
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree node, @Nullable Void unused) {
    return inside(() -> super.visitMethod(node, null));
  }

  @Override
  public @Nullable Void visitVariable(VariableTree node, @Nullable Void unused) {
    return inside(() -> super.visitVariable(node, null));
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void unused) {
    called(trees.getElement(getCurrentPath()));
    return super.visitMethodInvocation(node, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree node, @Nullable Void unused) {
    called(trees.getElement(getCurrentPath()));
    return super.visitNewClass(node, null);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree node, @Nullable Void unused) {
    called(trees.getElement(getCurrentPath()));
    return super.visitMemberReference(node, null);
  }

  /** Members of local and anonymous classes belong to the member around them. */
  private @Nullable Void inside(Runnable visit) {
    String outer = caller;
    Element element = trees.getElement(getCurrentPath());
    boolean member =
        element != null
            && element.getEnclosingElement() instanceof TypeElement type
            && isNamed(type);
    if (member) {
      caller = symbol(element);
    }
    visit.run();
    caller = outer;
    return null;
  }

  private void called(@Nullable Element element) {
    if (element instanceof ExecutableElement method && !caller.isEmpty()) {
      String symbol = symbol(method);
      if (index.contains(symbol)) {
        calls.computeIfAbsent(caller, c -> new TreeSet<>()).add(symbol);
      }
    }
  }

  private static boolean isNamed(TypeElement type) {
    Element at = type;
    while (at instanceof TypeElement each) {
      if (each.getNestingKind() == NestingKind.TOP_LEVEL) {
        return true;
      }
      if (each.getNestingKind() != NestingKind.MEMBER) {
        return false;
      }
      at = each.getEnclosingElement();
    }
    return false;
  }

  private static String name(TypeElement type) {
    String simple = type.getSimpleName().toString();
    return type.getEnclosingElement() instanceof TypeElement outer
        ? name(outer) + "." + simple
        : simple;
  }

  /** The symbol as the index has it. */
  private String symbol(Element element) {
    if (!(element.getEnclosingElement() instanceof TypeElement type)) {
      return element.toString();
    }
    boolean constructor = element.getKind() == ElementKind.CONSTRUCTOR;
    String simple = (constructor ? type : element).getSimpleName().toString();
    String plain = name(type) + "." + simple;
    List<JavaMember> named = index.members(plain);
    if (!(element instanceof ExecutableElement method) || named.size() < 2) {
      return named.stream().map(JavaMember::symbol).findFirst().orElse(plain);
    }
    List<String> parameters =
        method.getParameters().stream().map(p -> TypeNames.erased(p.asType().toString())).toList();
    return Stream.of(plain + "(" + String.join(", ", parameters) + ")")
        .flatMap(full -> index.members(full).stream())
        .map(JavaMember::symbol)
        .findFirst()
        .orElse(plain);
  }
}
