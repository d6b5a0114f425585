package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.BodyFiles;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.DesignPage;
import dev.takt.codegen.emit.HandlerFile;
import dev.takt.codegen.emit.LoadFile;
import dev.takt.codegen.emit.LogicPart;
import dev.takt.codegen.emit.MarkdownText;
import dev.takt.codegen.emit.PayloadFile;
import dev.takt.codegen.emit.RustImports;
import dev.takt.codegen.emit.TraceFile;
import dev.takt.codegen.emit.TraceNames;
import dev.takt.codegen.emit.TraceSink;
import dev.takt.codegen.emit.WorkFile;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.pins.Console;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.spi.Backend;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.problem.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Generates Embassy applications: on the hardware layers of STM32, nRF52, RP2040, RP2350 and the ESP32 family, and on a clock of ours where there is none. */
public final class EmbassyBackend implements Backend {
    private static final List<String> ASSUMPTIONS = List.of(
            "Priority 0 is the thread executor of a core; tasks above it run in interrupt executors, each on an interrupt that no device requests: a software interrupt where the chip has one, else that of a peripheral the design leaves free.",
            "An executor does not preempt: a task runs to its next wait, so within one a priority means nothing.",
            "The async mutex lifts nobody; the blocking mutex is a critical section, and between cores a spin lock.",
            "Periodic tasks count from one instant, which `main` takes before the first of them is spawned; arrivals that were missed are caught up at once unless the design skips or merges them.",
            "Jitter, arrival models of devices and recorded arrivals are for analysis and simulation; no code comes from them.");

    private static final String FOLDER = "src/takt/";

    @Override
    public String runtime() {
        return "embassy";
    }

    @Override
    public List<Obstacle> refusals(Design design) {
        return new EmbassySupport(design).refusals();
    }

    @Override
    public List<GeneratedFile> files(Design design) {
        CodeLayout layout = design.layout();
        Family family = Family.of(design.machine().chip()).orElseThrow();
        Drivers drivers = new Drivers(layout, family.drivers());
        Plan plan = new Plan(layout);
        BodyFiles bodies = new BodyFiles(layout, new EmbassyDefaults(drivers));
        Optional<Ota> ota = Ota.of(design, family);
        List<String> kernel = family.allKernel(design, plan);
        Optional<DmaMemory> memory = DmaMemory.of(design.machine().chip(), drivers);
        List<LogicPart> logic = new ArrayList<>(PayloadFile.of(layout).stream().toList());
        List<GeneratedFile> takt = new ArrayList<>();
        if (!drivers.isEmpty() || !kernel.isEmpty()) {
            takt.add(new BoardFile(drivers, layout.tasks(), kernel, memory).file());
        }
        memory.map(DmaMemory::file).ifPresent(takt::add);
        takt.addAll(drivers.book().files(drivers.all()));
        ota.ifPresent(o -> takt.addAll(o.code()));
        logic.stream().map(LogicPart::passedOn).forEach(takt::add);
        GridFile.of(layout, family).ifPresent(takt::add);
        takt.addAll(family.files(design));
        if (layout.tasks().stream().anyMatch(TaskPlan::isInterrupt)) {
            takt.add(HandlerFile.file());
        }
        takt.add(new WorkFile(layout).file());
        if (!layout.tasks().isEmpty()) {
            TraceSink sink = TraceSink.of(PinSets.of(design.machine()).orElseThrow());
            takt.addAll(new TraceFile(layout, new TraceNames(layout), true).files(family.traceBase(design, sink)));
        }
        String setup = drivers.isEmpty() ? "pub fn setup()" : "pub fn setup(_board: crate::takt::board::Board)";
        GeneratedFile load = new LoadFile(layout, family.loadBase(design, setup)).file();
        List<GeneratedFile> files = new ArrayList<>();
        files.add(new EmbassyMain(design, family, drivers).file());
        files.add(modules(takt));
        files.addAll(takt);
        files.add(load);
        files.add(bodies.module());
        files.add(setup(layout, drivers));
        files.addAll(bodies.bodies());
        ota.ifPresent(o -> files.add(o.selfTest()));
        ota.flatMap(Ota::bootLoader).ifPresent(b -> files.addAll(b.files()));
        files.addAll(new EmbassyProject(design, family, logic).files());
        files.add(new DesignPage(layout, design.analysis(), design.memory())
                .file(assumptions(design, drivers, ota), bodies, new Statics(layout)::released));
        return files;
    }

    private static List<String> assumptions(Design design, Drivers drivers, Optional<Ota> ota) {
        List<String> assumptions = new ArrayList<>(ASSUMPTIONS);
        assumptions.add(DesignPage.idle(design.machine().project().settings().sleep() != Sleep.NONE));
        String channels = drivers.all().stream()
                .flatMap(d -> d.dma().entrySet().stream()
                        .map(e -> e.getValue().name() + " serves " + d.instance() + " " + e.getKey()))
                .collect(Collectors.joining(", "));
        if (!channels.isEmpty()) {
            assumptions.add("DMA: " + channels + ". Transfers that a task waits for take one interrupt at their end.");
        }
        String dropped = drivers.all().stream()
                .filter(drivers.book()::waits)
                .flatMap(d -> drivers.book().dropped(d).map(left -> names(d) + ": " + left).stream())
                .collect(Collectors.joining("; "));
        if (!dropped.isEmpty()) {
            assumptions.add(
                    "Transfers that a task waits for are not cancel-safe: when a timeout of yours drops one, " + dropped
                            + ". No timeout of the design does: those drop waits for channels and signals, which lose nothing.");
        }
        if (design.layout().tasks().stream().anyMatch(TaskPlan::isInterrupt)) {
            Family.of(design.machine().chip())
                    .flatMap(Family::registers)
                    .ifPresent(
                            path -> assumptions.add(
                                    "A handler's peripheral is started and acknowledged in its body: `"
                                            + path
                                            + "` has the registers, without `unsafe`, for the manifest asks for them (`unstable-pac`). What a driver in `src/takt/board.rs` has is the driver's."));
        }
        assumptions.addAll(Console.assumption(design.machine(), MarkdownText::plain));
        ota.map(Ota::assumptions).ifPresent(assumptions::addAll);
        Family.of(design.machine().chip()).flatMap(f -> f.assumption(design)).ifPresent(assumptions::add);
        return assumptions;
    }

    private static String names(Drivers.Driver driver) {
        return driver.pieces().stream().map(p -> "`" + driver.name(p) + "`").collect(Collectors.joining(", "));
    }

    private static GeneratedFile modules(List<GeneratedFile> files) {
        CodeWriter out = new CodeWriter();
        out.line("//! What Takt generates beside the application itself.");
        out.blank();
        List<String> modules = files.stream()
                .map(GeneratedFile::path)
                .filter(p -> p.matches(FOLDER + "[^/]+\\.rs"))
                .map(p -> p.substring(FOLDER.length(), p.length() - ".rs".length()))
                .toList();
        RustImports.sorted(modules).forEach(m -> out.line("pub mod " + m + ";"));
        return out.file(FOLDER + "mod.rs", Owner.OURS);
    }

    private static GeneratedFile setup(CodeLayout layout, Drivers drivers) {
        CodeWriter out = new CodeWriter();
        boolean board = !drivers.isEmpty();
        out.line(
                "//! The bodies before the first task runs. This file is yours: Takt wrote it once and leaves it alone.");
        out.blank();
        out.line(BodyFiles.types(layout));
        if (board) {
            out.line("use crate::takt::board::Board;");
        }
        out.blank();
        out.line("/// Makes the bodies" + (board ? " and gives each the drivers that it works with." : "."));
        boolean idle = board && layout.tasks().stream().noneMatch(drivers::gives);
        String parameter = !board ? "" : idle ? "_board: Board" : "board: Board";
        out.block("pub fn setup(" + parameter + ") -> Bodies", () -> {
            if (idle) {
                out.line("// nothing of it is used yet: call it `board` and give its drivers to whom you like");
            }
            if (layout.tasks().isEmpty()) {
                out.line("Bodies {}");
                return;
            }
            out.block("Bodies", () -> layout.tasks().forEach(t -> made(out, t, drivers)));
        });
        return out.file("src/bodies/setup.rs", Owner.YOURS);
    }

    private static void made(CodeWriter out, TaskPlan task, Drivers drivers) {
        if (!drivers.gives(task)) {
            out.line(task.rust() + ": " + task.type() + "::default(),");
        } else {
            out.literal(task.rust() + ": " + task.type(), List.of("io: board." + task.rust()), ",");
        }
    }
}
