package dev.takt.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Solved clocks of the STM32H743 as values of its registers, taken from RM0433. */
class Stm32H7ClockTest {
    /** 64 MHz / 4 is a reference of 16 MHz (range 3), times 60 makes 960 MHz, by 2 makes 480; scale 0 asks for over-drive, AHB at 240 MHz for 4 wait states with delay 2. */
    @Test
    void fastestClock() {
        List<String> lines = lines(480_000_000);
        assertEquals(
                List.of("w.vos().bits(3)", "w.oden().set_bit()"),
                values(lines, "w\\.(vos|oden)\\(\\)\\.[a-z_]+\\([0-9]*\\)"));
        assertEquals(
                List.of("w.latency().bits(4)", "w.wrhighfreq().bits(2)"),
                values(lines, "w\\.(latency|wrhighfreq)\\(\\)\\.bits\\([0-9]+\\)"));
        assertEquals(
                List.of(
                        "w.d1cpre().bits(0)",
                        "w.hpre().bits(8)",
                        "w.d1ppre().bits(4)",
                        "w.d2ppre1().bits(4)",
                        "w.d2ppre2().bits(4)",
                        "w.d3ppre().bits(4)"),
                values(lines, "w\\.(d1cpre|hpre|d.ppre.?)\\(\\)\\.bits\\([0-9]+\\)"));
        assertEquals(
                List.of(
                        "w.pllsrc().bits(0)",
                        "w.divm1().bits(4)",
                        "w.pll1rge().bits(3)",
                        "w.divn1().bits(59)",
                        "w.divp1().bits(1)",
                        "w.sw().bits(3)"),
                values(lines, "w\\.(pllsrc|divm1|pll1rge|divn1|divp1|sw)\\(\\)\\.bits\\([0-9]+\\)"));
    }

    /** The oscillator as it is: no PLL, the lowest voltage, and no over-drive. At AHB 64 MHz scale 3 reads with one wait state. */
    @Test
    void oscillatorAlone() {
        List<String> lines = lines(64_000_000);
        assertEquals(
                List.of("w.vos().bits(1)", "w.latency().bits(1)", "w.hpre().bits(0)", "w.sw().bits(0)"),
                values(lines, "w\\.(vos|oden|latency|hpre|divn1|sw)\\(\\)\\.[a-z_]+\\([0-9]*\\)"));
    }

    private static List<String> lines(long hz) {
        Project project = Project.blank("clock", "stm32h743zi", "rtic");
        Project timed = project.withSettings(project.settings().withClockHz(hz));
        Machine machine = Machine.of(timed, ShippedCatalogue.get()).orElseThrow();
        return new ClockFile(machine, "device", true).file().text().lines().toList();
    }

    private static List<String> values(List<String> lines, String pattern) {
        return lines.stream()
                .flatMap(line -> Pattern.compile(pattern).matcher(line).results())
                .map(MatchResult::group)
                .toList();
    }
}
