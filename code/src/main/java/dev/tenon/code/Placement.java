package dev.tenon.code;

/** Where in a method the expansion of a tag stands. */
enum Placement {
  /** before anything happens */
  ENTRY,
  /** where its comment stands in the design's body */
  PLACE,
  /** before every normal exit */
  EXIT,
  /** at the end, where it could be reached */
  END;

  static Placement of(Contract contract) {
    return switch (contract.pattern()) {
      case "AST_POSTCONDITION" -> EXIT;
      case "AST_INVARIANT" -> contract.inBody() ? PLACE : EXIT;
      case "AST_UNREACHABLE" -> contract.inBody() ? PLACE : END;
      default -> contract.inBody() ? PLACE : ENTRY;
    };
  }
}
