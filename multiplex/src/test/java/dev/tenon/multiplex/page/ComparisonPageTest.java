package dev.tenon.multiplex.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenon.multiplex.page.GpuTime.Use;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.WheelInput;

/** The page in a real browser, from the disk. */
class ComparisonPageTest {
  private static final String EVIL =
      "</script><img src=x onerror=\"document.title='broken out'\"> {{script}} <!--";

  @TempDir static Path temp;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start(Files.createDirectory(temp.resolve("profile")));
    page = write("求和 page.html", Tongue.EN);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Path write(String name, Tongue tongue) throws Exception {
    List<Timeline> timelines =
        List.of(
            toy("separated", Map.of("policy", "static", "n_ranks", 2, "train_gpus", 2)),
            toy(EVIL, Map.of("policy", "mux")));
    Path file = temp.resolve(name);
    Files.writeString(file, ComparisonPage.of(EVIL, timelines, Runs.table(timelines), tongue));
    return file;
  }

  private static Timeline toy(String name, Map<String, Object> settings) {
    return Runs.run(name, "toy-4", settings, 3);
  }

  @BeforeEach
  void fresh() {
    browser.look(1200, 1000, "light");
    browser.console();
    browser.requests();
    browser.open(page);
  }

  private static double from() {
    return browser.number("picture.dataset.from");
  }

  private static double span() {
    return browser.number("picture.dataset.to") - from();
  }

  private static String pixel(int panel, double x, double y) {
    return String.valueOf(
        browser.value(
            "[...document.getElementById('lanes-"
                + panel
                + "').getContext('2d').getImageData("
                + x
                + ","
                + y
                + ",1,1).data].join()"));
  }

  @Test
  void loadsNothingAndLetsNothingBreakOut() {
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests()).hasSize(1);
    assertThat(browser.value("document.title")).isEqualTo(EVIL);
    assertThat(browser.elements("img")).isEmpty();
    assertThat(browser.element("h1").getText()).isEqualTo(EVIL);
  }

  @Test
  void saysItInWordsNumbersAndTables() {
    assertThat(browser.elements(".story li")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(browser.elements("table tbody tr")).hasSizeGreaterThanOrEqualTo(2 + 2 + 6);
    assertThat(browser.element("#shares-0").getText())
        .contains("in view", "rollout", "training", "%");
    assertThat(browser.element("#lanes-1").getAttribute("aria-label"))
        .contains("training", "a step takes");
    assertThat(browser.element(".chart svg").getAttribute("aria-label")).contains("GPU-hours");
  }

  @Test
  void keysAndButtonsMoveAllSchemesOnOneAxis() {
    browser.value("document.getElementById('lanes-0').focus()");
    double all = span();
    browser.actions().sendKeys("+").perform();
    browser.until("picture.dataset.to - picture.dataset.from < " + all * 0.9);
    assertThat(span()).isCloseTo(all / 1.5, within(1e-6));
    double before = from();
    browser.actions().sendKeys(Keys.ARROW_RIGHT).perform();
    browser.until("picture.dataset.from > " + before);
    browser.element("[data-act=all]").click();
    browser.until("Number(picture.dataset.from) === 0");
    assertThat(span()).isGreaterThanOrEqualTo(all - 1e-9);
    browser.element("[data-act=step]").click();
    browser.until("picture.dataset.to - picture.dataset.from < " + all * 0.7);
  }

  @Test
  void wheelZoomsWhereThePointerIsAndDragPans() {
    WebElement lanes = browser.element("#lanes-0");
    browser.value("document.getElementById('lanes-0').scrollIntoView({block: 'center'})");
    double all = span();
    browser
        .actions()
        .scrollFromOrigin(WheelInput.ScrollOrigin.fromElement(lanes, 100, 0), 0, -400)
        .perform();
    browser.until("picture.dataset.to - picture.dataset.from < " + all * 0.8);
    assertThat(from()).isPositive();
    double before = from();
    double held = span();
    browser.actions().moveToElement(lanes).clickAndHold().moveByOffset(80, 0).release().perform();
    browser.until("picture.dataset.from < " + before);
    assertThat(span()).isCloseTo(held, within(1e-6));
  }

  @Test
  void twoFingersZoom() {
    browser.value("document.getElementById('lanes-0').scrollIntoView({block: 'center'})");
    double y =
        browser.number("document.getElementById('lanes-0').getBoundingClientRect().top") + 60;
    double all = span();
    browser.touch("touchStart", List.of(finger(0, 500, y), finger(1, 600, y)));
    for (int i = 1; i <= 5; i++) {
      browser.touch("touchMove", List.of(finger(0, 500 - 30 * i, y), finger(1, 600 + 30 * i, y)));
    }
    browser.touch("touchEnd", List.of());
    browser.until("picture.dataset.to - picture.dataset.from < " + all / 2);
    assertThat(from()).isPositive();
    assertThat(browser.console()).isEmpty();
  }

  private static Map<String, Object> finger(int id, double x, double y) {
    return Map.of("id", id, "x", x, "y", y);
  }

  @Test
  void aPointerAndTheKeysTellWhatARankDoes() {
    WebElement lanes = browser.element("#lanes-1");
    browser.value("document.getElementById('lanes-1').scrollIntoView({block: 'center'})");
    browser.actions().moveToElement(lanes, 20, 10).perform();
    browser.until("!document.getElementById('tip').hidden");
    assertThat(browser.element("#tip").getText()).contains("rank", "GPU", "step");
    browser.value("document.getElementById('lanes-1').focus()");
    browser.actions().sendKeys(Keys.ARROW_DOWN).perform();
    browser.until("document.getElementById('said').textContent.includes('rank 0')");
    browser.actions().sendKeys(Keys.ARROW_DOWN).perform();
    browser.until("document.getElementById('said').textContent.includes('rank 1')");
    String first = browser.element("#tip").getText();
    browser.actions().sendKeys(".").perform();
    browser.until("document.getElementById('tip').innerText !== " + quoted(first));
    browser.actions().sendKeys(Keys.ESCAPE).perform();
    browser.until("document.getElementById('tip').hidden");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  @Test
  void trainingIsOrangeByDayAndByNight() {
    // the trainer's GPUs are the lower half, and train or wait: both warm colours
    assertThat(warm(pixel(0, 700, browser.number("document.getElementById('lanes-0').height") - 6)))
        .isTrue();
    browser.look(1200, 1000, "dark");
    browser.open(page);
    assertThat(warm(pixel(0, 700, browser.number("document.getElementById('lanes-0').height") - 6)))
        .isTrue();
    assertThat(browser.value("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(18, 21, 26)");
  }

  private static boolean warm(String rgba) {
    String[] parts = rgba.split(",");
    return Integer.parseInt(parts[0]) > Integer.parseInt(parts[2]) + 15;
  }

  @Test
  void fitsATelephone() {
    browser.look(390, 800, "light");
    browser.open(page);
    assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
  }

  @Test
  void speaksChinese() throws Exception {
    browser.open(write("zh.html", Tongue.ZH));
    assertThat(browser.value("document.documentElement.lang")).isEqualTo("zh-CN");
    assertThat(browser.element("#shares-0").getText()).contains("采样", "训练");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void manyRanksAndSpansAreDrawn() throws Exception {
    GpuTime spent = Invented.spent(1000, 1, Map.of(Use.ROLLOUT, 0.8, Use.TRAINING, 0.2));
    List<Timeline> four =
        java.util.stream.Stream.of("a", "b", "c", "d")
            .map(name -> Invented.timeline(name, 160, 150, 4, spent))
            .toList();
    Path file = temp.resolve("large.html");
    Files.writeString(file, ComparisonPage.of("large", four, Runs.table(four), Tongue.EN));
    assertThat(Files.size(file)).isLessThan(4_000_000);
    browser.open(file);
    assertThat(browser.console()).isEmpty();
    assertThat(browser.elements("canvas")).hasSizeLessThan(30);
    browser.value("document.getElementById('lanes-3').focus()");
    browser.actions().sendKeys("+", "+", Keys.ARROW_RIGHT).perform();
    browser.until("picture.dataset.from > 0");
  }

  @Test
  void reportsShareTheFrame() throws Exception {
    Path file = temp.resolve("report.html");
    Files.writeString(file, Charts.page(Tongue.EN));
    browser.open(file);
    assertThat(browser.console()).isEmpty();
    assertThat(browser.elements(".chart svg")).hasSize(3);
    assertThat(browser.element("h1").getText())
        .isEqualTo("Advice for <traces/swe.jsonl> & 160 GPUs");
  }
}
