package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Faults;
import dev.takt.projects.model.Project;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTextTest {
    /** The debug registers of an Armv6-M are the debugger's alone: what software reads there says nothing (Cortex-M0+ Technical Reference Manual, 7.3). */
    @ParameterizedTest
    @CsvSource({
        "stm32g071rb, false",
        "rp2040, false",
        "rp2350, true",
        "stm32f411re, true",
        "nrf52840, true",
        "esp32c3, true"
    })
    void onlyACoreThatSeesItsDebuggerIsSaidToStopUnderOne(String target, boolean sees) {
        Project blank = Project.blank("fault", target, "embassy");
        String text = Designs.text(
                Designs.files(blank.withSettings(blank.settings().withFaults(Faults.RESET))), "src/takt/fault.rs");
        assertEquals(sees, text.contains("stop under a debugger"), text);
        assertEquals(sees, text.contains("is_debugger_attached()") || text.contains("debugger_connected()"), text);
    }

    /** AN5342: an incomplete word is written with the next one that is incomplete, so that after both the last bytes of the note and its mark are there, whatever was written last. */
    @ParameterizedTest
    @CsvSource({"stm32h743zi, true", "stm32f405rg, false", "nrf52840, false"})
    void ramWithAnErrorCorrectingCodeHasWhatWasWrittenLastBeforeTheReset(String target, boolean settles) {
        Project blank = Project.blank("fault", target, "embassy");
        String text = Designs.text(
                Designs.files(blank.withSettings(blank.settings().withFaults(Faults.RESET))), "src/takt/fault.rs");
        int written = text.indexOf(".write_volatile(note)");
        int last = text.indexOf("last.write_volatile(last.read_volatile());", written);
        int mark = text.indexOf("(&raw mut (*place).mark).write_volatile(MARK);", written);
        assertEquals(settles, written < last && last < mark && mark < text.indexOf("sys_reset()", written), text);
    }
}
