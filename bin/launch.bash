# Sourced by the launchers beside it: finds a JDK 25, builds an application once (and again when its
# sources are newer), assembles and starts it. A launcher sets, before:
#   home     the repository's folder
#   name     what the application is called
#   modules  the Maven modules that it consists of, its own last
#   main     its main class
# and may define fetch_more, which is called once the application is built.

# A path that isn't ASCII needs a UTF-8 locale, for Java and for what it starts.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
*[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
*) export LC_ALL=C.UTF-8 ;;
esac

# The major version of the JDK in a folder, from its own description; 0 if there is none.
major() {
  local line version=0
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || { echo 0; return; }
  while IFS= read -r line; do
    case $line in JAVA_VERSION=*) version=${line#*\"} version=${version%%[.\"+-]*} ;; esac
  done <"$1/release"
  echo "${version:-0}"
}

find_jdk() {
  local folder on_path
  on_path=$(command -v java || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for folder in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
    "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* "${HOME:-/}"/.asdf/installs/java/* \
    "${HOME:-/}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$folder" ] && [ "$(major "$folder")" -ge 25 ]; then
      echo "$folder"
      return
    fi
  done
}

jdk=$(find_jdk)
if [ -z "$jdk" ]; then
  cat >&2 <<END
$name: no JDK 25 was found in JAVA_HOME, on PATH or in the usual places; install one and set JAVA_HOME:
  Debian, Ubuntu:  sudo apt install openjdk-25-jdk    (or temurin-25-jdk)
  Fedora:          sudo dnf install java-25-openjdk-devel
  macOS:           brew install openjdk@25
  anywhere:        https://adoptium.net, or: sdk install java 25-tem
END
  exit 2
fi
export JAVA_HOME=$jdk

own=${modules[${#modules[@]} - 1]}
target=$home/$own/target
built=$target/$name
stamp=$built/stamp

# Whether the application is there and no source is newer.
is_built() {
  [ -r "$stamp" ] && [ "$(cat "$stamp")" = "$jdk" ] || return 1
  local module sources=("$home/pom.xml" "$home/bin/Assemble.java")
  for module in "${modules[@]}"; do sources+=("$home/$module/pom.xml" "$home/$module/src/main"); done
  [ -z "$(find "${sources[@]}" -newer "$stamp" -type f -print -quit 2>/dev/null)" ]
}

build() {
  if ! command -v mvn >/dev/null; then
    echo "$name: Maven was not found; it is built with it, once: install Maven 3.8 or newer (apt install maven)" >&2
    exit 2
  fi
  mkdir -p "$target" 2>/dev/null || {
    echo "$name: $target can't be written, and it is built there: give yourself write permission or copy the folder" >&2
    exit 2
  }
  exec 9>"$target/$name.building"
  if command -v flock >/dev/null; then flock 9; fi
  if is_built; then return; fi # somebody else built it meanwhile
  echo "$name: building the application (once; about a minute, more while Maven downloads)" >&2
  local log=$target/$name-build.log module
  (cd "$home" && mvn -B -ntp -Dmaven.test.skip=true -pl "$own" -am package) 2>&1 9>&- | tee "$log" | while IFS= read -r line; do
    case $line in
    *"Building Tenon"* | *"Building tenon"* | *"Building Multiplex"*) module=${line#*Building } && echo "$name:   ${module%%  *}" >&2 ;;
    *"Downloading from"*) printf '.' >&2 ;;
    esac
  done || {
    grep -E 'ERROR' "$log" | head -n 12 >&2
    echo "$name: the build failed; all of its output is in $log" >&2
    exit 2
  }
  if declare -F fetch_more >/dev/null; then fetch_more; fi
  "$jdk/bin/java" "$home/bin/Assemble.java" "$home" "$jdk" "$name" 9>&- || exit 2
  exec 9>&-
}

is_built || build

flags=()
while IFS= read -r flag; do flags+=("$flag"); done <"$built/flags"
if [ -r "$built/$name.aot" ]; then flags+=("-XX:AOTCache=$built/$name.aot"); fi
TENON_HOME=$home exec "$jdk/bin/java" "${flags[@]}" -cp "$(cat "$built/classpath")" "$main" "$@"
