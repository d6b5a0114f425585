package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.body;
import static dev.takt.projects.check.Designs.fixed;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.item;
import static dev.takt.projects.check.Designs.items;
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.edit.DeleteItems;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.machine.Partners;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.TransferMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Addresses of parts on I2C: 7 bits, what the specification reserves left out, one part an address and bus. */
class BusAddressTest {
    private static final String BUS = item("peripheral", "bus", "'instance': 'I2C1', 'bit-rate': '100 kHz'");
    private static final String OTHER = item("peripheral", "other", "'instance': 'I2C2', 'bit-rate': '100 kHz'");

    private static Project design(String... items) {
        return Designs.of("stm32f411re", "embassy", items(items));
    }

    private static String part(String id, String address, String bus) {
        return item("device", id, "'wires': ['%s'], 'address': '%s'".formatted(bus, address));
    }

    private static String transfer(String more) {
        return "{'do': 'transfer', 'peripheral': 'bus', 'bytes': 2%s}".formatted(more);
    }

    /** UM10204, table 4: 0000 XXX and 1111 XXX are reserved, so 0x08 and 0x77 are the first and the last. */
    @Test
    void reservedAddressesAreRefused() {
        assertEquals(
                List.of(
                        "low.address: \"low\" cannot have the address 0x07: I2C reserves what is not between 0x08 and 0x77.",
                        "high.address: \"high\" cannot have the address 0x78: I2C reserves what is not between 0x08 and 0x77."),
                found(
                        new BusAddressRule(),
                        design(
                                BUS,
                                part("low", "0x07", "bus"),
                                part("first", "0x08", "bus"),
                                part("last", "0x77", "bus"),
                                part("high", "0x78", "bus"))));
    }

    /** The BME280's data sheet says 0x76, and others of its kind say 0xEC for the same. */
    @Test
    void addressWithTheBitOfTheDirectionIsHalved() {
        Project project = design(BUS, part("air", "0xEC", "bus"));
        assertEquals(
                List.of(
                        "air.address: \"air\" cannot have the address 0xEC: in 7 bits, without the bit of the direction, it is 0x76."),
                found(new BusAddressRule(), project));
        Project fixed = fixed(new BusAddressRule(), project);
        assertEquals(
                OptionalInt.of(0x76),
                fixed.item(ItemId.of("air"), Device.class).orElseThrow().address());
    }

    @Test
    void addressIsGivenOnceABus() {
        assertEquals(
                List.of("second.address: \"second\" and \"first\" both answer to 0x40 on \"bus\"."),
                found(
                        new BusAddressRule(),
                        design(
                                BUS,
                                OTHER,
                                part("first", "0x40", "bus"),
                                part("second", "0x40", "bus"),
                                part("third", "0x40", "other"))));
    }

    @Test
    void transferOnABusOfSeveralPartsNamesOne() {
        assertEquals(
                List.of(
                        "t.body: \"t\" transfers through \"bus\", where several parts answer, and does not say with which: its code is left to you."),
                found(
                        new BusAddressRule(),
                        design(
                                BUS,
                                part("a", "0x40", "bus"),
                                part("b", "0x41", "bus"),
                                task("t", body(transfer(""), transfer(", 'with': 'a'"), transfer(""))))));
    }

    @Test
    void transferWithAPartOfAnotherBusIsRefused() {
        assertEquals(
                List.of("t.body: \"t\" transfers with \"b\" through \"bus\", to which that part is not wired."),
                found(
                        new BusAddressRule(),
                        design(BUS, OTHER, part("b", "0x41", "other"), task("t", body(transfer(", 'with': 'b'"))))));
    }

    @Test
    void onlyPartOfABusNeedNotBeNamed() {
        Project project = design(BUS, part("a", "0x40", "bus"), item("device", "led", "'wires': ['bus']"));
        Step.Transfer transfer = new Step.Transfer(ItemId.of("bus"), 2, TransferMode.DMA, Direction.READ);
        assertEquals(Optional.of(ItemId.of("a")), Partners.of(project, transfer).map(Device::id));
        assertEquals(Optional.empty(), Partners.of(project, transfer.withPartner(Optional.of(ItemId.of("led")))));
    }

    @Test
    void fileKeepsAddressAndPartner() {
        Project project = design(BUS, part("a", "0x40", "bus"), task("t", body(transfer(", 'with': 'a'"))));
        Project read =
                ProjectFormat.read(ProjectFormat.write(project)).project().orElseThrow();
        assertEquals(project, read);
        assertEquals(
                OptionalInt.of(0x40),
                read.item(ItemId.of("a"), Device.class).orElseThrow().address());
    }

    @Test
    void partThatIsDeletedIsForgottenByItsTransfers() {
        Project project = design(BUS, part("a", "0x40", "bus"), task("t", body(transfer(", 'with': 'a'"))));
        Project without = DeleteItems.of(project, Set.of(ItemId.of("a"))).apply(project);
        assertEquals(
                design(BUS, task("t", body(transfer(""))))
                        .item(ItemId.of("t"), Task.class)
                        .orElseThrow(),
                without.item(ItemId.of("t"), Task.class).orElseThrow());
    }
}
