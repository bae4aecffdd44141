package dev.tenon.works;

import java.util.ArrayList;
import java.util.List;

/** A person writes, in their own tree: here it is only said where. */
final class PersonWriter implements Writer {
  @Override
  public String name() {
    return "person";
  }

  @Override
  public int attempts() {
    return 1;
  }

  @Override
  public Answer write(Workshop workshop, Task task) {
    List<String> places = new ArrayList<>();
    for (Task.Wanted method : task.methods()) {
      places.add(method.file() + ":" + method.line() + "  " + method.declaration());
      method.contracts().forEach(c -> places.add("    contract: " + c.tag()));
    }
    task.tests()
        .forEach(t -> places.add("    test: " + t.id() + " " + t.title() + "  " + t.file()));
    return new Answer.Person(places);
  }
}
