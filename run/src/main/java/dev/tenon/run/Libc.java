package dev.tenon.run;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The few calls of the C library that Java has no words for. Linux only. */
final class Libc {
  static final int SIGTERM = 15;
  static final int SIGKILL = 9;

  private static final int PR_CAPBSET_DROP = 24;
  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int O_PATH_CLOEXEC = 0x200000 | 0x80000;
  private static final int WNOHANG = 1;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

  private static final MethodHandle PRCTL =
      variadic(
          "prctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          1);
  private static final MethodHandle KILL =
      plain("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle WAITPID =
      plain("waitpid", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle OPEN =
      variadic("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), 2);
  private static final MethodHandle CLOSE =
      plain("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle SYSCALL =
      variadic(
          "syscall",
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          1);

  private Libc() {}

  /** Makes this process the parent of every descendant whose own parent ends. */
  static boolean adoptOrphans() {
    return prctl(PR_SET_CHILD_SUBREAPER, 1) == 0;
  }

  /** Takes from the calling thread, and what it starts, the way to more rights. */
  static boolean renouncePrivileges() {
    return prctl(PR_SET_NO_NEW_PRIVS, 1) == 0;
  }

  /** Takes a capability from what the calling thread starts; who is not root has none to lose. */
  static void dropCapability(int capability) {
    int unused = prctl(PR_CAPBSET_DROP, capability);
  }

  /** Sends a signal to a whole process group; a group that is gone is no error. */
  static void killGroup(int group, int signal) {
    if (group <= 1) {
      throw new IllegalArgumentException("not a group of ours: " + group);
    }
    try {
      int unused = (int) KILL.invokeExact(-group, signal);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** Takes a dead child off the process table, if it is dead. */
  static void reap(int pid) {
    try {
      int unused = (int) WAITPID.invokeExact(pid, MemorySegment.NULL, WNOHANG);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** A descriptor that names a path and opens nothing, below zero if there is no such path. */
  static int openPath(String path) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) OPEN.invokeExact(arena.allocateFrom(path), O_PATH_CLOEXEC);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static void close(int descriptor) {
    try {
      int unused = (int) CLOSE.invokeExact(descriptor);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** A system call by number: its result, or minus errno. */
  static long syscall(long number, long a, long b, long c, long d) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long result = (long) SYSCALL.invokeExact(state, number, a, b, c, d);
      return result >= 0 ? result : -(int) ERRNO.get(state, 0L);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  private static int prctl(int option, long value) {
    try {
      return (int) PRCTL.invokeExact(option, value, 0L, 0L, 0L);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  private static MethodHandle plain(String name, FunctionDescriptor shape) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape);
  }

  private static MethodHandle variadic(String name, FunctionDescriptor shape, int fixed) {
    MemorySegment function = LINKER.defaultLookup().findOrThrow(name);
    Linker.Option from = Linker.Option.firstVariadicArg(fixed);
    return name.equals("syscall")
        ? LINKER.downcallHandle(function, shape, from, Linker.Option.captureCallState("errno"))
        : LINKER.downcallHandle(function, shape, from);
  }

  private static IllegalStateException impossible(Throwable e) {
    return new IllegalStateException("a call of the C library failed", e);
  }
}
