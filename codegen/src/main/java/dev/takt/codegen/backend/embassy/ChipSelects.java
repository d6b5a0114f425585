package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.NameAllocator;
import dev.takt.codegen.layout.Ownership;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts on SPI buses that are chosen by a pin: each is wired to its bus and to one output, and no step drives that output. Where every transfer on a bus that tasks wait for says which of them it is for, and each
 * part is one task's, the bus belongs to all of them and a task is handed the device of its part; else the bus and the outputs stay apart.
 */
final class ChipSelects {
    /** A part with its bus and the driver of its chip select, under the name of the field that the task has it in. */
    record Selected(Device part, ItemId bus, Driver select, String name, TaskPlan user) {}

    private final CodeLayout layout;
    private final List<Selected> all = new ArrayList<>();

    ChipSelects(CodeLayout layout, List<Driver> drivers, DriverBook book, NameAllocator names) {
        this.layout = layout;
        drivers.stream()
                .filter(d -> d.kind() == Kind.SPI && book.waits(d))
                .forEach(bus -> all.addAll(on(bus, drivers, names)));
    }

    /** True if a peripheral of the design is the chip select of a part: an output that is wired to a part on an SPI as its only one. */
    static boolean isSelect(Project project, Chip chip, ItemId output) {
        List<Device> parts = project.all(Device.class).stream()
                .filter(d -> d.wires().contains(output))
                .toList();
        return parts.size() == 1
                && wires(project, parts.getFirst())
                                .filter(p -> Pins.kind(p) == Kind.OUTPUT)
                                .count()
                        == 1
                && wires(project, parts.getFirst()).anyMatch(p -> chip.peripheral(p.instance())
                        .filter(s -> s.type() == PeripheralType.SPI)
                        .isPresent());
    }

    private static Stream<Peripheral> wires(Project project, Device part) {
        return part.wires().stream().flatMap(w -> project.item(w, Peripheral.class).stream());
    }

    private List<Selected> on(Driver bus, List<Driver> drivers, NameAllocator names) {
        Ownership ownership = new Ownership(layout);
        List<TaskPlan> users = ownership.users(bus.item());
        List<Device> parts = layout.machine().project().all(Device.class).stream()
                .filter(d -> d.wires().contains(bus.item()))
                .toList();
        List<Selected> selected = new ArrayList<>();
        for (Device part : parts) {
            Optional<Driver> select = drivers.stream()
                    .filter(d -> d.selects()
                            && part.wires().contains(d.item())
                            && ownership.users(d.item()).isEmpty())
                    .findFirst();
            List<TaskPlan> owners = users.stream()
                    .filter(t -> transfers(t, bus).stream().anyMatch(s -> isFor(s, part, parts)))
                    .toList();
            if (select.isPresent() && owners.size() == 1) {
                selected.add(new Selected(part, bus.item(), select.get(), "", owners.getFirst()));
            }
        }
        boolean clear = users.stream()
                .allMatch(t -> !t.isInterrupt()
                        && transfers(t, bus).stream()
                                .allMatch(s -> s.mode() != TransferMode.BLOCKING
                                        && selected.stream().anyMatch(p -> isFor(s, p.part(), parts))));
        return users.isEmpty() || !clear
                ? List.of()
                : selected.stream()
                        .map(s -> new Selected(
                                s.part(),
                                s.bus(),
                                s.select(),
                                names.snake(s.part().name(), "part"),
                                s.user()))
                        .toList();
    }

    private static boolean isFor(Step.Transfer transfer, Device part, List<Device> parts) {
        return transfer.partner().map(part.id()::equals).orElse(parts.equals(List.of(part)));
    }

    private static List<Step.Transfer> transfers(TaskPlan task, Driver bus) {
        return Traffic.transfers(task.context().body(), bus.item());
    }

    /** Every such part. */
    List<Selected> all() {
        return List.copyOf(all);
    }

    /** Those of one task. */
    List<Selected> of(TaskPlan task) {
        return all.stream().filter(s -> s.user() == task).toList();
    }

    /** The part that a transfer of a task is for. */
    Optional<Selected> of(TaskPlan task, Step.Transfer transfer) {
        List<Device> parts = layout.machine().project().all(Device.class).stream()
                .filter(d -> d.wires().contains(transfer.peripheral()))
                .toList();
        return of(task).stream()
                .filter(s -> s.bus().equals(transfer.peripheral()) && isFor(transfer, s.part(), parts))
                .findFirst();
    }

    /** True if the tasks have the parts on a bus and not the bus. */
    boolean isBus(ItemId item) {
        return all.stream().anyMatch(s -> s.bus().equals(item));
    }

    /** True if an output belongs to the device of a part. */
    boolean isTaken(ItemId output) {
        return all.stream().anyMatch(s -> s.select().item().equals(output));
    }
}
