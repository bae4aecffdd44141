package dev.tenon.app;

/** A small design of three steps, each a method that uses the one before it. */
final class Sums {
  private Sums() {}

  static final String SETTINGS =
      """
      format = 1

      [project]
      name = "sums"
      package = "org.example"

      [plan]
      methods_per_step = [1, 1]

      [verify]
      step = "test -n {tests}"
      limit = "20 s"

      [build]
      review = "none"
      """;

  static final String DESIGN =
      """
      # Sums

      ## 1 Overview

      ### R-1 Sums

      The sums shall be computed by the type `Sums`.

      ## 2 Architecture

      ### D-1 One type

      One type holds all of it.

      - satisfies: R-1
      - because: nothing is shared

      ## 3 Core flows

      A caller adds, doubles, trebles.

      ## 4 Interfaces

      ### `public final class Sums`

      Sums of small numbers.

      ```java members
      private Sums() {}
      ```

      #### `public static int plus(int a, int b)`

      Adds two numbers.

      #### `public static int twice(int a)`

      Doubles a number.

      #### `public static int thrice(int a)`

      Trebles a number.

      ## 5 Implementation details

      ### `Sums.plus`

      - VAL_NON_NEGATIVE(a)

      ```java body
      return a + b;
      ```

      ### `Sums.twice`

      - uses: `Sums.plus`

      ```java body
      return plus(a, a);
      ```

      ### `Sums.thrice`

      - uses: `Sums.plus`, `Sums.twice`

      ```java body
      return plus(twice(a), a);
      ```

      ### T-1 Adding

      - verifies: R-1, `Sums.plus`

      ```java test
      @Test
      void adds() {
        assertEquals(5, Sums.plus(2, 3));
      }
      ```

      ### T-2 Doubling

      - verifies: `Sums.twice`

      ```java test
      @Test
      void doubles() {
        assertEquals(4, Sums.twice(2));
      }
      ```

      ### T-3 Trebling

      - verifies: `Sums.thrice`

      ```java test
      @Test
      void trebles() {
        assertEquals(6, Sums.thrice(2));
      }
      ```

      ## 6 Implementation plan

      ## Revisions

      | version | date | change | reason |
      |---|---|---|---|
      | 1 | 2026-01-01 | first | begin |
      """;
}
