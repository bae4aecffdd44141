package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.code.JavaIndex;
import dev.tenon.code.MethodSpec;
import dev.tenon.code.Problem;
import dev.tenon.code.SignatureCheck;
import dev.tenon.code.TypeSpec;
import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Type;
import dev.tenon.works.Checking;
import dev.tenon.works.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tenon's own design, {@code docs/design}, is one, and says what is so. */
class OwnDesignTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private final Project project = Project.open(ROOT);
  private final Design design = project.design();

  @Test
  void hasNoErrors() {
    List<Finding> wrong =
        Checking.all(project, design).findings().stream()
            .filter(f -> f.severity() != Severity.INFORMATION)
            .toList();
    assertThat(wrong).isEmpty();
    assertThat(design.methods()).hasSizeGreaterThan(40);
  }

  @Test
  void declaresWhatStandsInTheCode() {
    JavaIndex index = JavaIndex.of(project.sources());
    List<TypeSpec> specs = design.types().stream().map(OwnDesignTest::spec).toList();
    List<Problem> drift = SignatureCheck.check(index, specs, symbol -> true);
    assertThat(drift).isEmpty();
  }

  @Test
  void namesTestsThatStandInTheCode() {
    JavaIndex tests = JavaIndex.of(project.tests());
    List<String> named =
        design.live(ItemKind.TEST).stream()
            .flatMap(test -> test.refs(Key.TEST).stream())
            .flatMap(OwnDesignTest::symbol)
            .toList();
    assertThat(named).hasSizeGreaterThan(40).allMatch(tests::contains);
  }

  private static Stream<String> symbol(Ref ref) {
    return ref instanceof Ref.ToSymbol to ? Stream.of(to.text()) : Stream.empty();
  }

  private static TypeSpec spec(Type type) {
    return new TypeSpec(
        type.packageName(),
        type.name(),
        type.section().heading().text(),
        "",
        List.of(),
        List.of(),
        List.of(),
        type.methods().stream()
            .map(m -> new MethodSpec(m.symbol(), m.section().heading().text(), "", null, List.of()))
            .toList());
  }
}
