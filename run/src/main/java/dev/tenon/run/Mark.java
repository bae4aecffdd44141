package dev.tenon.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * A name in the environment of everything that one run starts, by which its processes are found
 * again: {@code TENON_RUN_pid_start_number}, the first two those of the Java process that ran it.
 */
record Mark(String name) {
  static final String PREFIX = "TENON_RUN_";
  private static final Pattern FORM =
      Pattern.compile("\0(" + PREFIX + "(\\d{1,10})_(\\d{1,18})_\\d{1,18})=");
  private static final AtomicLong COUNT = new AtomicLong();
  private static final String OWNER = owner();

  static Mark next() {
    return new Mark(OWNER + "_" + COUNT.incrementAndGet());
  }

  /** The environment with this mark, and with those of the runs inside which we run. */
  Map<String, String> on(Map<String, String> environment) {
    Map<String, String> marked = new TreeMap<>(environment);
    for (String outer : System.getenv().keySet()) {
      if (outer.startsWith(PREFIX)) {
        marked.put(outer, "1");
      }
    }
    marked.put(name, "1");
    return marked;
  }

  /** Whether an environment, zeros between its variables, has this mark. */
  boolean in(String environment) {
    return environment.contains("\0" + name + "=");
  }

  /** Whether an environment has a mark that is not around us too, and whose maker is no more. */
  static boolean orphaned(String environment) {
    return FORM.matcher(environment)
        .results()
        .filter(mark -> !System.getenv().containsKey(mark.group(1)))
        .anyMatch(mark -> !alive(mark.group(2), mark.group(3)));
  }

  private static boolean alive(String pid, String started) {
    return ProcessTable.of(Long.parseLong(pid))
        .filter(maker -> !maker.dead() && maker.started() == Long.parseLong(started))
        .isPresent();
  }

  private static String owner() {
    long pid = ProcessHandle.current().pid();
    long started = ProcessTable.of(pid).map(ProcessTable.Entry::started).orElse(0L);
    return PREFIX + pid + "_" + started;
  }
}
