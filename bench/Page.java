import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures a page of {@code tenon trace --html} in a real Chromium: time to the first paint and
 * until it can be used, and how long a choice, a search, a scroll to the end and a switch of the
 * language take, until the picture is there.
 *
 * <p>Arguments: the page, how often each is done. Needs chromium and chromedriver on PATH.
 */
final class Page {
  private static final int PORT = 9517;
  private static final Pattern VALUE = Pattern.compile("\"value\":(-?[0-9.]+)");
  private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([0-9a-f]+)\"");

  /** Time from an act until the frame that shows it was made. */
  private static final String UNTIL_SHOWN =
      "const done = arguments[0]; const start = performance.now(); %s;"
          + " requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Page() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path page = Path.of(args[0]).toAbsolutePath();
    int runs = Integer.parseInt(args[1]);
    Path profile = Files.createTempDirectory("tenon-page");
    Process driver =
        new ProcessBuilder("chromedriver", "--port=" + PORT, "--log-level=OFF").start();
    try {
      String session = session(profile);
      System.out.println("| " + Files.size(page) / 1024 + " KiB | median | worst |\n|---|---|---|");
      String cards = "document.querySelectorAll('.card')";
      List<Double> paint = new ArrayList<>();
      List<Double> ready = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        call("POST", session + "/url", "{\"url\":\"about:blank\"}");
        call("POST", session + "/url", "{\"url\":\"" + page.toUri() + "\"}");
        ready.add(
            run(
                session,
                "const done = arguments[0]; done(performance.timing.domContentLoadedEventEnd -"
                    + " performance.timing.navigationStart)"));
        paint.add(
            run(
                session,
                "const done = arguments[0]; setTimeout(() =>"
                    + " done(performance.getEntriesByType('paint')[0].startTime), 300)"));
      }
      print("first paint", paint);
      print("ready", ready);
      String search =
          "const i = document.querySelector('.search input'); i.value = '%s'; i.dispatchEvent(new"
              + " Event('input'))";
      print("choose a requirement", times(session, runs, cards + "[%d].click()"));
      print(
          "choose a step",
          times(
              session,
              runs,
              "[...document.querySelectorAll('.lane:nth-of-type(6) .card')][%d % 10].click()"));
      print(
          "to the end of a column",
          times(
              session,
              runs,
              "document.dispatchEvent(new KeyboardEvent('keydown', {key: %d % 2 ? 'End' : 'Home', bubbles: true}))"
                  .replace("document.dispatch", "document.body.dispatch")));
      print("search (with 60 ms in which one may type on)", searches(session, runs, search));
      print(
          "switch the language",
          times(session, runs, "document.querySelector('.lang').click() || %d"));
    } finally {
      driver.descendants().forEach(ProcessHandle::destroy);
      driver.destroy();
      driver.waitFor();
    }
  }

  private static List<Double> times(String session, int runs, String act)
      throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      times.add(run(session, UNTIL_SHOWN.replace("%s", act.replace("%d", "" + i))));
    }
    return times;
  }

  private static List<Double> searches(String session, int runs, String act)
      throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      String script =
          "const done = arguments[0]; const start = performance.now(); new MutationObserver((_, o)"
              + " => { o.disconnect(); requestAnimationFrame(() => setTimeout(() =>"
              + " done(performance.now() - start)));"
              + " }).observe(document.querySelector('[role=status]'), {childList: true,"
              + " characterData: true, subtree: true});"
              + act.formatted("part " + i);
      times.add(run(session, script));
    }
    return times;
  }

  private static String session(Path profile) throws IOException, InterruptedException {
    String arguments =
        String.join(
            "\",\"",
            List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1440,900",
                "--user-data-dir=" + profile));
    String body =
        "{\"capabilities\":{\"alwaysMatch\":{\"goog:chromeOptions\":{\"args\":[\""
            + arguments
            + "\"]}}}}";
    for (int i = 0; ; i++) {
      try {
        Matcher id = SESSION.matcher(call("POST", "/session", body));
        if (!id.find()) {
          throw new IOException("no session");
        }
        return "/session/" + id.group(1);
      } catch (java.net.ConnectException e) {
        if (i == 50) {
          throw e;
        }
        Thread.sleep(100); // it is not listening yet
      }
    }
  }

  private static double run(String session, String script)
      throws IOException, InterruptedException {
    String body =
        "{\"args\":[],\"script\":\"" + script.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    String answer = call("POST", session + "/execute/async", body);
    Matcher value = VALUE.matcher(answer);
    if (!value.find()) {
      throw new IOException(answer);
    }
    return Double.parseDouble(value.group(1));
  }

  private static String call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static void print(String what, List<Double> times) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        "| %s | %.0f ms | %.0f ms |%n",
        what, sorted[sorted.length / 2], Arrays.stream(sorted).max().orElse(0));
  }
}
