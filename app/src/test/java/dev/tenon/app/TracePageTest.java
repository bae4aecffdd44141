package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page of {@code tenon trace --html}, in a real browser, from the disk. */
class TracePageTest {
  private static final String DESIGN =
      """
      ## 1 Overview

      ### R-1 Sums `</script><img src=x onerror="document.title='broken out'">` <!-- a -->

      The system shall add <b>two</b> numbers.

      ### R-2 求和的上限

      The system shall refuse sums above `limit`.

      - refines: R-1

      ### R-3 Forgotten

      The system shall be remembered by somebody.

      ## 2 Architecture

      | parameter | value | meaning |
      |---|---|---|
      | limit | 100 | the largest sum {{script}} |

      ### D-1 Plain longs

      A sum is a long.

      - satisfies: R-1
      - because: it is large enough

      ### D-2 In nobody's service

      A sum is green.

      ## 3 Core flows

      ## 4 Interfaces

      ### `public final class Sums`

      Adds.

      #### `static long plus(long a, long b)`

      The sum.

      #### `static long twice(long a)`

      Twice as much.

      ## 5 Implementation details

      ### `Sums.plus`

      - satisfies: R-2
      - VAL_NON_NEGATIVE(a)

      ### `Sums.twice`

      - uses: plus

      ### T-1 Adds

      - verifies: R-1, Sums.plus
      - test: SumsTest.adds

      ### T-2 Refuses

      - verifies: R-2
      - test: SumsTest.refuses

      ## 6 Implementation plan

      <!-- tenon:plan -->

      | step | title | methods | after | verified by | status |
      |---|---|---|---|---|---|
      | S-1 | Sums | `Sums.plus`, `Sums.twice` | – | T-1, T-2 | done |

      <!-- /tenon:plan -->

      ## Revisions
      """;

  @TempDir static Path temp;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start(Files.createDirectory(temp.resolve("profile")));
    page = page(temp.resolve("求和 sums"), "en", DESIGN);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void fresh() {
    browser.size(1440, 900);
    browser.prefers("light");
    browser.console();
    browser.requests();
    browser.open(page, "");
    browser.value("localStorage.clear()");
  }

  /** A project in a folder, and its page in a folder beside it. */
  private static Path page(Path folder, String prose, String design) throws Exception {
    Person person = Person.at(folder);
    person.write(
        "tenon.toml", "format = 1\n[project]\nname = \"sums\"\nprose = \"" + prose + "\"\n");
    person.write("design/part one.md", design);
    Path out = Files.createDirectories(folder.resolveSibling(folder.getFileName() + " pages"));
    Person.Ran ran = person.tenon("trace", "--html", out.resolve("trace.html").toString());
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).isEmpty();
    return out.resolve("trace.html");
  }

  private static String panel() {
    return browser.element(".panel").getText();
  }

  private static List<String> cards(int lane) {
    return browser.texts(".lane:nth-of-type(" + (lane + 1) + ") .card .id b");
  }

  @Test
  void opensFromTheDiskWithoutASoundOrARequest() {
    assertThat(browser.value("document.title")).isEqualTo("sums · trace");
    assertThat(cards(0)).containsExactly("R-1", "R-2", "R-3");
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .allMatch(
            url -> url.startsWith("file:") || url.startsWith("data:") || url.equals("about:blank"))
        .filteredOn(url -> url.startsWith("file:"))
        .containsOnly(page.toUri().toString());
    assertThat(browser.value("performance.getEntriesByType('resource').length")).isEqualTo(0L);
  }

  @Test
  void whatStandsInTitlesStaysText() {
    assertThat(browser.texts(".card .title").getFirst()).contains("</script><img src=x onerror=");
    assertThat((Long) browser.value("document.querySelectorAll('img').length")).isZero();
    assertThat(browser.value("document.scripts.length")).isEqualTo(2L);
    assertThat(browser.value("document.title")).isEqualTo("sums · trace");
    browser.open(page, "#limit");
    assertThat(panel()).contains("{{script}}");
  }

  @Test
  void itsOwnPolicyStopsWhatWouldGetIn() {
    browser.value(
        "document.body.insertAdjacentHTML('beforeend', '<a id=x"
            + " onclick=\"document.title=1\">x</a>')");
    browser.value("document.getElementById('x').click()");
    assertThat(browser.value("document.title")).isEqualTo("sums · trace");
    assertThat(browser.promised("return await fetch('" + page.toUri() + "').then(() => 'let in');"))
        .asString()
        .contains("TypeError");
    browser.console();
  }

  @Test
  void holesComeFirstAndLeadToTheirNodes() {
    assertThat(browser.texts(".holes h3"))
        .anyMatch(t -> t.startsWith("done without evidence"))
        .anyMatch(t -> t.startsWith("no test"))
        .anyMatch(t -> t.startsWith("in no requirement"));
    browser.element(".holes .chip[data-id='R-3']").click();
    assertThat(panel()).contains("R-3", "Forgotten", "no test", "nothing satisfies it");
    assertThat(browser.element(".card[aria-selected='true']").getText()).contains("R-3");
  }

  @Test
  void aChosenNodeShowsAllThatHangsTogether() {
    browser.element(".card[data-id='R-2']").click();
    assertThat(panel())
        .contains("refines", "R-1", "satisfied by", "Sums.plus", "verified by", "T-2");
    assertThat(browser.elements(".card.near").stream().map(c -> c.getAttribute("data-id")))
        .contains("R-1", "Sums.plus", "T-2", "S-1")
        .doesNotContain("D-2", "R-3");
    assertThat(browser.elements(".card.far").stream().map(c -> c.getAttribute("data-id")))
        .contains("D-2", "R-3");
    assertThat(browser.elements(".wires path.own")).hasSizeGreaterThanOrEqualTo(3);

    browser.element(".near-by button[data-id='T-2']").click();
    assertThat(panel()).startsWith("test").contains("T-2", "verifies", "run in", "S-1");
  }

  @Test
  void searchLeavesWhatFits() {
    browser.type(".search input", "上限");
    browser.until("document.querySelectorAll('.card').length === 1");
    assertThat(cards(0)).containsExactly("R-2");
    browser.press(Keys.ENTER);
    assertThat(panel()).contains("R-2");
    browser.escape();
    browser.element(".clear").click();
    assertThat(cards(0)).hasSize(3);
  }

  @Test
  void filtersByKindStatusDoubtAndHoles() {
    browser.element(".kinds button[data-lane='1']").click();
    assertThat(browser.element(".lane:nth-of-type(2)").isDisplayed()).isFalse();
    browser.element(".kinds button[data-lane='1']").click();
    assertThat(cards(1)).contains("D-1", "D-2", "limit");

    browser.value(
        "(() => { const s = document.querySelector('select.status'); s.value = 'untested';"
            + " s.dispatchEvent(new Event('change')); })()");
    assertThat(cards(0)).containsExactly("R-3");
    browser.element(".clear").click();

    browser.element(".toggle.hole").click();
    assertThat(cards(0)).containsExactly("R-3");
    assertThat(cards(1)).containsExactly("D-2");
    browser.element(".toggle.hole").click();

    browser.element(".toggle.doubt").click();
    assertThat(cards(0)).isEmpty();
    assertThat(browser.texts(".card.in-doubt .id b")).contains("S-1");
  }

  @Test
  void whatIsInDoubtSaysSoNotByColourAlone() {
    browser.element(".card[data-id='S-1']").click();
    assertThat(panel()).contains("! In doubt", "done-without-evidence: S-1 is done but");
    assertThat(browser.element(".card[data-id='S-1'] .flag.doubt").getText()).isEqualTo("!");
    assertThat(browser.element(".card[data-id='S-1']").getAttribute("aria-label"))
        .contains("In doubt");
  }

  @Test
  void theKeyboardIsEnough() {
    browser.press("j");
    assertThat(panel()).contains("R-1");
    browser.press(Keys.ARROW_DOWN, "k", "j");
    assertThat(panel()).contains("R-2");
    browser.press(Keys.ARROW_RIGHT);
    assertThat(panel()).startsWith("method").contains("Sums.plus"); // R-2 has no decision
    browser.press("h");
    assertThat(panel()).doesNotStartWith("method");
    browser.press(Keys.ENTER);
    assertThat(browser.value("document.activeElement.className")).isEqualTo("panel");
    browser.escape();
    assertThat(browser.value("document.activeElement.className")).isEqualTo("list");
    browser.escape();
    assertThat(browser.element(".panel").isDisplayed()).isFalse();
    browser.press("/");
    assertThat(browser.value("document.activeElement.type")).isEqualTo("search");
    browser.escape();
    browser.press("n");
    assertThat(panel()).contains("done without evidence");
    browser.press("?");
    assertThat(browser.element("dialog").getText()).contains("up and down a column");
    browser.escape();
    assertThat(browser.element("dialog").isDisplayed()).isFalse();
  }

  @Test
  void theAddressKeepsTheChoice() {
    browser.element(".card[data-id='R-1']").click();
    assertThat(browser.address()).endsWith("#R-1");
    browser.element(".card[data-id='Sums.plus']").click();
    browser.back();
    assertThat(panel()).contains("R-1");
    browser.open(page, "#Sums.plus%20VAL_NON_NEGATIVE(a)");
    assertThat(panel()).startsWith("contract").contains("VAL_NON_NEGATIVE(a)");
    browser.open(page, "#nothing%");
    assertThat(browser.element(".panel").isDisplayed()).isFalse();
  }

  @Test
  void linksLeadToFileAndLine() throws Exception {
    browser.element(".card[data-id='R-2']").click();
    WebElement link = browser.element(".place a");
    assertThat(link.getText()).isEqualTo("design/part one.md:7");
    URI address = URI.create(link.getDomProperty("href"));
    assertThat(address.getFragment()).isEqualTo("L7");
    Path file = Path.of(address.getPath());
    assertThat(Files.readAllLines(file).get(6)).isEqualTo("### R-2 求和的上限");
    assertThat(browser.element(".place button").getAttribute("data-copy"))
        .isEqualTo("design/part one.md:7");
    browser.element(".place button").click();
    browser.until("document.querySelector('[role=status]').textContent.startsWith('copied')");
  }

  @Test
  void lightAndDarkFollowTheSystemUntilSomebodyChooses() {
    String background = "getComputedStyle(document.body).backgroundColor";
    Object light = browser.value(background);
    browser.prefers("dark");
    Object dark = browser.value(background);
    assertThat(dark).isNotEqualTo(light);
    browser.element(".theme").click();
    assertThat(browser.value(background)).isEqualTo(light);
    browser.element(".theme").click();
    browser.prefers("light");
    assertThat(browser.value(background)).isEqualTo(dark);
    browser.open(page, "");
    assertThat(browser.value(background)).isEqualTo(dark);
  }

  @Test
  void itsLanguageIsTheProjectsAndCanBeSwitched() throws Exception {
    assertThat(browser.value("document.documentElement.lang")).isEqualTo("en");
    browser.element(".lang").click();
    assertThat(browser.value("document.documentElement.lang")).isEqualTo("zh");
    assertThat(browser.texts(".lane h2 b")).startsWith("需求", "决策");
    assertThat(browser.texts(".holes h3")).anyMatch(t -> t.startsWith("没有测试"));

    Path chinese = page(temp.resolve("zh"), "zh", DESIGN);
    browser.open(chinese, "");
    assertThat(browser.value("document.documentElement.lang")).isEqualTo("zh");
    browser.element(".lang").click();
    assertThat(browser.texts(".lane h2 b")).startsWith("Requirements", "Decisions");
  }

  @Test
  void itFitsSmallScreens() {
    for (int width : List.of(390, 800, 1440)) {
      browser.size(width, 844);
      browser.open(page, "#R-2");
      assertThat((Long) browser.value("document.documentElement.scrollWidth - innerWidth"))
          .as("%d px", width)
          .isLessThanOrEqualTo(0);
      assertThat(browser.element(".card[data-id='R-2']").isDisplayed()).isTrue();
    }
  }

  @Test
  void itPrintsAllOfIt() {
    browser.value("window.dispatchEvent(new Event('beforeprint'))");
    assertThat(browser.value("document.querySelector('.paper').textContent"))
        .asString()
        .contains("R-3", "Sums.twice", "design/part one.md:7", "no test");
  }

  @Test
  void twoThousandItemsStayUsable() throws Exception {
    StringBuilder design = new StringBuilder("## 1 Overview\n\n");
    for (int i = 1; i <= 700; i++) {
      design.append("### R-%1$d Wish %1$d\n\nThe system shall grant wish %1$d.\n\n".formatted(i));
    }
    design.append("## 2 Architecture\n\n");
    for (int i = 1; i <= 650; i++) {
      design.append(
          "### D-%1$d Way %1$d\n\nIt is granted.\n\n- satisfies: R-%1$d\n\n".formatted(i));
    }
    design.append("## 5 Implementation details\n\n");
    for (int i = 1; i <= 650; i++) {
      design.append("### T-%1$d Granted %1$d\n\n- verifies: R-%1$d, D-%1$d\n\n".formatted(i));
    }
    browser.open(page(temp.resolve("large"), "en", design.toString()), "");
    // what is out of sight is not there: that is what keeps it fast, whatever the machine does
    assertThat(browser.elements(".card").size()).isLessThan(150);
    assertThat(browser.texts(".lane h2 span")).startsWith("700", "650");
    browser.press(Keys.END);
    assertThat(panel()).contains("R-700");
    assertThat(browser.element(".card[data-id='R-700']").isDisplayed()).isTrue();
    browser.press(Keys.HOME);
    browser.type(".search input", "wish 650");
    browser.until("document.querySelectorAll('.lane:nth-of-type(1) .card').length < 5");
    browser.press(Keys.ENTER);
    assertThat(browser.texts(".card.near .id b")).contains("D-650", "T-650");
    assertThat(browser.elements(".card").size()).isLessThan(150);
  }
}
