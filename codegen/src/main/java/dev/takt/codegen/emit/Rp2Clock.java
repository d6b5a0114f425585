package dev.takt.codegen.emit;

import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.clock.PllPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * RP2040 and RP2350: the crystal, then PLL_SYS behind it, then the glitchless multiplexer of clk_sys, and the tick of the timers (data sheet of the RP2040, sections 2.15, 2.16, 2.18 and 4.7.2; of the
 * RP2350, sections 8.1, 8.2, 8.5 and 8.6). {@code ticks}: ticks have a peripheral of their own, as on the RP2350.
 */
record Rp2Clock(boolean ticks) implements ClockFile.FamilyClock {
    @Override
    public List<String> lines(ClockPlan plan) {
        List<String> lines = new ArrayList<>(pll(plan.pll().orElseThrow()));
        long cycles = plan.source().hz() / 1_000_000;
        lines.addAll(ticks ? ownTicks(cycles) : watchdogTick(cycles));
        return lines;
    }

    private static List<String> watchdogTick(long cycles) {
        return List.of(
                "// a tick a microsecond, counted from the crystal, for the timer and the watchdog",
                "// SAFETY: a number of cycles that fits its nine bits.",
                "device.WATCHDOG.tick().write(|w| unsafe {",
                "    w.cycles().bits(" + cycles + ");",
                "    w.enable().set_bit()",
                "});");
    }

    private static List<String> ownTicks(long cycles) {
        return List.of(
                "// a tick a microsecond, counted from the crystal, for the timers and the watchdog",
                "let ticks = &device.TICKS;",
                "for tick in [ticks.ticktimer0(), ticks.ticktimer1(), ticks.tickwatchdog()] {",
                "    // SAFETY: a number of cycles that fits its nine bits.",
                "    tick.cycles().write(|w| unsafe { w.bits(" + cycles + ") });",
                "    tick.ctrl().write(|w| w.enable().set_bit());",
                "}");
    }

    private static List<String> pll(PllPlan pll) {
        return List.of(
                "// SAFETY: values that the data sheet lists: the range up to 15 MHz and the word that enables; 1 ms to start.",
                "device",
                "    .XOSC",
                "    .startup()",
                "    .write(|w| unsafe { w.delay().bits(47) });",
                "// SAFETY: as above.",
                "device.XOSC.ctrl().write(|w| unsafe { w.bits(0x00FA_BAA0) });",
                "while device.XOSC.status().read().stable().bit_is_clear() {}",
                "let clocks = &device.CLOCKS;",
                "// the reference from the crystal, the system from the reference while the PLL is set",
                "// SAFETY: source 2 is the crystal; source 0 of the system is the reference.",
                "clocks.clk_ref_ctrl().write(|w| unsafe { w.bits(2) });",
                "while clocks.clk_ref_selected().read().bits() & (1 << 2) == 0 {}",
                "clocks.clk_sys_ctrl().modify(|_, w| w.src().clear_bit());",
                "while clocks.clk_sys_selected().read().bits() & 1 == 0 {}",
                "let resets = &device.RESETS;",
                "resets.reset().modify(|_, w| w.pll_sys().set_bit());",
                "resets.reset().modify(|_, w| w.pll_sys().clear_bit());",
                "while resets.reset_done().read().pll_sys().bit_is_clear() {}",
                "let pll = &device.PLL_SYS;",
                "// SAFETY: factors within the limits of the data sheet.",
                "pll.cs().write(|w| unsafe { w.refdiv().bits(" + pll.inputDivider() + ") });",
                "// SAFETY: as above.",
                "pll.fbdiv_int()",
                "    .write(|w| unsafe { w.fbdiv_int().bits(" + pll.multiplier() + ") });",
                "pll.pwr()",
                "    .modify(|_, w| w.pd().clear_bit().vcopd().clear_bit());",
                "while pll.cs().read().lock().bit_is_clear() {}",
                "// SAFETY: post dividers from 1 to 7.",
                "pll.prim().write(|w| unsafe {",
                "    w.postdiv1().bits(" + pll.divisions().getFirst().by() + ");",
                "    w.postdiv2().bits(" + pll.divisions().getLast().by() + ")",
                "});",
                "pll.pwr().modify(|_, w| w.postdivpd().clear_bit());",
                "// the system from the PLL: first which one, then the switch",
                "clocks",
                "    .clk_sys_ctrl()",
                "    .modify(|_, w| w.auxsrc().clksrc_pll_sys());",
                "clocks.clk_sys_ctrl().modify(|_, w| w.src().set_bit());",
                "while clocks.clk_sys_selected().read().bits() & (1 << 1) == 0 {}",
                "clocks.clk_peri_ctrl().write(|w| w.enable().set_bit());");
    }
}
