package dev.tenon.multiplex.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunnerTest {
  @Test
  void resultsComeInTheOrderOfTheWork() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    List<Callable<String>> work = new ArrayList<>();
    work.add(
        () -> {
          second.await(); // is ready last
          return "first";
        });
    work.add(
        () -> {
          second.countDown();
          return "second";
        });
    assertThat(new Runner(Progress.NONE, 2).each("", work)).containsExactly("first", "second");
  }

  @Test
  void failureIsNotSwallowed() {
    List<Callable<String>> work =
        List.of(
            () -> {
              throw new IllegalStateException("broken");
            });
    assertThatThrownBy(() -> new Runner(Progress.NONE).each("", work)).hasMessage("broken");
  }

  @Test
  void stopsWhenToldTo() {
    List<Callable<String>> work =
        List.of(
            () -> {
              Thread.sleep(60_000);
              return "";
            });
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> new Runner(Progress.NONE).each("", work))
        .isInstanceOf(InterruptedException.class);
  }
}
