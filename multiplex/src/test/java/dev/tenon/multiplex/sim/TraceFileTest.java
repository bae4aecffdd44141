package dev.tenon.multiplex.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceFileTest {
  private static final String GOOD =
      "{\"reset\": 8, \"turns\": [[3500, 320, 1.5], [400, 280, 20]]}";

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("轨迹 1.jsonl"), text);
  }

  @Test
  void readsBothForms() throws IOException {
    String named =
        "{\"id\": 7, \"reset\": 8, \"turns\": [{\"prompt\": 3500, \"output\": 320, \"environment\":"
            + " 1.5}, {\"prompt\": 400, \"output\": 280, \"environment\": 20, \"tool\": \"sh\"}]}";
    Script script = new Script(8, List.of(new Turn(3500, 320, 1.5), new Turn(400, 280, 20)));
    assertThat(TraceFile.read(file("\uFEFF" + GOOD + "\r\n\r\n" + named)))
        .containsExactly(script, script);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'turns': [[1, 2, 3]]} | reset is missing",
        "{'reset': null, 'turns': [[1, 2, 3]]} | reset is missing",
        "{'reset': -1, 'turns': [[1, 2, 3]]} | reset must be 0 or more, was -1",
        "{'reset': 1} | a trajectory is",
        "{'reset': 1, 'turns': []} | at least one turn",
        "{'reset': 1, 'turns': [[1, 2]]} | turn 1 must be",
        "{'reset': 1, 'turns': [[1, 2, 3], 4]} | turn 2 must be",
        "{'reset': 1, 'turns': [[-1, 2, 3]]} | turn 1: prompt must be 0 or more, was -1",
        "{'reset': 1, 'turns': [[1, 2.5, 3]]} | output must be a whole number of tokens, was 2.5",
        "{'reset': 1, 'turns': [[1, 99999999999, 3]]} | output must be a whole number of tokens",
        "{'reset': 1, 'turns': [[1, 2, -0.1]]} | environment must be 0 or more, was -0.1",
        "{'reset': 1, 'turns': [[1, 2, 1e999]]} | environment must be 0 or more",
        "{'reset': 1, 'turns': [[1, '2', 3]]} | output must be a number",
        "{'reset': 1, 'turns': [{'prompt': 1, 'output': 2}]} | turn 1: environment is missing",
        "{'reset': 1, 'turns': [[1, 2, NaN]]} | not JSON",
        "[1, 2] | a trajectory is",
        "nothing | not JSON",
      })
  void refusesWithLineAndReason(String line, String why) throws IOException {
    Path file = file(GOOD + "\n\n" + line.replace('\'', '"') + "\n");
    assertThatThrownBy(() -> TraceFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("轨迹 1.jsonl, line 3: ")
        .hasMessageContaining(why);
  }

  @Test
  void refusesWhatHoldsNothing() throws IOException {
    Path file = file("\n \n");
    assertThatThrownBy(() -> TraceFile.read(file)).hasMessageContaining("holds no trajectory");
  }
}
