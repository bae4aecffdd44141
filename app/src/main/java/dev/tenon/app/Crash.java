package dev.tenon.app;

import dev.tenon.works.git.TenonFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** An error of Tenon's own: people get a sentence, whoever mends it gets the trace. */
final class Crash {
  private static final String DEBUG = "TENON_DEBUG";

  private Crash() {}

  /** Keeps the trace of an error; what to tell the person. */
  static String kept(Throwable problem, Context context) {
    StringWriter trace = new StringWriter();
    problem.printStackTrace(new PrintWriter(trace));
    String what =
        "an error of Tenon's own, nothing of yours is lost ("
            + problem.getClass().getSimpleName()
            + "); please report it with ";
    if ("1".equals(context.environment().get(DEBUG))) {
      return what + "this trace:\n" + trace;
    }
    try {
      return what + written(trace.toString(), context.folder());
    } catch (IOException e) {
      return what + "the output of the same command after: export " + DEBUG + "=1";
    }
  }

  /** Beside the runs of the project that we are in, else among temporary files. */
  private static Path written(String trace, Path start) throws IOException {
    for (Path at = start; at != null; at = at.getParent()) {
      Path own = at.resolve(TenonFolder.NAME);
      if (Files.isDirectory(own) && Files.isWritable(own)) {
        Path folder = Files.createDirectories(own.resolve("errors"));
        return Files.writeString(Files.createTempFile(folder, "error-", ".txt"), trace);
      }
    }
    return Files.writeString(Files.createTempFile("tenon-error-", ".txt"), trace);
  }
}
