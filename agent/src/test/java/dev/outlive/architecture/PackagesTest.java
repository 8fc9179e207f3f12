package dev.outlive.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom: the data goes one way, from the host's calls to the log. */
class PackagesTest {

  private static final JavaClasses AGENT = importedFrom("dev.outlive");

  private static final String ROOT = "dev.outlive";
  private static final String HOOK = "dev.outlive.hook";
  private static final String WEAVE = "dev.outlive.weave";
  private static final String LEDGER = "dev.outlive.ledger";
  private static final String RULE = "dev.outlive.rule";
  private static final String FIX = "dev.outlive.fix";
  private static final String REPORT = "dev.outlive.report";
  private static final String ADAPTER = "dev.outlive.adapter";
  private static final String ORM = "dev.outlive.orm..";

  private static JavaClasses importedFrom(String name) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(name);
  }

  /** Each package, and everything outside the JDK that it may mention. */
  static Stream<Arguments> neighbours() {
    return Stream.of(
        allows(HOOK),
        allows(REPORT, "org.slf4j..", "ch.qos.logback..", "com.fasterxml.jackson.."),
        allows(WEAVE, HOOK, ADAPTER, "org.objectweb.asm.."),
        allows(LEDGER, HOOK, WEAVE, REPORT, ADAPTER, ROOT, "com.sun.net.httpserver"),
        allows(FIX, LEDGER, HOOK, WEAVE, REPORT, ADAPTER),
        allows(RULE, LEDGER, FIX, REPORT),
        allows(ADAPTER),
        allows("dev.outlive.adapter.outliveorm", ADAPTER, ORM));
  }

  private static Arguments allows(String from, String... others) {
    return Arguments.of(from, others);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("neighbours")
  void knowsOnlyItsNeighbours(String from, String[] others) {
    classes()
        .that()
        .resideInAPackage(from)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(from, "java..", "javax.sql..", "javax.transaction.xa..")
                .or(resideInAnyPackage(others)))
        .check(AGENT);
  }

  @Test
  void whatIsDefinedIntoJavaLangMentionsOnlyJavaBase() {
    classes()
        .that()
        .resideInAPackage(HOOK)
        .should()
        .onlyDependOnClassesThat(ofJavaBase().or(resideInAnyPackage(HOOK)))
        .because("a class in java.lang that mentions java.sql aborts the JVM")
        .check(AGENT);
  }

  @Test
  void theDoorMentionsNothingOfTheAgent() {
    classes()
        .that()
        .haveFullyQualifiedName("dev.outlive.agent.OutliveAgent")
        .or()
        .haveFullyQualifiedName("dev.outlive.agent.AgentLoader")
        .should()
        .onlyDependOnClassesThat(
            ofJavaBase()
                .or(resideInAnyPackage("java.lang.instrument"))
                .or(
                    DescribedPredicate.describe(
                        "the door itself",
                        type ->
                            type.getName().equals("dev.outlive.agent.OutliveAgent")
                                || type.getName().equals("dev.outlive.agent.AgentLoader"))))
        .because("what the door mentions is loaded beside the application, before the hooks exist")
        .check(AGENT);
  }

  @Test
  void theAgentNeverMentionsAnOrm() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.outlive", HOOK, WEAVE, LEDGER, RULE, FIX, REPORT)
        .or()
        .resideInAPackage("dev.outlive.agent")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ORM, "dev.outlive.adapter.*..")
        .check(AGENT);
  }

  @Test
  void theOrmKnowsNothingOfTheAgent() {
    noClasses()
        .that()
        .resideInAPackage(ORM)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.outlive..")
                .and(DescribedPredicate.not(resideInAnyPackage(ORM))))
        .check(AGENT);
  }

  @Test
  void thePackagesFormNoCircle() {
    slices().assignedFrom(eachPackage()).should().beFreeOfCycles().check(AGENT);
  }

  private static SliceAssignment eachPackage() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return SliceIdentifier.of(type.getPackageName());
      }

      @Override
      public String getDescription() {
        return "each package";
      }
    };
  }

  private static DescribedPredicate<JavaClass> ofJavaBase() {
    return DescribedPredicate.describe(
        "types of java.base",
        type ->
            type.getBaseComponentType().isPrimitive()
                || Object.class
                    .getModule()
                    .getPackages()
                    .contains(type.getBaseComponentType().getPackageName()));
  }
}
