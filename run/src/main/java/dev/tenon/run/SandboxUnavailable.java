package dev.tenon.run;

import java.io.IOException;

/** A command was to be confined, and this system can't. */
public final class SandboxUnavailable extends IOException {
  private static final long serialVersionUID = 1L;

  SandboxUnavailable(String why) {
    super(
        "The sandbox is not available ("
            + why
            + "); to run commands without it, give --no-sandbox or set [verify] sandbox = false in"
            + " tenon.toml.");
  }
}
