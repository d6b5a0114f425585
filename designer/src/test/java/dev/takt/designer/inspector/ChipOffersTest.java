package dev.takt.designer.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.sample.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChipOffersTest {
    private static final Project EMPTY =
            Samples.byId("priority-inversion").orElseThrow().project().withItems(List.of());
    private static final Peripheral BUS =
            Peripheral.blank(ItemId.of("bus"), "bus").withInstance("I2C0");
    private static final Peripheral LINE =
            Peripheral.blank(ItemId.of("line"), "line").withInstance("UART0");

    private static ChipOffers offers(String chip, Item... items) {
        return new ChipOffers(
                EMPTY.withItems(List.of(items)),
                ShippedCatalogue.get().chip(chip).orElseThrow());
    }

    private static List<String> values(Offered offered) {
        return offered.offers().stream().map(Offer::value).toList();
    }

    @Test
    void instancesThatAreDrawnAlreadyComeLastAndSayWhoHasThem() {
        List<Offer> offered = offers("rp2040", LINE).instances(Optional.empty());

        assertEquals(new Offer("GPIO", ""), offered.getFirst());
        assertEquals(new Offer("UART0", "used by line"), offered.getLast());
    }

    @Test
    void pinsAreThoseThatTheChipLeadsTheSignalToFreeOnesFirst() {
        // RP2040 datasheet, table 2: I2C0 SDA on GPIO 0, 4, 8, 12, 16, 20, 24, 28
        Peripheral other = LINE.withPins(List.of(new PinUse("TX", "GPIO0")));
        PinUse use = new PinUse("SDA", "");

        Offered pins = offers("rp2040", BUS, other).of(BUS, use, "pin");

        assertEquals(
                List.of("GPIO4", "GPIO8", "GPIO12", "GPIO16", "GPIO20", "GPIO24", "GPIO28", "GPIO0"), values(pins));
        assertEquals("used by line", pins.offers().getLast().note());
    }

    @Test
    void whereAnySignalGoesAnywhereTheUsualSignalsAreOfferedAndLimitedPinsComeLast() {
        assertEquals(List.of("SDA", "SCL"), values(offers("esp32c3", BUS).of(BUS, new PinUse("", ""), "signal")));
        Offered pins = offers("esp32c3", BUS).of(BUS, new PinUse("SDA", ""), "pin");
        assertEquals("", pins.offers().getFirst().note());
        assertEquals(false, pins.offers().getLast().note().isEmpty());
    }

    @Test
    void aSignalIsOfferedOnce() {
        Peripheral wired = BUS.withPins(List.of(new PinUse("SDA", "GPIO4")));

        assertEquals(List.of("SCL"), values(offers("rp2040", wired).of(wired, new PinUse("", ""), "signal")));
    }

    @Test
    void coresAreOfferedWhereThereAreSeveral() {
        Task task = Task.blank(ItemId.of("task"), "task");

        assertEquals(List.of("0", "1"), values(offers("rp2040", task).of(task, task, "core")));
        assertEquals(List.of(), values(offers("stm32g071rb", task).of(task, task, "core")));
    }

    @Test
    void anEmptyFieldThatNothingIsOfferedForHasItsDefault() {
        Task task = Task.blank(ItemId.of("task"), "task");

        assertEquals(Offered.NOTHING, offers("rp2040", task).of(task, task, "preemption-threshold"));
    }

    @Test
    void aWatchdogIsAWatchdogOfTheChip() {
        Watchdog dog = Watchdog.blank(ItemId.of("dog"), "dog");

        assertEquals(List.of("IWDG", "WWDG"), values(offers("stm32f411re", dog).of(dog, dog, "instance")));
    }
}
