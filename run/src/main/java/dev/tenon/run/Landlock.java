package dev.tenon.run;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kernel's Landlock calls: rules that a thread lays on itself and on all that it starts, and
 * that nobody can take off again.
 *
 * <p>Only writing is ruled; reading and executing stay free. A right that the kernel's version does
 * not know can't be ruled: {@link Sandbox#gaps()} names what stays open.
 */
final class Landlock {
  static final int ABI = abi();

  private static final long CREATE_RULESET = 444;
  private static final long ADD_RULE = 445;
  private static final long RESTRICT_SELF = 446;
  private static final long VERSION_FLAG = 1;
  private static final long PATH_BENEATH = 1;

  // linux/landlock.h, rights on files
  private static final long WRITE_FILE = 1L << 1;
  private static final long REMOVE_AND_MAKE = 0x17B0; // bits 4 to 12 but for devices
  private static final long MAKE_DEVICES = 0x0840;
  private static final long REFER = 1L << 13;
  private static final long TRUNCATE = 1L << 14;
  private static final long IOCTL_DEV = 1L << 15;
  // rights on TCP, and what a scope keeps inside: abstract sockets, signals
  private static final long BIND_AND_CONNECT_TCP = 3;
  private static final long SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS = 3;

  // linux/capability.h: by these root could read the memory of others, mount, reach raw devices
  private static final int[] CAPABILITIES = {
    2, // DAC_READ_SEARCH
    12, // NET_ADMIN
    16, // SYS_MODULE
    17, // SYS_RAWIO
    19, // SYS_PTRACE
    21, // SYS_ADMIN
    22, // SYS_BOOT
    25, // SYS_TIME
    27, // MKNOD
    38, // PERFMON
    39, // BPF
  };

  private Landlock() {}

  /** Confines the calling thread, for good, and whatever it starts from now on. */
  static void confine(List<Path> writable, boolean network) throws IOException {
    if (ABI < 1) {
      throw new SandboxUnavailable("this kernel has no Landlock");
    }
    int ruleset = createRuleset(network);
    try {
      for (Path path : writable) {
        allow(ruleset, path);
      }
      for (int capability : CAPABILITIES) {
        Libc.dropCapability(capability);
      }
      if (!Libc.renouncePrivileges()) {
        throw new SandboxUnavailable("privileges can't be renounced");
      }
      check(Libc.syscall(RESTRICT_SELF, ruleset, 0, 0, 0), "restrict the process");
    } finally {
      Libc.close(ruleset);
    }
  }

  private static int createRuleset(boolean network) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(24, 8);
      attributes.set(JAVA_LONG_UNALIGNED, 0, inFolder() | MAKE_DEVICES);
      attributes.set(JAVA_LONG_UNALIGNED, 8, ABI >= 4 && !network ? BIND_AND_CONNECT_TCP : 0);
      attributes.set(JAVA_LONG_UNALIGNED, 16, ABI >= 6 ? SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS : 0);
      long size = ABI >= 6 ? 24 : ABI >= 4 ? 16 : 8;
      long result = Libc.syscall(CREATE_RULESET, attributes.address(), size, 0, 0);
      return check(result, "make a set of rules");
    }
  }

  private static void allow(int ruleset, Path path) throws IOException {
    int descriptor = Libc.openPath(path.toString());
    if (descriptor < 0) {
      throw new IOException("the sandbox is to make " + path + " writable, but it is not there");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rule = arena.allocate(12);
      rule.set(JAVA_LONG_UNALIGNED, 0, Files.isDirectory(path) ? inFolder() : onFile());
      rule.set(JAVA_INT_UNALIGNED, 8, descriptor);
      check(
          Libc.syscall(ADD_RULE, ruleset, PATH_BENEATH, rule.address(), 0),
          "make " + path + " writable");
    } finally {
      Libc.close(descriptor);
    }
  }

  private static long onFile() {
    return WRITE_FILE | (ABI >= 3 ? TRUNCATE : 0) | (ABI >= 5 ? IOCTL_DEV : 0);
  }

  private static long inFolder() {
    return onFile() | REMOVE_AND_MAKE | (ABI >= 2 ? REFER : 0);
  }

  private static int check(long result, String what) throws IOException {
    if (result < 0) {
      throw new SandboxUnavailable("Landlock could not " + what + ", error " + -result);
    }
    return (int) result;
  }

  private static int abi() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return 0;
    }
    return (int) Math.max(0, Libc.syscall(CREATE_RULESET, 0, 0, VERSION_FLAG, 0));
  }
}
