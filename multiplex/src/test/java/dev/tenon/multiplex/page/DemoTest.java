package dev.tenon.multiplex.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {
  @Test
  void demo() throws Exception {
    Path out = Files.createDirectories(Path.of("/tmp/mxpage"));
    List<Timeline> all = Runs.reported(6);
    Files.writeString(out.resolve("cmp.html"), ComparisonPage.of("Why multiplexing wins", all, Runs.table(all), Tongue.EN));
    Files.writeString(out.resolve("t.svg"), TimelineSvg.of(all, Tongue.EN));
    Files.writeString(out.resolve("rep.html"), Charts.page(Tongue.EN));
    Files.writeString(out.resolve("zh.html"), ComparisonPage.of("为什么分时复用更快", all, Runs.table(all), Tongue.ZH));
    GpuTime g = Invented.spent(1000, 1, Map.of(GpuTime.Use.ROLLOUT, 0.8, GpuTime.Use.TRAINING, 0.2));
    List<Timeline> big = List.of(Invented.timeline("a", 160, 156, 4, g), Invented.timeline("b", 160, 156, 4, g), Invented.timeline("c", 160, 156, 4, g), Invented.timeline("d", 160, 156, 4, g));
    Files.writeString(out.resolve("big.html"), ComparisonPage.of("Big", big, Runs.table(big), Tongue.EN));
    try (Browser b = Browser.start(Files.createTempDirectory("prof"))) {
      for (String page : List.of("big", "cmp")) {
        b.look(1440, 1400, "dark");
        b.open(out.resolve(page + ".html"));
        System.out.println(page + " console " + b.console());
        b.value("document.getElementById('picture').scrollIntoView()");
        Object r = b.promised("""
          const canvas = document.getElementById('lanes-0'), times = [], work = [];
          const box = canvas.getBoundingClientRect();
          let last = performance.now();
          for (let i = 0; i < 120; i++) {
            canvas.dispatchEvent(new WheelEvent('wheel', {deltaY: i < 60 ? -30 : 30, clientX: box.left + 600, clientY: box.top + 50, cancelable: true}));
            await new Promise(requestAnimationFrame);
            const now = performance.now(); times.push(now - last); last = now;
          }
          times.sort((a, b) => a - b);
          return 'frame ms median ' + times[60].toFixed(1) + ' p95 ' + times[114].toFixed(1) + ' max ' + times[119].toFixed(1);
          """);
        System.out.println(page + " " + Files.size(out.resolve(page + ".html")) + " bytes; " + r);
        Files.write(out.resolve(page + ".png"), b.picture());
      }
      b.look(1440, 1000, "dark");
      b.open(out.resolve("cmp.html"));
      Files.write(out.resolve("dark.png"), b.picture());
      b.look(400, 900, "light");
      b.open(out.resolve("cmp.html"));
      Files.write(out.resolve("phone.png"), b.picture());
      b.look(1440, 1000, "dark");
      b.open(out.resolve("rep.html"));
      Files.write(out.resolve("repdark.png"), b.picture());
    }
  }
}
