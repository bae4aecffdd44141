package dev.tenon.design.review;

import java.util.List;

/**
 * A judgement of whoever reviewed: cited, listed, never an error.
 *
 * @param items ids and symbols that it is about, first the one to change
 * @param text what it says
 */
public record Opinion(List<String> items, String text) {
  public Opinion {
    items = List.copyOf(items);
  }
}
