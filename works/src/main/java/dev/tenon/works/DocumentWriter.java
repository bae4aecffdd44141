package dev.tenon.works;

/** The document gives every body: the skeleton holds them already. */
final class DocumentWriter implements Writer {
  @Override
  public String name() {
    return "document";
  }

  @Override
  public int attempts() {
    return 1;
  }

  @Override
  public Answer write(Workshop workshop, Task task) {
    return new Answer.CameBack(0, 0, "");
  }
}
