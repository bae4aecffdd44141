package dev.tenon.multiplex.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does independent runs on all cores. Results come in the order of the work, whoever was first. */
public final class Runner {
  private final Progress progress;
  private final int cores;

  public Runner(Progress progress) {
    this(progress, Runtime.getRuntime().availableProcessors());
  }

  Runner(Progress progress, int cores) {
    this.progress = progress;
    this.cores = cores;
  }

  /** Runs cases. */
  public List<Run> all(String what, List<Case> cases) throws InterruptedException {
    return each(what, cases.stream().map(c -> (Callable<Run>) () -> run(c)).toList());
  }

  private static Run run(Case work) {
    try {
      return work.run();
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          work.policy()
              + ", "
              + work.preset().name()
              + ", seed "
              + work.seed()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /**
   * Does pieces of work.
   *
   * @throws InterruptedException if this thread was told to stop; the runs under way are left
   *     behind on threads that don't keep the process alive
   */
  public <T> List<T> each(String what, List<Callable<T>> work) throws InterruptedException {
    if (work.isEmpty()) {
      return List.of();
    }
    progress.begins(what, work.size());
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(cores, work.size()), Thread.ofPlatform().daemon().name("run-", 0).factory());
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> piece : work) {
        futures.add(
            threads.submit(
                () -> {
                  T result = piece.call();
                  progress.ended();
                  return result;
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw rethrown(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static RuntimeException rethrown(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException cause -> cause;
      case Error cause -> throw cause;
      case null, default -> new IllegalStateException(e);
    };
  }
}
