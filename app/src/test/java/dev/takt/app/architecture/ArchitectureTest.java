package dev.takt.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The structure of the program: docs/architecture.md, kept by the build. */
class ArchitectureTest {
    private static final JavaClasses PROGRAM = Program.mainClasses();

    private static final String PROJECTS = "dev.takt.projects..";
    private static final String SIM = "dev.takt.sim..";
    private static final String CODEGEN = "dev.takt.codegen..";
    private static final String DESIGNER = "dev.takt.designer..";
    private static final String APP = "dev.takt.app..";

    /** Decide without JavaFX, so they run on a machine without a display and in a test without a toolkit. */
    private static final String[] WITHOUT_JAVAFX = {
        PROJECTS,
        SIM,
        CODEGEN,
        "dev.takt.designer.text..",
        "dev.takt.designer.draw..",
        "dev.takt.designer.overlay..",
        "dev.takt.designer.floorplan..",
        "dev.takt.designer.chart..",
        "dev.takt.designer.bars..",
        "dev.takt.app",
        "dev.takt.app.text..",
        "dev.takt.app.task..",
        "dev.takt.app.reading..",
        "dev.takt.app.report..",
        "dev.takt.app.cli.."
    };

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.takt.(**)").should().beFreeOfCycles().check(PROGRAM);
    }

    @ParameterizedTest
    @CsvSource({
        "projects, dev.takt.projects",
        "runtime-sim, dev.takt.sim",
        "codegen, dev.takt.codegen",
        "designer, dev.takt.designer",
        "app, dev.takt.app"
    })
    void packagesKeepTheOrderThatThePageShows(String module, String base) throws IOException {
        classes()
                .that()
                .resideInAnyPackage(base, base + "..")
                .should(PackageOrder.of(base, orderOnThePage(module)))
                .check(PROGRAM);
    }

    /** The line of a module in docs/architecture.md, with those that go on with it. */
    private static String orderOnThePage(String module) throws IOException {
        String page = Files.readString(Path.of("../docs/architecture.md"));
        Matcher line =
                Pattern.compile("(?m)^" + module + " +(text <.*(?:\\R +<.*)*)").matcher(page);
        assertTrue(line.find(), "docs/architecture.md has no order of " + module);
        return line.group(1);
    }

    @Test
    void whatIsDrawnDoesNotSeeTheDocument() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.takt.designer.draw..",
                        "dev.takt.designer.overlay..",
                        "dev.takt.designer.floorplan..",
                        "dev.takt.designer.chart..",
                        "dev.takt.designer.bars..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.takt.designer.document..")
                .check(PROGRAM);
    }

    @Test
    void commandLineSeesNothingOfTheWindow() {
        noClasses()
                .that()
                .resideInAPackage("dev.takt.app.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.takt.app.session..", "dev.takt.app.command..")
                .check(PROGRAM);
    }

    @Test
    void designerSeesTraceAndMetricsOnlyOfTheSimulator() {
        noClasses()
                .that()
                .resideInAPackage(DESIGNER)
                .should()
                .dependOnClassesThat(resideInAPackage(SIM)
                        .and(DescribedPredicate.not(
                                resideInAnyPackage("dev.takt.sim.trace..", "dev.takt.sim.metrics.."))))
                .check(PROGRAM);
    }

    @Test
    void modelIsValues() {
        classes()
                .that()
                .resideInAPackage("dev.takt.projects.model..")
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
    void everyLibraryHasOneRoom() {
        onlyIn("dev.takt.projects.json..", "tools.jackson..");
        onlyIn("dev.takt.designer.draw..", "java.awt..", "javax.imageio..");
        onlyIn("dev.takt.app.cli..", "picocli..");
        onlyIn("dev.takt.app.help..", "org.commonmark..");
        onlyIn("dev.takt.app.code..", "org.fxmisc..");
    }

    @Test
    void javafxIsInDesignerAndAppOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(WITHOUT_JAVAFX)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                .check(PROGRAM);
    }

    @Test
    void viewModelsDocumentsAndGesturesKnowNoSceneGraph() {
        noClasses()
                .that(simpleNameEndingWith("ViewModel")
                        .or(resideInAnyPackage("dev.takt.designer.document..", "dev.takt.designer.gesture..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.scene..")
                .check(PROGRAM);
    }

    @Test
    void diskIsTouchedInFewPlaces() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.takt.projects.format..",
                        "dev.takt.projects.sample..",
                        "dev.takt.sim.store..",
                        "dev.takt.sim.export..",
                        "dev.takt.codegen.export..",
                        APP)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                        .or(nameMatching("java\\.io\\.(File.*|RandomAccessFile)")))
                .check(PROGRAM);
    }

    @Test
    void threadsAreInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.takt.app.task..")
                .should()
                .dependOnClassesThat(nameMatching("java\\.lang\\.Thread(\\$.*|Local|Group)?")
                        .or(nameMatching("java\\.util\\.Timer(Task)?"))
                        .or(nameMatching("java\\.util\\.concurrent\\.(.*ExecutorService|Executors.*|.*PoolExecutor"
                                + "|CompletableFuture|ForkJoin.*|.*ThreadFactory|.*Latch|.*Lock)"))
                        .or(resideInAPackage("java.util.concurrent.locks..")))
                .check(PROGRAM);
        noClasses()
                .should()
                .callMethodWhere(call("java\\.util\\.(Collection|stream\\..*)", "parallelStream|parallel"))
                .check(PROGRAM);
    }

    @Test
    void onlyTheWiringHandsOverToTheWindowsThread() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.takt.app.wiring..")
                .should()
                .callMethodWhere(call("javafx\\.application\\.Platform", "runLater|runAndWait"))
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
    void onlyItsOwnRoomMakesHistory() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.takt.designer.document..")
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "of History",
                        call -> call.getTargetOwner().getName().equals("dev.takt.designer.document.History")))
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
    void backendsLiveInTheirRooms() {
        classes()
                .that(implementing("dev.takt.codegen.spi.Backend"))
                .should()
                .resideInAPackage("dev.takt.codegen.backend..")
                .check(PROGRAM);
    }

    @Test
    void testsDoNotSleepAndWindowsAreTagged() {
        JavaClasses tests = Program.testClasses();
        noClasses()
                .should()
                .callMethodWhere(call("java\\.lang\\.Thread", "sleep"))
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

    private static void onlyIn(String room, String... library) {
        noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .check(PROGRAM);
    }

    private static DescribedPredicate<JavaClass> implementing(String type) {
        return DescribedPredicate.describe(
                "implement " + type, c -> c.isAssignableTo(type) && !c.getName().equals(type));
    }

    private static DescribedPredicate<JavaMethodCall> call(String owner, String name) {
        Pattern owners = Pattern.compile(owner);
        Pattern names = Pattern.compile(name);
        return DescribedPredicate.describe(
                owner + "." + name,
                call -> owners.matcher(call.getTargetOwner().getName()).matches()
                        && names.matcher(call.getTarget().getName()).matches());
    }

    /** Not made by the compiler, as the values of an enum and the tables of a switch are. */
    private static DescribedPredicate<JavaField> areWritten() {
        return DescribedPredicate.describe(
                "are in the source", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
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
