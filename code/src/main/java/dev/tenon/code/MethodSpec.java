package dev.tenon.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declared method or constructor.
 *
 * @param symbol {@code Pool.shrink}, {@code Pool.Pool} for a constructor, {@code Pool.put(String,
 *     byte[])} where the name alone means more than one
 * @param declaration as written in the design, without body or semicolon
 * @param documentation prose for the Javadoc, Markdown, may be empty
 * @param body the whole body as the design gives it, without the outer braces; null when a writer
 *     is to write it
 * @param contracts in the design's order: those of bullets and sketches (they stand at entry or
 *     exit), then those written as comments inside {@code body}
 */
public record MethodSpec(
    String symbol,
    String declaration,
    String documentation,
    @Nullable String body,
    List<Contract> contracts) {

  public MethodSpec {
    contracts = List.copyOf(contracts);
  }
}
