package dev.tenon.design;

import org.jspecify.annotations.Nullable;

/** Stands in until branch `contracts` is merged: take theirs. */
interface Grammar {
  static Grammar of(String language) {
    return new Grammar() {
      @Override
      public Declaration.Reading read(String heading, @Nullable String owner) {
        return new Declaration.Reading.Unreadable("", "", 0, heading.length(), null);
      }

      @Override
      public boolean hasBody(Declaration.OfMethod method, Declaration.OfType owner) {
        return true;
      }
    };
  }

  Declaration.Reading read(String heading, @Nullable String ownerType);

  boolean hasBody(Declaration.OfMethod method, Declaration.OfType owner);
}
