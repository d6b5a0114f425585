package dev.takt.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In what order the clock of an STM32F4 is brought up. */
class Stm32F4ClockTest {
    /** ES0182, "Delay after an RCC peripheral clock enabling": two clocks of the bus pass before a register is written. */
    @ParameterizedTest
    @CsvSource({"stm32f401re", "stm32f405rg", "stm32f411re"})
    void powerIsSetOnceItsClockReadsBack(String target) {
        List<String> lines = lines(target);
        int enabled = lines.indexOf("rcc.apb1enr().modify(|_, w| w.pwren().set_bit());");
        assertTrue(enabled >= 0, lines::toString);
        int read = lines.indexOf("while rcc.apb1enr().read().pwren().bit_is_clear() {}");
        int written = lines.indexOf(lines.stream()
                .filter(l -> l.startsWith("device.PWR.cr()"))
                .findFirst()
                .orElseThrow());
        assertTrue(enabled < read && read < written, lines::toString);
    }

    /** Wait states at 2.7 to 3.6 V: 84 MHz of the F401 2 (RM0368, table 6), 168 MHz of the F405 5 (RM0090, table 10), 100 MHz of the F411 3 (RM0383, table 5). */
    @ParameterizedTest
    @CsvSource({"stm32f401re, 2", "stm32f405rg, 5", "stm32f411re, 3"})
    void flashIsReadSlowlyEnoughBeforeTheClockIsSwitched(String target, int states) {
        List<String> lines = lines(target);
        int set = lines.indexOf(".ws" + states + "()");
        int read = lines.indexOf("while !flash.acr().read().latency().is_ws" + states + "() {}");
        int switched = lines.indexOf("rcc.cfgr().modify(|_, w| w.sw().pll());");
        assertTrue(set >= 0 && set < read && read < switched, lines::toString);
    }

    private static List<String> lines(String target) {
        Machine machine = Machine.of(Project.blank("clock", target, "rtic"), ShippedCatalogue.get())
                .orElseThrow();
        return new ClockFile(machine, "device", true)
                .file()
                .text()
                .lines()
                .map(String::strip)
                .toList();
    }
}
