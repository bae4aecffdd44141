package dev.tenon.code;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Errors of tests as texts of bounded length. */
final class StackText {

  private static final int FRAMES_MAX = 8;
  private static final int CAUSES_MAX = 4;
  private static final int MESSAGE_MAX = 2_000;

  private static final List<String> NOT_OURS =
      List.of(
          "org.junit.",
          "org.opentest4j.",
          "org.assertj.",
          "net.jqwik.",
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "dev.tenon.code.TestFork",
          "dev.tenon.code.VariantRun");

  private StackText() {}

  /** Class and message in one line or more. */
  static String message(Throwable error) {
    try {
      String text = String.valueOf(error.getMessage());
      String name = error.getClass().getSimpleName();
      boolean assertion = error instanceof AssertionError && error.getMessage() != null;
      String whole =
          assertion ? text.strip() : name + (error.getMessage() == null ? "" : ": " + text.strip());
      return cut(whole);
    } catch (Throwable e) {
      // tenon:waive swallowed-error: an exception of the code under test that can't say its message
      return error.getClass().getName() + " (its message can't be read)";
    }
  }

  static String trace(Throwable error) {
    StringBuilder text = new StringBuilder();
    Throwable at = error;
    for (int i = 0; at != null && i < CAUSES_MAX; i++) {
      text.append(i == 0 ? "" : "caused by ").append(at.getClass().getName());
      text.append(": ").append(message(at)).append('\n');
      text.append(frames(at.getStackTrace()));
      at = cause(at);
    }
    return text.toString();
  }

  private static @Nullable Throwable cause(Throwable error) {
    try {
      return error.getCause() == error ? null : error.getCause();
    } catch (Throwable e) {
      return null; // tenon:waive swallowed-error: an exception of the code under test, see message
    }
  }

  static String frames(StackTraceElement[] frames) {
    List<String> ours =
        Stream.of(frames)
            .filter(f -> NOT_OURS.stream().noneMatch(f.getClassName()::startsWith))
            .limit(FRAMES_MAX)
            .map(f -> "  at " + frame(f) + "\n")
            .toList();
    return String.join("", ours);
  }

  /** Without the name of the class loader. */
  private static String frame(StackTraceElement frame) {
    String place =
        frame.getFileName() == null
            ? "unknown"
            : frame.getFileName() + (frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber());
    return frame.getClassName() + "." + frame.getMethodName() + "(" + place + ")";
  }

  static String cut(String text) {
    return text.length() <= MESSAGE_MAX ? text : text.substring(0, MESSAGE_MAX) + " …";
  }
}
