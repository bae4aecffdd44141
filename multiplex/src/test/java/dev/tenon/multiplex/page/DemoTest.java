package dev.tenon.multiplex.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTest {
  @Test
  void demo() throws Exception {
    Path out = Files.createDirectories(Path.of("/tmp/mxpage"));
    long t = System.nanoTime();
    List<Timeline> all = Runs.reported(6);
    System.out.println("runs " + (System.nanoTime() - t) / 1e9);
    for (Timeline x : all) {
      System.out.println(x.policy() + " " + x.seconds() + " " + x.spent() + " spans " + x.lanes().stream().mapToInt(l -> l.spans().size()).sum());
    }
    Files.writeString(out.resolve("cmp.html"), ComparisonPage.of("Why multiplexing wins", all, Runs.table(all), Tongue.EN));
    Files.writeString(out.resolve("zh.html"), ComparisonPage.of("为什么分时复用更快", all, Runs.table(all), Tongue.ZH));
  }
}
