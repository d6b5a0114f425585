package dev.takt.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.takt.app.architecture.Parts.CODEGEN;
import static dev.takt.app.architecture.Parts.PROJECTS;
import static dev.takt.app.architecture.Parts.SIM;
import static dev.takt.app.architecture.Parts.call;
import static dev.takt.app.architecture.Parts.implementing;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may see whom: docs/architecture.md, kept by the build. What else code does not do is in {@link HabitsTest}. */
class ArchitectureTest {
    private static final JavaClasses PROGRAM = Program.mainClasses();

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
                // The first is about classes: after one about names "or" is the static one, which drops those before.
                .dependOnClassesThat(resideInAPackage("java.util.concurrent.locks..")
                        .or(nameMatching("java\\.lang\\.Thread(\\$.*|Local|Group)?"))
                        .or(nameMatching("java\\.util\\.Timer(Task)?"))
                        .or(nameMatching("java\\.util\\.concurrent\\.(.*ExecutorService|Executors.*|.*PoolExecutor"
                                + "|CompletableFuture|ForkJoin.*|.*ThreadFactory|.*Latch|.*Lock)")))
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
    void backendsLiveInTheirRooms() {
        classes()
                .that(implementing("dev.takt.codegen.spi.Backend"))
                .should()
                .resideInAPackage("dev.takt.codegen.backend..")
                .check(PROGRAM);
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
}
