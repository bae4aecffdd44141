package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class StubTest {
  @Test
  void what_is_left_compiles_and_only_fails() throws Exception {
    String text =
        """
        public class Pool {
          private final int total;
          private final java.util.List<String> names;

          Pool(int total) {
            this.total = total;
            this.names = java.util.List.of();
          }

          Pool() {
            this(3);
            System.out.println(names);
          }

          int total() { return total; }

          record Range(int low, int high) {
            Range {
              if (low > high) { throw new IllegalArgumentException(); }
            }
          }

          static class Failure extends RuntimeException {
            private final int code;
            Failure(String why, int code) {
              super(why);
              this.code = code;
            }
            int code() { return code; }
          }

          enum Mode {
            A(1);
            final int n;
            Mode(int n) { this.n = n; }
          }
        }
        """;

    String stubbed =
        Weaver.stub(
            text,
            Set.of(
                "Pool.Pool(int)",
                "Pool.Pool()",
                "Pool.total",
                "Pool.Range.Range",
                "Pool.Failure.Failure",
                "Pool.Mode.Mode",
                "Pool.gone"),
            "tenon: \"S-3\"");

    assertThat(Compiled.of(stubbed).errors()).isEmpty();
    assertThat(stubbed).contains("this(3);").contains("super(why);").contains("return code;");
    assertThat(stubbed).doesNotContain("return total").doesNotContain("low > high");
    assertThat(stubbed.split("tenon: ", -1)).hasSize(7);
  }
}
