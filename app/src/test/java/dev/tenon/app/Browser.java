package dev.tenon.app;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A real Chromium that shows pages from the disk, and what it wrote into its console. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * It warns of a protocol of other versions that nobody here uses; held, so that it stays quiet.
   */
  private static final Logger QUIET = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts one.
   *
   * @param profile an empty folder
   */
  static Browser start(Path profile) {
    Optional<Path> chromium = find("chromium", "chromium-browser", "google-chrome");
    Optional<Path> driver = find("chromedriver");
    if (chromium.isEmpty() || driver.isEmpty()) {
      String reason =
          "no Chromium with its ChromeDriver on PATH; on Debian: apt install chromium"
              + " chromium-driver";
      if ("required".equals(System.getenv("TENON_BROWSER"))) {
        throw new AssertionError("TENON_BROWSER=required, but there is " + reason);
      }
      return abort(reason);
    }
    QUIET.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--user-data-dir=" + profile);
    options.setCapability(
        "goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL", LogType.PERFORMANCE, "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.get().toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> find(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  void size(int width, int height) {
    // a window can't be as narrow as a telephone
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** What the system asks pages to look like: {@code light} or {@code dark}. */
  void prefers(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Opens a page anew and waits until it says that it is ready. */
  void open(Path page, String hash) {
    driver.get("about:blank");
    driver.get(page.toUri() + hash);
    until("document.documentElement.dataset.ready === 'true'");
  }

  /** Waits until something holds. */
  void until(String condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Boolean.TRUE.equals(driver.executeScript("return Boolean(" + condition + ")"))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came true: " + condition);
      }
    }
  }

  Object value(String script) {
    return driver.executeScript("return " + script);
  }

  /** The value of a promise. */
  Object promised(String script) {
    return driver.executeAsyncScript(
        "const done = arguments[0]; (async () => {"
            + script
            + "})().then(done, e => done('' + e));");
  }

  WebElement element(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> elements(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The text of each, where it is shown. */
  List<String> texts(String selector) {
    return elements(selector).stream().map(WebElement::getText).toList();
  }

  void press(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(driver).sendKeys(key).perform();
    }
  }

  void type(String selector, String text) {
    element(selector).clear();
    element(selector).sendKeys(text);
  }

  void escape() {
    press(Keys.ESCAPE);
  }

  String address() {
    return driver.getCurrentUrl();
  }

  void back() {
    driver.navigate().back();
  }

  /** What the pages wrote into the console since it was asked last. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The addresses that were asked for since this was asked last. */
  List<String> requests() {
    List<String> urls = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      String message = entry.getMessage();
      if (message.contains("\"Network.requestWillBeSent\"")) {
        int at = message.indexOf("\"url\":\"", message.indexOf("\"request\":{")) + 7;
        urls.add(message.substring(at, message.indexOf('"', at)));
      }
    }
    return urls;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
