package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Oscillator;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Embassy's drivers ask for the frequency of their kernel clock when they are made, and panic if that clock does not run. Which it is after a reset is from the reference manuals: of an STM32H7 RM0433, 8.7 (D1CCIPR to D3CCIPR); on an
 * F4 and a G0 all that Takt makes a driver of hangs on a bus or on the system clock.
 */
class Stm32KernelClockTest {
    /** Fields of the H7's multiplexers with a clock after a reset that is not a bus's, and what hangs on them. */
    private static final Map<String, String> AFTER_RESET =
            Map.of("spi123sel", "PLL1_Q", "adcsel", "PLL2_P", "fdcansel", "HSE");

    private static final Set<PeripheralType> DRIVEN = Set.of(
            PeripheralType.UART,
            PeripheralType.SPI,
            PeripheralType.I2C,
            PeripheralType.ADC,
            PeripheralType.CAN,
            PeripheralType.TIMER);

    static List<Chip> chips() {
        return ShippedCatalogue.get().chips().stream()
                .filter(c -> c.family().startsWith("STM32"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void theClockOfEveryDriverRuns(Chip chip) {
        List<Project> designs = new ArrayList<>(new EveryPin(chip).lined());
        designs.add(lent(chip));
        Set<PeripheralType> seen = new HashSet<>();
        for (Project design : designs) {
            for (Oscillator oscillator : Oscillator.values()) {
                for (long hz : List.of(0L, oscillator == Oscillator.ANY ? 16_000_000L : 8_000_000L, 32_000_000L)) {
                    Project clocked = design.withSettings(
                            design.settings().withOscillator(oscillator).withClockHz(hz));
                    String clock = Designs.text(Designs.files(clocked), "src/takt/clock.rs");
                    for (Peripheral peripheral : clocked.all(Peripheral.class)) {
                        chip.peripheral(peripheral.instance()).ifPresent(spec -> {
                            seen.add(spec.type());
                            assertTrue(runs(chip, spec, clock), spec.instance() + " has no clock:\n" + clock);
                        });
                    }
                }
            }
        }
        Set<PeripheralType> all = new HashSet<>(DRIVEN);
        all.removeIf(type -> chip.peripherals().stream().noneMatch(p -> p.type() == type));
        assertTrue(seen.containsAll(all), "all kinds of " + chip.id() + ": " + seen);
    }

    /** 64 MHz / 2 is what an SPI has at most of this clock, / 256 at least: 250 kHz. */
    @Test
    void anSpiOfAnStm32h7IsClockedByItsOscillatorWhateverTheCoreRunsAt() {
        Project design = EmbassyLines.on("stm32h743zi");
        String clock = Designs.text(Designs.files(design), "src/takt/clock.rs");
        assertTrue(clock.contains("config.rcc.hsi = Some(HSIPrescaler::DIV1);"), clock);
        assertTrue(clock.contains("config.rcc.mux.spi123sel = mux::Saisel::PER;"), clock);
    }

    /** The least that divides the oscillator of the PLL to what CAN and its bus's clock bear. */
    @Test
    void canHasAPllWhereNoCrystalIsTheSource() {
        Item can = Peripheral.blank(ItemId.of("can"), "can").withInstance("FDCAN1");
        Project blank = Project.blank("can", "stm32h743zi", "embassy");
        Project design = blank.withSettings(blank.settings().withClockHz(400_000_000))
                .withItems(List.of(can, EmbassyLines.task("work", 0)));
        String fast = Designs.text(Designs.files(design), "src/takt/clock.rs");
        // 64 MHz / 4 * 50 / 10 = 80 MHz below the 100 MHz of APB1
        assertTrue(fast.contains("divq: Some(PllDiv::DIV10),"), fast);
        Project slow = design.withSettings(design.settings().withClockHz(64_000_000));
        String direct = Designs.text(Designs.files(slow), "src/takt/clock.rs");
        // 64 MHz / 4 * 20 / 10 = 32 MHz, as APB1 at voltage scale 3
        assertTrue(direct.contains("config.rcc.pll2 = Some(Pll {"), direct);
        assertTrue(direct.contains("divq: Some(PllDiv::DIV10),"), direct);
        Project crystal = design.withSettings(design.settings().withOscillator(Oscillator.EXTERNAL));
        assertEquals(
                -1, Designs.text(Designs.files(crystal), "src/takt/clock.rs").indexOf("fdcansel"));
    }

    private static Project lent(Chip chip) {
        List<Item> items = new ArrayList<>();
        for (PeripheralSpec spec : chip.peripherals()) {
            boolean lent = spec.type() == PeripheralType.ADC || spec.type() == PeripheralType.CAN;
            if (lent || spec.instance().equals("TIM2")) {
                items.add(Peripheral.blank(ItemId.of("lent-" + items.size()), spec.instance())
                        .withInstance(spec.instance()));
            }
        }
        items.add(EmbassyLines.task("work", 0));
        return Project.blank("lent of " + chip.id(), chip.id(), "embassy").withItems(items);
    }

    private static boolean runs(Chip chip, PeripheralSpec spec, String clock) {
        if (!chip.family().equals("STM32H7")) {
            return true;
        }
        String field =
                switch (spec.instance()) {
                    case "SPI1", "SPI2", "SPI3" -> "spi123sel";
                    case "ADC1", "ADC2", "ADC3" -> "adcsel";
                    case "FDCAN1", "FDCAN2" -> "fdcansel";
                    default -> "";
                };
        if (field.isEmpty()) {
            return true;
        }
        String chosen = Pattern.compile("rcc\\.mux\\." + field + " = mux::\\w+::(\\w+);")
                .matcher(clock)
                .results()
                .map(m -> m.group(1))
                .findFirst()
                .orElse(AFTER_RESET.get(field));
        return switch (chosen) {
            case "HSE" -> clock.contains("config.rcc.hse = Some(");
            // per_ck is the HSI after a reset
            case "PER" -> clock.contains("config.rcc.hsi = Some(HSIPrescaler::DIV1)");
            default -> output(clock, chosen);
        };
    }

    /** True if a PLL and one of its outputs are set. */
    private static boolean output(String clock, String name) {
        String pll = name.substring(0, 4).toLowerCase(Locale.ROOT);
        String output = name.substring(5).toLowerCase(Locale.ROOT);
        return Pattern.compile(
                        "config\\.rcc\\." + pll + " = Some\\(Pll \\{[^}]*div" + output + ": Some", Pattern.DOTALL)
                .matcher(clock)
                .find();
    }
}
