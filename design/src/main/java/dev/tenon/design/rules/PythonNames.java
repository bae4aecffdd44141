package dev.tenon.design.rules;

import java.util.Set;

/** Names that Python knows everywhere, and modules that are often used. */
final class PythonNames {
  private static final Set<String> BUILT_IN =
      Set.of(
          "abs", "all", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable", "chr",
          "complex", "dict", "dir", "divmod", "enumerate", "filter", "float", "format",
          "frozenset", "getattr", "hasattr", "hash", "hex", "id", "int", "isinstance",
          "issubclass", "iter", "len", "list", "map", "max", "memoryview", "min", "next",
          "object", "oct", "ord", "pow", "print", "range", "repr", "reversed", "round", "set",
          "slice", "sorted", "str", "sum", "super", "tuple", "type", "vars", "zip");
  private static final Set<String> MODULES =
      Set.of(
          "abc", "array", "asyncio", "base64", "bisect", "calendar", "collections", "contextlib",
          "copy", "csv", "dataclasses", "datetime", "decimal", "enum", "fractions", "functools",
          "hashlib", "heapq", "inspect", "io", "ipaddress", "itertools", "json", "logging",
          "math", "multiprocessing", "numbers", "operator", "os", "pathlib", "pickle", "queue",
          "random", "re", "secrets", "shutil", "signal", "socket", "statistics", "string",
          "struct", "subprocess", "sys", "tempfile", "textwrap", "threading", "time", "types",
          "typing", "unicodedata", "uuid", "warnings", "weakref", "zoneinfo",
          "numpy", "np", "torch", "pandas", "pd", "ray");

  private PythonNames() {}

  static boolean has(String name) {
    return BUILT_IN.contains(name) || MODULES.contains(name);
  }
}
