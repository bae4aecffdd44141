package dev.tenon.design;
import java.util.List;import java.util.function.Predicate;import org.jspecify.annotations.Nullable;
final class TagReader { private TagReader(){} static @Nullable Tag bullet(Located s, Predicate<String> l){return null;} static List<Tag> code(CodeBlock b, Predicate<String> l){return List.of();}}
