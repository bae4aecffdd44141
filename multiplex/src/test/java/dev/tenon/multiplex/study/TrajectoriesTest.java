package dev.tenon.multiplex.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.multiplex.sim.Script;
import dev.tenon.multiplex.sim.Turn;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrajectoriesTest {
  private static final List<Script> TRACE =
      IntStream.range(0, 10).mapToObj(i -> new Script(i, List.of(new Turn(1, 1, 0)))).toList();

  @Test
  void firstSeedHasTheTraceInItsOrder() {
    var workload = Trajectories.recorded(TRACE).of(1);
    assertThat(IntStream.range(0, 20).mapToObj(workload::script).toList().subList(10, 20))
        .isEqualTo(TRACE);
  }

  @Test
  void otherSeedsDrawFromItEachTheSameWay() {
    var workload = Trajectories.recorded(TRACE).of(2);
    List<Script> drawn = IntStream.range(0, 100).mapToObj(workload::script).toList();
    assertThat(drawn).allMatch(TRACE::contains).containsAll(TRACE);
    assertThat(drawn.subList(0, 10)).isNotEqualTo(TRACE);
    assertThat(IntStream.range(0, 100).mapToObj(Trajectories.recorded(TRACE).of(2)::script))
        .isEqualTo(drawn);
  }
}
