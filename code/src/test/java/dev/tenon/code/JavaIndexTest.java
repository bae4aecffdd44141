package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaIndexTest {

  private static final String POOL =
      """
      package org.example;

      import java.util.*;

      /** A pool. */
      public sealed class Pool<T extends Comparable<T>> extends Base implements java.io.Closeable permits Small {
        public static final int MAX = 5, MIN = 1;
        /* 名字 */ Map<String, List<List<int[]>>> map = new HashMap<>();
        protected Pool(int total) {}
        @Override public void close() throws java.io.IOException, IllegalStateException {}
        <X extends Throwable & Runnable> Report shrink(Set<? extends Integer> gpus, final String... more) { return null; }
        void put(String a) {}
        void put(java.lang.String a, byte[] b) {}
        record Inner(int a, List<String> b) { Inner { if (a < 0) throw new Error(); } }
        enum Color { RED, GREEN; int x; }
        interface Shape { int area(); default void draw() {} int SIDES = 1; }
      }
      """;

  private final JavaIndex index = JavaIndex.of(Map.of("Pool.java", POOL));

  @Test
  void readsTypes() {
    assertThat(index.types())
        .extracting(JavaType::name)
        .containsExactly("Pool", "Pool.Inner", "Pool.Color", "Pool.Shape");
    JavaType pool = index.type("org.example", "Pool").orElseThrow();
    assertThat(pool.modifiers()).containsExactly("public", "sealed");
    assertThat(pool.typeParameters()).containsExactly("T extends Comparable<T>");
    assertThat(pool.supertypes()).containsExactly("Base", "Closeable");
    assertThat(pool.permitted()).containsExactly("Small");
    assertThat(pool.line()).isEqualTo(6);
    assertThat(pool.column()).isEqualTo(21);
    assertThat(index.type("", "Pool")).isEmpty();
  }

  @Test
  void readsMembers() {
    JavaMember shrink = index.members("Pool.shrink").getFirst();
    assertThat(shrink.type()).isEqualTo("Report");
    assertThat(shrink.typeParameters()).containsExactly("X extends Throwable & Runnable");
    assertThat(shrink.parameters())
        .containsExactly(
            new JavaMember.Parameter("Set<? extends Integer>", "gpus"),
            new JavaMember.Parameter("String...", "more"));
    JavaMember close = index.members("Pool.close").getFirst();
    assertThat(close.overrides()).isTrue();
    assertThat(close.exceptions()).containsExactly("java.io.IOException", "IllegalStateException");
    JavaMember map = index.members("Pool.map").getFirst();
    assertThat(map.type()).isEqualTo("Map<String, List<List<int[]>>>");
    assertThat(map.column()).as("in code points").isEqualTo(43);
    assertThat(index.members("Pool.MIN").getFirst().initializer()).isEqualTo("1");
    assertThat(index.members("Pool.Pool")).hasSize(1);
  }

  @Test
  void namesOverloadsByTheirTypes() {
    assertThat(index.members("Pool.put"))
        .extracting(JavaMember::symbol)
        .containsExactly("Pool.put(String)", "Pool.put(String, byte[])");
    assertThat(index.members("Pool.put(String,byte[])")).hasSize(1);
    assertThat(index.members("Pool.put(java.lang.String, byte[])")).hasSize(1);
    assertThat(index.members("Pool.put()")).isEmpty();
    assertThat(index.members("Pool.shrink(Set<Integer>, String[])")).hasSize(1);
    assertThat(index.members("put")).isEmpty();
  }

  @Test
  void readsNestedTypes() {
    JavaType inner = index.types("Pool.Inner").getFirst();
    assertThat(inner.modifiers()).containsExactly("final", "static");
    assertThat(inner.components()).extracting(JavaMember::name).containsExactly("a", "b");
    JavaMember compact = index.members("Pool.Inner.Inner").getFirst();
    assertThat(compact.parameters())
        .extracting(JavaMember.Parameter::type)
        .containsExactly("int", "List<String>");
    assertThat(index.members("Pool.Color.RED").getFirst().kind())
        .isEqualTo(JavaMember.Kind.CONSTANT);
    assertThat(index.members("Pool.Shape.area").getFirst().modifiers())
        .containsExactly("abstract", "public");
    assertThat(index.members("Pool.Shape.draw").getFirst().modifiers())
        .containsExactly("default", "public");
    assertThat(index.members("Pool.Shape.SIDES").getFirst().modifiers())
        .containsExactly("final", "public", "static");
  }

  @Test
  void knowsEverySymbolOnce() {
    assertThat(index.fingerprints())
        .containsKeys("Pool", "Pool.put(String)", "Pool.Inner.a", "Pool.Color.GREEN")
        .doesNotContainKey("Pool.put")
        .allSatisfy((symbol, print) -> assertThat(print).matches("sha256:[0-9a-f]{64}"));
  }

  @Test
  void aBodyChangesItsMethodAlone() {
    Map<String, String> before = index.fingerprints();
    String changed = POOL.replace("{ return null; }", "{ return new Report(); }");
    Map<String, String> after = JavaIndex.of(Map.of("Pool.java", changed)).fingerprints();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.entrySet())
        .filteredOn(e -> !e.getValue().equals(before.get(e.getKey())))
        .extracting(Map.Entry::getKey)
        .containsExactly("Pool.shrink");
  }

  @Test
  void readsWhatItCanOfBrokenCode() {
    JavaIndex broken =
        JavaIndex.of(Map.of("A.java", "class A { void a() { int x = ; } void b() {} "));
    assertThat(broken.errors("A.java")).isNotEmpty();
    assertThat(broken.members("A.b")).hasSize(1);
    assertThat(JavaIndex.of(Map.of("A.java", "\0 \"unclosed")).types()).isEmpty();
    assertThat(JavaIndex.of(Map.of("A.java", "")).types()).isEmpty();
  }

  /** They share a symbol, and a change of either shows. */
  @Test
  void seesAFieldAndItsAccessor() {
    String code = "class Tank { private int level; int level() { return level; } }";
    String before = JavaIndex.of(Map.of("Tank.java", code)).fingerprints().get("Tank.level");

    for (String changed :
        List.of(
            code.replace("return level", "return -level"),
            code.replace("int level;", "long level;"))) {
      assertThat(JavaIndex.of(Map.of("Tank.java", changed)).fingerprints().get("Tank.level"))
          .isNotEqualTo(before);
    }
  }
}
