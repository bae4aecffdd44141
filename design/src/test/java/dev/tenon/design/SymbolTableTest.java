package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolTableTest {
  private static final Design DESIGN =
      DesignParser.parse(
          DesignParserTest.CONFIG,
          List.of(
              new Document(
                  "d.md",
                  """
                  ## 4 Interfaces

                  ### `interface Source<T>`

                  #### `byte[] read(int count)`

                  ### `class Base implements Source<String>`

                  #### `protected int size`

                  #### `void check()`

                  ### `class Pool extends Base implements Unknown`

                  #### `Pool(int size)`

                  #### `void put(String key, byte[] value)`

                  #### `void put(java.util.Map<String, List<T>> all, int... rest)`

                  #### `record Lease(int id)`

                  ##### `boolean over(long now)`

                  ### `class Other`

                  #### `void only(int a)`

                  #### `void check()`
                  """)),
          List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Pool                          |      | type Pool
          Lease                         | Pool | type Pool.Lease
          Pool.Lease                    |      | type Pool.Lease
          Lease                         |      | type Pool.Lease
          Pool.Pool                     |      | Pool.Pool
          Pool.Pool(int)                |      | Pool.Pool
          Pool.put                      |      | Pool.put(String, byte[]) or Pool.put(Map, int...)
          Pool.put(String,byte[])       |      | Pool.put(String, byte[])
          Pool.put( Map<K, V>, int[] )  |      | Pool.put(Map, int...)
          put(String, byte[])           | Pool | Pool.put(String, byte[])
          Pool.put(int)                 |      | none
          Pool.Lease.over               |      | Pool.Lease.over
          Pool.Lease.over()             |      | Pool.Lease.over
          Pool.Lease.id                 |      | field Pool.Lease.id
          Pool.Lease.Lease              |      | type Pool.Lease
          Pool.check                    |      | Base.check
          Pool.read                     |      | Source.read
          Pool.size                     |      | field Base.size
          check                         | Pool | Base.check
          check                         | Other | Other.check
          check                         |      | Base.check or Other.check
          only                          | Pool | Other.only
          Pool.gone                     |      | none
          Gone.put                      |      | none
          Base.Base                     |      | type Base
          over                          | Pool.Lease | Pool.Lease.over
          put(String,byte[])            | Pool.Lease | Pool.put(String, byte[])
          .                             |      | none
          (int)                         |      | none
          """)
  void symbolsMeanWhatIsDeclared(String symbol, @Nullable String from, String meaning) {
    Ref.ToSymbol ref = new Ref.ToSymbol(symbol, symbol, Position.startOf("d.md"));
    String found =
        switch (DESIGN.resolve(ref, from)) {
          case Design.Meaning.OfType(Type type) -> "type " + type.name();
          case Design.Meaning.OfMethod(Method method) -> method.symbol();
          case Design.Meaning.OfField(Type.Field field) -> "field " + field.symbol();
          case Design.Meaning.Ambiguous(List<Method> choices) ->
              choices.stream().map(Method::symbol).collect(Collectors.joining(" or "));
          case Design.Meaning.Unknown _ -> "none";
        };
    assertThat(found).isEqualTo(meaning);
  }

  @Test
  void aSymbolHasOneForm() {
    assertThat(SymbolTable.normal(" Pool . put ( java.util.Map<K, V[]> , byte [ ] , int... )"))
        .isEqualTo("Pool.put(Map,byte[],int[])");
    assertThat(SymbolTable.normal("Pool<T>.put")).isEqualTo("Pool.put");
  }
}
