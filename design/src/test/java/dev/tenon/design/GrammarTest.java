package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tenon.design.Declaration.OfField;
import dev.tenon.design.Declaration.OfMethod;
import dev.tenon.design.Declaration.OfType;
import dev.tenon.design.Declaration.Reading;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Python, languages without a grammar of their own, and what holds for all. */
class GrammarTest {
  private static final OfType POOL = Declarations.typeNamed("Pool");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          python     | drain(self, worker, deadline_s=5.0)               | method | drain   | worker,deadline_s
          python     | async def close(self) -> None:                    | method | close   |
          python     | @a.b(1) @staticmethod def f(x: dict[str, int] = {}, *a, k, **o) | method | f | x,a,k,o
          python     | def __init__(self, size: int)                     | method | __init__ | size
          python     | size: int = 3                                     | field  | size    |
          python     | class Pool(Base, Generic[T]):                     | type   | Pool    |
          go         | func (p *Pool) Shrink(gpus []int, n int) error    | method | Shrink  | gpus,n
          go         | type Pool struct                                  | type   | Pool    |
          go         | Count int                                         | field  | Count   |
          typescript | async shrink<T>(gpus: number[], force?: boolean): Promise<void> | method | shrink | gpus,force
          typescript | export default class Pool extends Base            | type   | Pool    |
          typescript | type(name: string): void                          | method | type    | name
          rust       | pub fn shrink(&mut self, n: usize) -> Result<(), Fault> | method | shrink | self,n
          rust       | pub struct Pool<T>                                | type   | Pool    |
          kotlin     | data class Pool(val size: Int)                    | type   | Pool    |
          c++        | std::vector<int> shrink(const int n) const        | method | shrink  | n
          """)
  void declarationsAreRead(
      String language,
      String heading,
      String kind,
      String name,
      @org.jspecify.annotations.Nullable String parameters) {
    Reading reading = Grammar.of(language).read(heading, POOL);
    assertThat(reading).isInstanceOf(Reading.Read.class);
    Declaration declaration = ((Reading.Read) reading).declaration();
    assertThat(declaration.name()).isEqualTo(name);
    List<String> names =
        switch (declaration) {
          case OfMethod method ->
              method.parameters().stream().map(Declaration.Parameter::name).toList();
          case OfType _, OfField _ -> List.of();
        };
    String found =
        switch (declaration) {
          case OfMethod _ -> "method";
          case OfType _ -> "type";
          case OfField _ -> "field";
        };
    assertThat(found).isEqualTo(kind);
    assertThat(String.join(",", names)).isEqualTo(parameters == null ? "" : parameters);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          python     | append a message to the spool | append
          python     | def f(a=1, b)                 | f
          python     | def f(self): return 1         | f
          python     | def f(a,,b)                   | f
          python     | class                         | -
          python     | f(a b)                        | f
          go         | func Shrink(n int             | Shrink
          typescript | append a message to the spool | -
          typescript | class                         | -
          """)
  void slipsAreTold(String language, String heading, String name) {
    Reading reading = Grammar.of(language).read(heading, POOL);
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    Declaration readable = ((Reading.Unreadable) reading).readable();
    assertThat(readable == null ? "-" : readable.name()).isEqualTo(name);
  }

  @Test
  void pythonTellsWhatReturnsAndWhatHasABody() {
    Grammar python = Grammar.of("python");
    assertThat(method("python", "def f(self) -> None").returns()).isFalse();
    assertThat(method("python", "def f(self)").returns()).isTrue();
    assertThat(method("python", "def __init__(self)").constructor()).isTrue();
    assertThat(python.hasBody(method("python", "@abstractmethod def f(self)"), POOL)).isFalse();
    assertThat(python.hasBody(method("python", "f(self)"), POOL)).isTrue();
  }

  private static OfMethod method(String language, String heading) {
    return (OfMethod) ((Reading.Read) Grammar.of(language).read(heading, POOL)).declaration();
  }

  @Provide
  Arbitrary<String> headings() {
    return Arbitraries.of(
            "void",
            "int",
            "f",
            "Pool",
            "(",
            ")",
            "<",
            ">",
            ",",
            "@",
            "A",
            ".",
            "class",
            "record",
            "interface",
            "=",
            "[",
            "]",
            "{",
            "}",
            "...",
            "?",
            "extends",
            "throws",
            "\"x\"",
            "'",
            "def",
            "self",
            ":",
            "->",
            "*",
            "default",
            "lambda",
            "final",
            "@interface",
            "，",
            "的",
            " ")
        .list()
        .ofMaxSize(14)
        .map(words -> String.join(" ", words));
  }

  @Property(tries = 3000)
  void aReadingAlwaysComesAndItsRangeLiesInTheHeading(@ForAll("headings") String heading) {
    assumeThat(heading).isNotBlank();
    for (String language : List.of("java", "python", "go")) {
      for (OfType owner : new OfType[] {POOL, null}) {
        if (Grammar.of(language).read(heading, owner) instanceof Reading.Unreadable bad) {
          assertThat(bad.start()).isBetween(0, heading.length() - 1);
          assertThat(bad.end()).isBetween(bad.start() + 1, heading.length());
        }
      }
    }
  }
}
