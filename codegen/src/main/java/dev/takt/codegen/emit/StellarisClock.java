package dev.takt.codegen.emit;

import dev.takt.projects.clock.ClockPlan;
import java.util.List;

/** The LM3S6965: the PLL's 200 MHz behind a divider, fed by the 8 MHz crystal (data sheet, section 5.2). Its device crate has no registers. */
record StellarisClock() implements ClockFile.FamilyClock {
    @Override
    public boolean usesPeripherals() {
        return false;
    }

    @Override
    public List<String> items(ClockPlan plan) {
        return List.of(
                "",
                "const RIS: *const u32 = 0x400F_E050 as *const u32;",
                "const RCC: *mut u32 = 0x400F_E060 as *mut u32;",
                "",
                "const PLL_LOCKED: u32 = 1 << 6;",
                "const OSCSRC: u32 = 0x3 << 4;",
                "const XTAL: u32 = 0xF << 6;",
                "const XTAL_8_MHZ: u32 = 0xE << 6;",
                "const BYPASS: u32 = 1 << 11;",
                "const PWRDN: u32 = 1 << 13;",
                "const USESYSDIV: u32 = 1 << 22;",
                "const SYSDIV: u32 = 0xF << 23;");
    }

    @Override
    public List<String> lines(ClockPlan plan) {
        int divider = plan.pll().orElseThrow().divisions().getLast().by();
        return List.of(
                "// SAFETY: these are the clock registers of the chip, and nothing else runs yet.",
                "unsafe {",
                "    let raw = (RCC.read_volatile() | BYPASS) & !USESYSDIV;",
                "    RCC.write_volatile(raw);",
                "    let pll = raw & !(OSCSRC | XTAL | PWRDN | SYSDIV) | XTAL_8_MHZ;",
                "    RCC.write_volatile(pll);",
                "    let divided = pll | (" + (divider - 1) + " << 23) | USESYSDIV;",
                "    RCC.write_volatile(divided);",
                "    while RIS.read_volatile() & PLL_LOCKED == 0 {}",
                "    RCC.write_volatile(divided & !BYPASS);",
                "}");
    }
}
