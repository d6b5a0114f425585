package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.Refusals;
import dev.takt.codegen.emit.Supervision;
import dev.takt.codegen.emit.Waiting;
import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.spi.Design;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.DmaChannels;
import dev.takt.projects.machine.DmaDemand;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.Support;
import dev.takt.projects.units.DurationText;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds everything in a design that Embassy, or this generator for it, cannot express. */
final class EmbassySupport {
    private static final int HIGHEST_CORE = 1;
    private static final Set<Protocol> LOCKS = EnumSet.of(Protocol.NONE, Protocol.NON_PREEMPTIVE, Protocol.SPIN);

    private final Design design;
    private final CodeLayout layout;
    private final Optional<Drivers> drivers;
    private final Refusals refusals;

    EmbassySupport(Design design) {
        this.design = design;
        this.layout = design.layout();
        this.refusals = new Refusals("Embassy", layout);
        this.drivers = Family.of(design.machine().chip()).map(f -> new Drivers(layout, f.drivers()));
    }

    List<Obstacle> refusals() {
        chip();
        layout.tasks().forEach(this::task);
        refusals.vectors(_ -> true);
        taken();
        refusals.protocols(LOCKS);
        layout.channels().forEach(this::channel);
        board();
        refusals.addAll(new Supervision(layout).refusals());
        return refusals.all();
    }

    private void chip() {
        Optional<Family> family = Family.of(design.machine().chip());
        if (family.isEmpty()) {
            refusals.chip("Embassy");
            return;
        }
        refusals.addAll(family.get().refusals(design));
        if (design.machine().project().settings().scheduling() == Scheduling.EDF) {
            refusals.add(Obstacle.ofProject("scheduling", Texts.text("generation.embassy.deadlines")));
        }
        Ota.refusal(design, family.get()).ifPresent(refusals::add);
        if (MemoryPlanner.scheme(
                        design.machine().project().flash(), design.machine().chip())
                .equals(MemoryPlanner.LINKER)) {
            boolean app = design.memory().first(FlashRole.APP).isPresent();
            if (!app || design.memory().ram().isEmpty()) {
                refusals.add(Obstacle.ofProject("flash", Texts.text("generation.embassy.no-memory")));
            }
        }
    }

    private void task(TaskPlan task) {
        String name = task.context().name();
        ItemId item = task.context().item();
        if (task.context().core() > HIGHEST_CORE) {
            refusals.at(item, "core", Texts.text("generation.embassy.core", name), "core-out-of-range");
        }
        if (!task.isInterrupt()
                && Plan.priority(task) > 0
                && task.level().dispatcher().isEmpty()
                && Family.of(design.machine().chip())
                        .filter(VirtFamily.class::isInstance)
                        .isEmpty()) {
            refusals.at(
                    item, "priority", Texts.text("generation.dispatcher", name, Plan.priority(task)), "dispatchers");
        }
        if (task.context().overrun() == Overrun.ABORT) {
            refusals.at(item, "overrun", Texts.text("generation.embassy.overrun", name), "overrun-not-offered");
        } else {
            refusals.overrunOfFed(task);
        }
        for (long span : TaskPrinter.spansOf(task)) {
            if (!Spans.represents(span)) {
                refusals.at(
                        item,
                        "body",
                        Texts.text("generation.embassy.span", name, DurationText.format(span)),
                        "not-expressible");
            }
        }
        refusals.addAll(Waiting.withLocks(layout, task).refusals());
    }

    /** Peripherals and vectors that Embassy has for its clock. */
    private void taken() {
        List<String> takes = design.machine()
                .runtime()
                .support(design.machine().chip().id())
                .map(Support::takes)
                .orElse(List.of());
        for (Peripheral peripheral : layout.machine().project().all(Peripheral.class)) {
            if (takes.contains(peripheral.instance())) {
                refusals.at(
                        peripheral.id(),
                        "instance",
                        Texts.text("generation.embassy.taken", peripheral.name(), peripheral.instance()),
                        "taken-by-runtime");
            }
        }
        Set<String> vectors = new HashSet<>(takes);
        layout.machine().chip().peripherals().stream()
                .filter(p -> takes.contains(p.instance()))
                .forEach(p -> vectors.addAll(p.vectors()));
        for (TaskPlan task : layout.tasks()) {
            if (task.isInterrupt() && vectors.contains(task.context().vector())) {
                refusals.at(
                        task.context().item(),
                        "vector",
                        Texts.text(
                                "generation.embassy.taken",
                                task.context().name(),
                                task.context().vector()),
                        "taken-by-runtime");
            }
        }
    }

    private void channel(ChannelPlan channel) {
        String name = channel.queue().name();
        ItemId item = channel.queue().item();
        boolean queue = channel.queue().kind() == ChannelKind.QUEUE;
        if (!refusals.queueOrSignal(channel)) {
            return;
        }
        if (queue && channel.queue().capacity() < 1) {
            refusals.at(item, "capacity", Texts.text("generation.embassy.capacity", name), "invalid-number");
        }
        if (!queue && channel.receivers().size() > 1) {
            refusals.receivers(channel);
        }
    }

    private void board() {
        if (drivers.isEmpty()) {
            return;
        }
        Set<String> pins = new HashSet<>();
        Map<String, String> instances = new HashMap<>();
        for (Driver driver : drivers.get().all()) {
            boolean pin = driver.kind() == Kind.INPUT || driver.kind() == Kind.OUTPUT;
            String name = driver.peripheral().name();
            ItemId item = driver.peripheral().id();
            if (pin && driver.peripheral().pins().size() != 1) {
                refusals.at(item, "pins", Texts.text("generation.embassy.one-pin", name));
            }
            String other = pin
                    ? null
                    : instances.putIfAbsent(drivers.get().book().block(driver.instance()), driver.instance());
            if (driver.instance().equals(other)) {
                refusals.at(
                        item,
                        "instance",
                        Texts.text("generation.embassy.instance-twice", name, driver.instance()),
                        "two-owners");
            } else if (other != null) {
                refusals.at(
                        item,
                        "instance",
                        Texts.text("generation.embassy.one-block", name, driver.instance(), other),
                        "two-owners");
            }
            boolean line = SerialBook.isLine(driver);
            if (line
                    && (driver.peripheral().bitRateHz() <= 0
                            || driver.peripheral().bitRateHz() > Integer.MAX_VALUE)) {
                refusals.at(item, "bit-rate", Texts.text("generation.embassy.bit-rate", name), "invalid-number");
            }
            refusals.addAll(drivers.get().book().refusals(driver));
            for (PinUse use : driver.peripheral().pins()) {
                if (design.machine().chip().pin(use.pin()).isEmpty()) {
                    refusals.at(item, "pins", Texts.text("generation.embassy.pin", name, use.pin()), "unknown-pin");
                } else if (!pins.add(use.pin())) {
                    refusals.at(
                            item, "pins", Texts.text("generation.embassy.pin-twice", name, use.pin()), "two-owners");
                }
            }
        }
        dogs(drivers.get());
        transfers(drivers.get());
    }

    /** What the transfers that tasks wait for need of executors, channels and memory. */
    private void transfers(Drivers drivers) {
        for (Driver driver : drivers.all()) {
            if (driver.halves().isPresent()
                    && drivers.book().halvesShareRegisters()
                    && drivers.book().waits(driver)
                    && Halves.meet(driver, layout.tasks())) {
                refusals.at(
                        driver.item(),
                        "instance",
                        Texts.text(
                                "generation.embassy.halves", driver.peripheral().name()));
            }
            for (Piece piece : driver.pieces().stream().filter(drivers::isBus).toList()) {
                drivers.users(piece).stream()
                        .filter(t -> blocks(t, piece))
                        .forEach(t -> refusals.at(
                                t.context().item(),
                                "body",
                                Texts.text(
                                        t.isInterrupt()
                                                ? "generation.embassy.bus.handler"
                                                : "generation.embassy.bus.blocks",
                                        t.context().name(),
                                        driver.peripheral().name())));
            }
        }
        drivers.dma().without().forEach(demand -> noChannel(drivers, demand));
        if (DmaMemory.isMissing(design.machine().chip(), drivers)) {
            refusals.add(Obstacle.ofProject(
                    "target",
                    Texts.text(
                            "generation.embassy.dma.memory",
                            design.machine().chip().name())));
        }
    }

    /** Who does not wait cannot wait for his turn either. */
    private static boolean blocks(TaskPlan task, Piece piece) {
        return task.isInterrupt()
                || Traffic.of(task.context().body(), piece).modes().contains(TransferMode.BLOCKING);
    }

    private void noChannel(Drivers drivers, DmaDemand demand) {
        List<String> taken = DmaChannels.fitting(
                        demand, DmaChannels.all(design.machine().chip()))
                .stream()
                .map(c -> c.name() + " ("
                        + drivers.dma()
                                .owner(c)
                                .flatMap(layout.machine().project()::item)
                                .map(Item::name)
                                .orElse(c.vector())
                        + ")")
                .toList();
        String name =
                layout.machine().project().item(demand.item()).map(Item::name).orElse("");
        String signal = demand.spec().instance() + "." + demand.signal();
        refusals.at(
                demand.item(),
                "instance",
                taken.isEmpty()
                        ? Texts.text("generation.embassy.dma.never", name, signal)
                        : Texts.text("generation.embassy.dma.taken", name, signal, String.join(", ", taken)),
                "dma-channels");
    }

    private void dogs(Drivers drivers) {
        layout.machine().project().all(Watchdog.class).stream()
                .filter(drivers.book()::drives)
                .skip(1)
                .forEach(dog -> refusals.at(
                        dog.id(),
                        "instance",
                        Texts.text("generation.embassy.watchdog-twice", dog.name()),
                        "two-owners"));
        drivers.dog().ifPresent(dog -> refusals.addAll(drivers.book().refusals(dog)));
    }
}
