package dev.tenon.code;

/**
 * How one test method went; its invocations with different arguments are one result.
 *
 * @param variant name of the variant
 * @param className binary name of the test class
 * @param method its name without parameters
 * @param status what came of it
 * @param message why it did not pass, empty if it did; names the invocation that failed
 * @param trace the error, its causes and their first frames outside of JUnit and the JDK; may be
 *     empty
 * @param millis time it took
 * @param output beginning of what it printed
 */
public record TestResult(
    String variant,
    String className,
    String method,
    Status status,
    String message,
    String trace,
    long millis,
    String output) {

  /** What came of a test. */
  public enum Status {
    PASSED,
    FAILED,
    SKIPPED,
    /** It gave up by itself: an assumption did not hold. */
    ABORTED
  }

  /** {@code org.example.PoolTest#shrinks}. */
  public String test() {
    return method.isEmpty() ? className : className + "#" + method;
  }

  static TestResult failed(String variant, String test, String message) {
    return of(variant, test, Status.FAILED, message);
  }

  static TestResult of(String variant, String test, Status status, String message) {
    int hash = test.indexOf('#');
    String className = hash < 0 ? test : test.substring(0, hash);
    String method = hash < 0 ? "" : test.substring(hash + 1);
    return new TestResult(variant, className, method, status, message, "", 0, "");
  }
}
