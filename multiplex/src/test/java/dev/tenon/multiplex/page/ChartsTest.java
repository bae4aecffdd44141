package dev.tenon.multiplex.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Charts and printed timelines are well-formed and say what they were given. */
class ChartsTest {
  private static final String EVIL = "a <b> & \"c\" 'd' </script> \u0001 长尾";

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    assertThat(svg).doesNotContain("\"NaN", " NaN", "Infinity");
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static int count(Document document, String tag) {
    return document.getElementsByTagName(tag).getLength();
  }

  @Test
  void linesHaveBandsAndBreakAtGaps() throws Exception {
    Document document = parsed(Charts.lines(false).svg(Tongue.EN));
    assertThat(count(document, "polygon")).isEqualTo(5); // the second line has a gap in the middle
    assertThat(count(document, "circle")).isEqualTo(4 * 6 - 1);
    assertThat(parsed(Charts.lines(true).svg(Tongue.ZH)).getDocumentElement().getTextContent())
        .contains("500", "training step on 128 GPUs, s");
  }

  @Test
  void aChartOfNothingOrOnePointIsDrawn() throws Exception {
    parsed(new LineChart("empty", "x", "y", List.of(), false, true).svg(Tongue.EN));
    LineChart.Series one = new LineChart.Series(EVIL, List.of(new LineChart.Point(0, 5, 5, 5)));
    Document document =
        parsed(new LineChart(EVIL, EVIL, EVIL, List.of(one), false, false).svg(Tongue.EN));
    assertThat(count(document, "polygon")).isZero();
    assertThat(document.getDocumentElement().getTextContent()).contains("a <b> & \"c\"", "长尾");
    LineChart.Point none = new LineChart.Point(1, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY);
    parsed(
        new LineChart(
                "gaps", "x", "y", List.of(new LineChart.Series("s", List.of(none))), true, false)
            .svg(Tongue.EN));
  }

  @Test
  void aLogarithmicAxisRefusesZero() {
    LineChart.Series zero = new LineChart.Series("s", List.of(new LineChart.Point(0, 1, 1, 1)));
    assertThatThrownBy(() -> new LineChart("t", "x", "y", List.of(zero), true, false))
        .hasMessageContaining("above 0, was 0.0 in s");
  }

  @Test
  void aHeatMapShowsBothSidesOfItsPivot() throws Exception {
    String svg = Charts.heat().svg(Tongue.EN);
    Document document = parsed(svg);
    assertThat(count(document, "rect")).isEqualTo(30);
    assertThat(document.getDocumentElement().getTextContent()).contains("0.967", "6.13", "–");
    assertThatThrownBy(
            () ->
                new HeatMap("t", "x", "y", "v", List.of(1.0), List.of(1.0), List.of(List.of()), 1))
        .hasMessageContaining("1 × 1");
    parsed(
        new HeatMap(
                "same",
                "x",
                "y",
                "v",
                List.of(1.0),
                List.of(1.0),
                List.of(List.of(2.0)),
                Double.NaN)
            .svg(Tongue.EN));
  }

  @Test
  void paperHasOneElementForAColourAndItsTextIsText() throws Exception {
    List<Timeline> two =
        List.of(
            Invented.timeline(EVIL, 20, 100, 4, spent(500)),
            Invented.timeline("multiplex", 20, 100, 3, spent(700)));
    String svg = TimelineSvg.of(two, Tongue.EN);
    Document document = parsed(svg);
    assertThat(count(document, "path")).isLessThan(80);
    assertThat(svg.length()).isLessThan(1_000_000);
    assertThat(document.getDocumentElement().getTextContent())
        .contains("step 1 · 1 min 40 s", "700 valid samples an hour", "a <b> &", "20 GPUs");
    assertThat(svg).contains("url(#mx-training)");
    parsed(TimelineSvg.of(two, Tongue.ZH));
  }

  @Test
  void thousandGpusStillFit() throws Exception {
    String svg = TimelineSvg.of(List.of(Invented.timeline("x", 160, 50, 2, spent(1))), Tongue.EN);
    Document document = parsed(svg);
    assertThat(Double.parseDouble(document.getDocumentElement().getAttribute("height")))
        .isLessThan(400);
  }

  @Test
  void tablesAreWhole() {
    assertThatThrownBy(() -> new Table("t", List.of("a", "b"), List.of(List.of("1")), -1))
        .hasMessageContaining("1 cells, the head 2");
    assertThat(new Table(EVIL, List.of(EVIL), List.of(List.of(EVIL)), 0).html())
        .doesNotContain("<b>", "</script>")
        .contains("class=\"best\"");
  }

  @Test
  void numbersAreAsPeopleReadThem() {
    assertThat(
            List.of(
                Figures.plain(1234.4),
                Figures.plain(12.3456),
                Figures.plain(2),
                Figures.plain(0),
                Figures.plain(1000),
                Figures.plain(0.125),
                Figures.plain(-3.5),
                Figures.plain(1e-7)))
        .containsExactly("1,234", "12.3", "2", "0", "1,000", "0.125", "-3.5", "1.0e-07");
    assertThat(
            List.of(Figures.time(2.5), Figures.time(60), Figures.time(3599.6), Figures.time(7320)))
        .containsExactly("2.5 s", "1 min", "1 h", "2 h 2 min");
    assertThat(List.of(Figures.percent(0), Figures.percent(0.0123), Figures.percent(0.5)))
        .containsExactly("0 %", "1.2 %", "50 %");
  }

  private static GpuTime spent(double valid) {
    return Invented.spent(valid, 1, Map.of(GpuTime.Use.ROLLOUT, 0.8, GpuTime.Use.TRAINING, 0.2));
  }
}
