package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportException;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.Likeness;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.Reading;
import dev.takt.codegen.trace.TracedFirmware;
import dev.takt.projects.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds firmware for the LM3S6965 that may have a fault, runs it in QEMU, and says how far it gets and what it does otherwise than its design. */
record Examiner(Path folder) {
    static final String TRIPLE = "thumbv7m-none-eabi";
    /** As of the comparison with random designs. */
    private static final long BOUND_NS = 50_000;

    private static final int LEAST_EVENTS = 50;
    private static final int SECONDS = 30;

    /** How a fault is found. */
    enum Found {
        /** It does not compile or link. */
        BUILD,
        /** It never comes to its end: it has stopped in its panic handler. */
        STOPS,
        /** Other events than the simulation's, or the same in another order. */
        ORDER,
        /** The same events at other times. */
        TIME,
        NOT
    }

    /** What is found, in words of the tool that has found it. */
    record Finding(Found found, String words) {}

    /** Holds what the firmware does against the simulation of its design. */
    Finding examine(Project project, List<GeneratedFile> files) throws IOException, ExportException {
        return examine(project, files, "takt-load,takt-trace");
    }

    /** The same of firmware with these features. */
    Finding examine(Project project, List<GeneratedFile> files, String features) throws IOException, ExportException {
        Ran built = build(files, TRIPLE, "--features", features);
        if (built.code() != 0) {
            return new Finding(Found.BUILD, built.output());
        }
        Ran ran = Qemu.LM3S6965.runAtMost(elf(project, TRIPLE), SECONDS);
        if (ran.code() != 0) {
            return new Finding(Found.STOPS, ran.output());
        }
        Likeness likeness = TracedFirmware.likeness(project, FirmwareLog.of(ran.output()));
        if (!likeness.isSameOrder()) {
            return new Finding(Found.ORDER, likeness.firstDifference());
        }
        assertTrue(likeness.events() > LEAST_EVENTS, likeness.toString());
        return new Finding(likeness.largestNs() > BOUND_NS ? Found.TIME : Found.NOT, likeness.toString());
    }

    /** The first events that the firmware notes; none if it never comes to its end. */
    List<String> first(Project project, List<GeneratedFile> files, int count) throws IOException, ExportException {
        Ran built = build(files, TRIPLE, "--features", "takt-load,takt-trace");
        assertEquals(0, built.code(), built.output());
        Ran ran = Qemu.LM3S6965.runAtMost(elf(project, TRIPLE), SECONDS);
        if (ran.code() != 0) {
            return List.of();
        }
        return Reading.noted(FirmwareLog.of(ran.output())).stream()
                .limit(count)
                .map(e -> e.context() + " " + e.what())
                .toList();
    }

    /** The program of a project that was built. */
    static Path elf(Project project, String triple) {
        return BuildPlace.of(project).program(triple, "release");
    }

    /** Builds these files. Crates may change with a fault, so the lock file is not held to. */
    Ran build(List<GeneratedFile> files, String triple, String... more) throws IOException, ExportException {
        Path place = Files.createTempDirectory(folder, "firmware");
        ExportPlan.of(files, place).write();
        String[] arguments = new String[more.length + 3];
        List.of("build", "--release", "--quiet").toArray(arguments);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return FirmwareTools.cargo(place, triple, arguments);
    }
}
