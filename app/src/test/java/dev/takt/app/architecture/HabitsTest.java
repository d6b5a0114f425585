package dev.takt.app.architecture;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static dev.takt.app.architecture.Parts.CODEGEN;
import static dev.takt.app.architecture.Parts.PROJECTS;
import static dev.takt.app.architecture.Parts.SIM;
import static dev.takt.app.architecture.Parts.areWritten;
import static dev.takt.app.architecture.Parts.call;
import static dev.takt.app.architecture.Parts.implementing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What code does nowhere, or only in its place: values do not change, time is whole, nothing asks a clock or chance. */
class HabitsTest {
    private static final JavaClasses PROGRAM = Program.mainClasses();

    /** The items of a design are a list, not a record: what that keeps beside its items is worked out from them alone. */
    @Test
    void modelIsValues() {
        classes()
                .that()
                .resideInAPackage("dev.takt.projects.model..")
                .and()
                .doNotHaveFullyQualifiedName("dev.takt.projects.model.Items")
                .should()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .beInterfaces()
                .check(PROGRAM);
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.takt.projects.model..")
                .and(areWritten())
                .should()
                .haveRawType(mutableCollectionOrArray())
                .check(PROGRAM);
    }

    @Test
    void computationKnowsNoClockAndNoChance() {
        noClasses()
                .that()
                .resideInAnyPackage(PROJECTS, SIM, CODEGEN)
                .should()
                .callMethodWhere(call("java\\.lang\\.System", "currentTimeMillis|nanoTime")
                        .or(call("java\\.lang\\.Math", "random"))
                        .or(call("java\\.lang\\.Thread", "sleep"))
                        .or(call("java\\.time\\..*", "now"))
                        .or(call("java\\.util\\.UUID", "randomUUID")))
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .dependOnClassesThat(
                        nameMatching(
                                "java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.security\\.SecureRandom|java\\.lang\\.Math\\$.*"))
                .check(PROGRAM);
    }

    @Test
    void timeIsWhole() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                        "dev.takt.projects.model..",
                        "dev.takt.projects.machine..",
                        "dev.takt.projects.analysis..",
                        "dev.takt.sim.plan..",
                        "dev.takt.sim.engine..",
                        "dev.takt.sim.trace..")
                .should()
                .haveRawType(named(Set.of("double", "float", "[D", "[F", "java.lang.Double", "java.lang.Float")))
                .check(PROGRAM);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().and(areWritten()).should().beFinal().check(PROGRAM);
        noFields()
                .that()
                .areStatic()
                .and(areWritten())
                .should()
                .haveRawType(DescribedPredicate.<JavaClass>describe(
                        "a type made to change",
                        type -> Stream.of("java.util.ArrayList", "java.util.HashMap", "java.lang.StringBuilder")
                                        .anyMatch(type::isAssignableTo)
                                || type.getPackageName().startsWith("java.util.concurrent")
                                || type.isAssignableTo("javafx.beans.property.Property")))
                .check(PROGRAM);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
                .check(PROGRAM);
    }

    @Test
    void onlyTheCommandLineWritesToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.takt.app.cli..")
                .should()
                .accessFieldWhere(DescribedPredicate.describe(
                        "System.out and System.err",
                        access -> access.getTargetOwner().getName().equals("java.lang.System")
                                && Set.of("out", "err")
                                        .contains(access.getTarget().getName())))
                .check(PROGRAM);
        noClasses().should().callMethodWhere(call(".*", "printStackTrace")).check(PROGRAM);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache..")
                .check(PROGRAM);
    }

    @Test
    void rulesAreClosedAndStateless() {
        DescribedPredicate<JavaClass> rule = implementing("dev.takt.projects.check.DesignRule");
        classes()
                .that(rule)
                .should()
                .notBePublic()
                .andShould()
                .haveSimpleNameEndingWith("Rule")
                .check(PROGRAM);
        fields().that()
                .areDeclaredInClassesThat(rule)
                .should()
                .beFinal()
                .allowEmptyShould(true)
                .check(PROGRAM);
    }

    @Test
    void testsDoNotSleepAndWindowsAreTagged() {
        JavaClasses tests = Program.testClasses();
        noClasses()
                .should()
                .callMethodWhere(call("java\\.lang\\.Thread|org\\.testfx\\..*", "sleep.*"))
                .check(tests);
        classes()
                .that(DescribedPredicate.describe(
                        "open a window",
                        type -> type.getDirectDependenciesFromSelf().stream().anyMatch(d -> d.getTargetClass()
                                        .getPackageName()
                                        .startsWith("org.testfx"))
                                && type.isTopLevelClass()
                                && type.getSimpleName().endsWith("Test")))
                .should()
                .beAnnotatedWith(DescribedPredicate.describe(
                        "@Tag(\"ui\")",
                        annotation -> annotation.getRawType().getName().equals("org.junit.jupiter.api.Tag")
                                && annotation.get("value").filter("ui"::equals).isPresent()))
                .check(tests);
    }

    private static DescribedPredicate<JavaClass> mutableCollectionOrArray() {
        List<Class<?>> immutable = List.of(Collection.class, List.class, Set.class, Map.class);
        return DescribedPredicate.describe(
                "an array or a collection made to change",
                type -> type.isArray()
                        || (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))
                                && immutable.stream().noneMatch(i -> type.isEquivalentTo(i)));
    }

    private static DescribedPredicate<JavaClass> named(Set<String> names) {
        return DescribedPredicate.describe("one of " + names, type -> names.contains(type.getName()));
    }
}
