package dev.tenon.design.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RationalTest {
  private static Rational ratio(int above, int below) {
    return Rational.of(above).over(Rational.of(below));
  }

  @Property
  void reckonsExactly(
      @ForAll int a,
      @ForAll @IntRange(min = 1) int b,
      @ForAll int c,
      @ForAll @IntRange(min = 1) int d) {
    Rational x = ratio(a, b);
    Rational y = ratio(c, d);
    assertThat(x.plus(y).minus(y)).isEqualTo(x);
    assertThat(x.times(y)).isEqualTo(y.times(x));
    assertThat(y.isZero() || x.times(y).over(y).equals(x)).isTrue();
    assertThat(x.floor().compareTo(x)).isLessThanOrEqualTo(0);
    assertThat(x.ceiling().minus(x.floor()).compareTo(Rational.ONE)).isLessThanOrEqualTo(0);
    assertThat(x.compareTo(y)).isEqualTo(-y.compareTo(x));
  }

  @Property
  void simplestLiesBetween(
      @ForAll int a,
      @ForAll @IntRange(min = 1) int b,
      @ForAll int c,
      @ForAll @IntRange(min = 1) int d) {
    Rational x = ratio(a, b);
    Rational y = ratio(c, d);
    Rational low = x.compareTo(y) < 0 ? x : y;
    Rational high = low == x ? y : x;
    Rational found = Explainer.simplest(x, y);
    assertThat(found.compareTo(low)).isNotNegative();
    assertThat(found.compareTo(high)).isNotPositive();
    assertThat(found.denominator()).isLessThanOrEqualTo(low.denominator().min(high.denominator()));
  }

  @ParameterizedTest
  @CsvSource({"1,3,1/3", "5,2,2.5", "-7,1,-7", "1,1024,0.0009765625"})
  void isShownAsPeopleWriteIt(int above, int below, String shown) {
    assertThat(ratio(above, below)).hasToString(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "1e400,1e400",
    "2.5e100,2.5e100",
    "12345678901234567890123456789012345678901,≈1.235e40"
  })
  void hugeNumbersAreShownShort(String number, String shown) {
    assertThat(Rational.of(new BigDecimal(number).setScale(0))).hasToString(shown);
  }
}
