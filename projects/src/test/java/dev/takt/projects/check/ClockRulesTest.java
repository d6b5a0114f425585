package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.body;
import static dev.takt.projects.check.Designs.fixed;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.freertos;
import static dev.takt.projects.check.Designs.item;
import static dev.takt.projects.check.Designs.items;
import static dev.takt.projects.check.Designs.peripheral;
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Oscillator;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.SupportLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A failing and a passing design for each rule about what the clocks of the chip make of a design. */
class ClockRulesTest {
    @Test
    void lineWithoutABitRateIsFound() {
        String transfer = "{'do': 'transfer', 'peripheral': '%s', 'bytes': 4}";
        Project project = freertos(
                peripheral("fast", "I2C1"),
                item("peripheral", "rated", "'instance': 'I2C2', 'bit-rate': '100 kHz'"),
                peripheral("pins", "GPIOA"),
                task("t", body(transfer.formatted("fast"), transfer.formatted("rated"), transfer.formatted("pins"))));
        assertEquals(
                List.of("fast.bit-rate: \"fast\" has no bit rate: its transfers are taken to need no time."),
                found(new NoBitRateRule(), project));
    }

    private static Project with(Project project, String item) {
        List<Item> items = new ArrayList<>(project.items());
        items.addAll(Designs.of(project.target(), project.runtime(), item).items());
        return project.withItems(items);
    }

    /** Embassy on this chip with TIM5 as its clock, whatever the product's table says by now. */
    @Test
    void timerThatTheRuntimeHasForItselfIsFound() {
        Project project = Designs.of(
                "stm32f411re",
                "embassy",
                items(
                        "{'id': 't', 'kind': 'peripheral', 'name': 'Count', 'instance': 'TIM5'}",
                        "{'id': 'u', 'kind': 'peripheral', 'name': 'Other', 'instance': 'TIM4'}",
                        "{'id': 'i', 'kind': 'interrupt', 'name': 'Tick', 'vector': 'TIM5'}"));
        Catalogue shipped = ShippedCatalogue.get();
        RuntimeProfile embassy = shipped.runtime("embassy").orElseThrow();
        Support row = new Support(
                "embassy", "stm32f411re", SupportLevel.GENERATED, "because", "", "pins", List.of("TIM5"), 0);
        Catalogue catalogue = new Catalogue(shipped.chips(), List.of(embassy.withSupport(List.of(row))));
        CheckContext context = new CheckContext(
                project, catalogue, Machine.of(project, catalogue), Optional.empty(), Optional.empty());
        assertEquals(
                List.of(
                        "t.instance: \"Count\" uses TIM5, which Embassy has for itself on this chip, for its clock. Choose another instance.",
                        "i.vector: \"Tick\" is bound to TIM5, which Embassy has for itself on this chip. Choose another source."),
                new TakenByRuntimeRule()
                        .check(context).stream().map(Designs::line).toList());
    }

    @Test
    void tickThatTheTimerCannotMakeIsFound() {
        Project nrf = Designs.of("nrf52840", "rtic", "");
        Project coarse = nrf.withSettings(nrf.settings().withTickNs(OptionalLong.of(1_000_000)));
        assertEquals(
                List.of(
                        ".tick: RTIC keeps time with TIMER2 on this chip, which ticks every 1 us: a tick of 1 ms cannot be made."),
                found(new TimerTickRule(), coarse));
        assertEquals(List.of(), found(new TimerTickRule(), nrf));
        assertEquals(List.of(), found(new TimerTickRule(), coarse.withTarget("stm32f405rg")));
    }

    /** 16 MHz / 17 = 941176 baud, 21 thousandths too fast, and the internal oscillator may be off by 10 more. 115200 by 139 is 1 off. */
    @Test
    void bitRatesThatTheClockCannotMakeAreFound() {
        Project project = Designs.of(
                "stm32f405rg",
                "rtic",
                items(
                        "{'id': 'fast', 'kind': 'peripheral', 'name': 'Fast', 'instance': 'USART2', 'bit-rate': '921600 Hz'}",
                        "{'id': 'slow', 'kind': 'peripheral', 'name': 'Slow', 'instance': 'USART3', 'bit-rate': '115200 Hz'}",
                        "{'id': 'mad', 'kind': 'peripheral', 'name': 'Mad', 'instance': 'USART1', 'bit-rate': '20 MHz'}"));
        Project at16 = project.withSettings(project.settings().withClockHz(16_000_000));
        assertEquals(
                List.of(
                        "fast.bit-rate: \"Fast\" asks for 921600 baud and gets 941176 baud, 21 thousandths off; its oscillator HSI may be off by 10 more. Both ends together may be off by 50.",
                        "mad.bit-rate: \"Mad\" cannot run at 20000000 baud: no divider of its clock comes near."),
                found(new BitRateOffRule(), at16));
        assertEquals(List.of(), found(new BitRateOffRule(), Designs.of("esp32c6", "embassy", "")));
    }

    /** fTOL_HFINT is 8 % at most, where a byte leaves this end 2.5; the crystal has 40 parts in a million. */
    @Test
    void uartOfAnNrfWithoutItsCrystalIsFoundAndItsFixTakesTheCrystal() {
        Project project = Designs.of(
                "nrf52840",
                "embassy",
                items(
                        "{'id': 'u', 'kind': 'peripheral', 'name': 'Line', 'instance': 'UARTE0', 'bit-rate': '115200 Hz'}"));
        assertEquals(
                List.of(
                        "u.bit-rate: \"Line\" asks for 115200 baud and gets 115108 baud, -1 thousandths off; its oscillator HFINT may be off by 80 more. Both ends together may be off by 50."),
                found(new BitRateOffRule(), project));
        Project mended = fixed(new BitRateOffRule(), project);
        assertEquals(Oscillator.EXTERNAL, mended.settings().oscillator());
        assertEquals(List.of(), found(new BitRateOffRule(), mended));
    }

    /** APB2 has 84 MHz: 1 MHz takes a divider of 128, so 656.25 kHz, and 40 bytes of 8 bits 487.62 us in place of 320. */
    @Test
    void spiThatIsSlowerThanAskedIsSaidAndCountedAtItsRate() {
        Project project = Designs.of(
                "stm32f405rg",
                "rtic",
                items(
                        "{'id': 's', 'kind': 'peripheral', 'name': 'Flash', 'instance': 'SPI1', 'bit-rate': '1 MHz', 'bits-per-byte': 8}",
                        "{'id': 'e', 'kind': 'peripheral', 'name': 'Exact', 'instance': 'SPI2', 'bit-rate': '10.5 MHz', 'bits-per-byte': 8}"));
        assertEquals(
                List.of(
                        "s.bit-rate: \"Flash\" asks for 1 MHz and gets 656.25 kHz: the clock of an SPI is divided by powers of two alone, and it never runs faster than it is asked to. Bounds, runs and the firmware have the rate that it gets; another core clock may make a nearer one."),
                found(new BitRateOffRule(), project));
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        assertEquals(487_620, machine.bus(ItemId.of("s")).orElseThrow().transferNs(40));
    }

    /** RM0090 calibrates the internal oscillator to 1 %; a jump of a tenth of a bit allows 1/200. */
    @Test
    void canFromAnOscillatorInsideTheChipIsFoundAndItsFixTakesTheCrystal() {
        Project project = Designs.of(
                "stm32f405rg",
                "rtic",
                items("{'id': 'can', 'kind': 'peripheral', 'name': 'Bus', 'instance': 'CAN1', 'bit-rate': '500 kHz'}"));
        assertEquals(
                List.of(
                        "can.instance: \"Bus\" is clocked by the oscillator HSI, which may be off by 10 thousandths over temperature; a CAN node may be off by 5. Choose a crystal (setting \"Oscillator\")."),
                found(new BitRateOffRule(), project));
        Project mended = fixed(new BitRateOffRule(), project);
        assertEquals(Oscillator.EXTERNAL, mended.settings().oscillator());
        assertEquals(List.of(), found(new BitRateOffRule(), mended));
        assertEquals(
                List.of(),
                found(
                        new BitRateOffRule(),
                        Designs.of(
                                "esp32c6",
                                "embassy",
                                items(
                                        "{'id': 'can', 'kind': 'peripheral', 'name': 'Bus', 'instance': 'TWAI0', 'bit-rate': '500 kHz'}"))));
    }

    /** RM0090, 38.16.2: without DBG_SLEEP the debug port has no clock while the core sleeps. */
    @Test
    void messagesOfACoreThatSleepsWithItsDebugPortAreFound() {
        Project loop = Designs.of("stm32f405rg", "bare-metal", "");
        assertEquals(List.of(), found(new SleepBreaksRule(), loop));
        Project says = loop.withSettings(loop.settings().withLogging(Logging.DEFMT));
        assertEquals(
                List.of(
                        ".sleep: While the core sleeps the debug port of this chip has no clock: messages by RTT stop, and a probe may lose the chip. Keep the clock on in setup (DBGMCU, sleep), or stay awake."),
                found(new SleepBreaksRule(), says));
        assertEquals(
                List.of(),
                found(new SleepBreaksRule(), says.withSettings(says.settings().withSleep(Sleep.NONE))));
        assertEquals(
                List.of(), found(new SleepBreaksRule(), says.withRuntime("rtic")), "RTIC's own idle does not sleep");
        assertEquals(
                1,
                found(
                                new SleepBreaksRule(),
                                says.withRuntime("rtic")
                                        .withSettings(says.settings().withSleep(Sleep.WAIT)))
                        .size());
        assertEquals(List.of(), found(new SleepBreaksRule(), says.withRuntime("embassy")), "it keeps the clock on");
        assertEquals(List.of(), found(new SleepBreaksRule(), says.withTarget("nrf52840")));
    }
}
