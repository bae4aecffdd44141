package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class CallsTest {

  private static final String POOL =
      """
      package p;
      import java.util.*;
      class Pool {
        final Report first = make(1);
        static { reset(); }
        static void reset() {}
        Pool() { this(4); }
        Pool(int total) {}
        static Report make(int n) { return new Report(n); }
        void put(String s) { put(s, new byte[0]); }
        void put(String s, byte... more) { s.length(); Objects.hash(s); }
        int shrink(Set<Integer> gpus) {
          gpus.forEach(g -> make(g));
          Runnable r = new Runnable() { public void run() { helper(); } };
          gpus.stream().map(Pool::make).map(Report::active).toList();
          return make(1).active();
        }
        void helper() { helper(); }
        class Inner { void m() { helper(); } }
      }
      """;

  private static SortedMap<String, SortedSet<String>> calls(String... sources) {
    Map<String, String> texts = new HashMap<>();
    for (String source : sources) {
      texts.put("S" + texts.size() + ".java", source);
    }
    try (InProcessCompiler compiler = new InProcessCompiler()) {
      return compiler.calls(texts, List.of(), 25);
    }
  }

  @Test
  void findsCallsOfOwnMembers() {
    SortedMap<String, SortedSet<String>> calls =
        calls(POOL, "package p; record Report(int active) {}");
    assertThat(calls.get("Pool.shrink"))
        .containsExactly("Pool.helper", "Pool.make", "Report.active");
    assertThat(calls.get("Pool.put(String)")).containsExactly("Pool.put(String, byte...)");
    assertThat(calls.get("Pool.first")).containsExactly("Pool.make");
    assertThat(calls.get("Pool")).containsExactly("Pool.reset");
    assertThat(calls.get("Pool.Pool()")).containsExactly("Pool.Pool(int)");
    assertThat(calls.get("Pool.helper")).containsExactly("Pool.helper");
    assertThat(calls.get("Pool.Inner.m")).containsExactly("Pool.helper");
    assertThat(calls).doesNotContainKeys("Pool.put(String, byte...)", "Pool.reset");
  }

  @Test
  void codeThatDoesNotCompileGivesWhatItCan() {
    assertThat(calls("class A { Missing m; void a() { int x = m.f(); b(); } void b() {} }"))
        .isEqualTo(Map.of("A.a", Set.of("A.b")));
  }
}
