package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.machine.Partners;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.text.Texts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A part on an I2C bus that no address reaches, or two that one reaches, and a transfer that leaves open whom it is for. Reserved addresses: I2C-bus specification, UM10204, section 3.1.12. */
record BusAddressRule(String id, Severity severity) implements DesignRule {
    private static final int FIRST = 0x08;
    private static final int LAST = 0x77;

    BusAddressRule() {
        this("bus-address", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        for (Device device : context.project().all(Device.class)) {
            device.address().ifPresent(address -> range(device, address, report));
        }
        for (Peripheral bus : context.project().all(Peripheral.class)) {
            if (isBus(bus, context)) {
                twice(bus, context, report);
            }
        }
        context.project().all(Executable.class).forEach(e -> transfers(e, context, report));
        return report.problems();
    }

    private static boolean isBus(Peripheral peripheral, CheckContext context) {
        return context.chip()
                .flatMap(c -> c.peripheral(peripheral.instance()))
                .filter(p -> p.type() == PeripheralType.I2C)
                .isPresent();
    }

    private static boolean isUsable(int address) {
        return address >= FIRST && address <= LAST;
    }

    private static String hex(int address) {
        return "0x%02X".formatted(address);
    }

    private static void range(Device device, int address, Report report) {
        if (isUsable(address)) {
            return;
        }
        int shifted = address >> 1;
        if (address > 0x7F && isUsable(shifted)) {
            report.add(
                    device,
                    "address",
                    Texts.text("rule.bus-address.eight-bits", Names.of(device), hex(address), hex(shifted)),
                    moved(device, shifted));
        } else {
            report.add(
                    device,
                    "address",
                    Texts.text("rule.bus-address.reserved", Names.of(device), hex(address), hex(FIRST), hex(LAST)));
        }
    }

    private static Edit moved(Device device, int address) {
        return new ChangeItem(
                Texts.text("fix.address", Names.of(device), hex(address)),
                device.id(),
                Optional.empty(),
                i -> i instanceof Device d ? d.withAddress(OptionalInt.of(address)) : i);
    }

    private static void twice(Peripheral bus, CheckContext context, Report report) {
        Map<Integer, Device> owners = new HashMap<>();
        for (Device device : Partners.of(context.project(), bus.id())) {
            int address = device.address().orElseThrow();
            Device owner = owners.putIfAbsent(address, device);
            if (owner != null) {
                report.add(
                        device,
                        "address",
                        Texts.text(
                                "rule.bus-address.twice",
                                Names.of(device),
                                Names.of(owner),
                                hex(address),
                                Names.of(bus)));
            }
        }
    }

    /** What is said of a bus once is not said of each of its transfers. */
    private static void transfers(Executable item, CheckContext context, Report report) {
        Set<ItemId> open = new HashSet<>();
        Set<List<ItemId>> apart = new HashSet<>();
        Walk.of(item, Step.Transfer.class).forEach(t -> context.project()
                .item(t.peripheral(), Peripheral.class)
                .ifPresent(bus -> {
                    if (t.partner().isPresent()) {
                        context.project()
                                .item(t.partner().get(), Device.class)
                                .filter(d -> !d.wires().contains(bus.id()))
                                .filter(d -> apart.add(List.of(bus.id(), d.id())))
                                .ifPresent(d -> report.add(
                                        item,
                                        "body",
                                        Texts.text(
                                                "rule.bus-address.not-wired",
                                                Names.of(item),
                                                Names.of(d),
                                                Names.of(bus))));
                    } else if (isBus(bus, context)
                            && Partners.of(context.project(), bus.id()).size() > 1
                            && open.add(bus.id())) {
                        report.add(
                                Severity.WARNING,
                                item.id(),
                                "body",
                                Texts.text("rule.bus-address.open", Names.of(item), Names.of(bus)));
                    }
                }));
    }
}
