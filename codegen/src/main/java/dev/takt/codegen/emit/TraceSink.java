package dev.takt.codegen.emit;

import dev.takt.codegen.pins.PinSet;
import java.util.ArrayList;
import java.util.List;

/** Where the text of a firmware goes, which is its log and its trace: the macro that prints a line, what the end of a run imports, and what it says. The lines are the same wherever they go. */
public enum TraceSink {
    /** Semihosting of a Cortex-M, for QEMU: the firmware ends behind the last line of the trace. */
    SEMIHOSTING(
            "cortex_m_semihosting::hprintln",
            List.of("cortex_m_semihosting::debug"),
            List.of("debug::exit(debug::EXIT_SUCCESS);")),

    /** Real-time transfer through a debug probe: the firmware goes on behind the last line of the trace. */
    RTT("rtt_target::rprintln", List.of(), List.of()),

    /** Semihosting of a RISC-V core, for QEMU: the firmware ends behind the last line of the trace. */
    SEMIHOSTING_RISCV("semihosting::println", List.of("semihosting::process"), List.of("process::exit(0);")),

    /** The serial line that espflash shows, where messages of defmt can stand between lines of text. */
    ESPFLASH("esp_println::println", List.of(), List.of());

    private final String macro;
    private final List<String> imports;
    private final List<String> end;

    TraceSink(String macro, List<String> imports, List<String> end) {
        this.macro = macro;
        this.imports = imports;
        this.end = end;
    }

    /** The one whose crate the pinned set has. */
    public static TraceSink of(PinSet pins) {
        if (pins.has("esp-println")) {
            return ESPFLASH;
        }
        if (pins.has("rtt-target")) {
            return RTT;
        }
        return pins.has("semihosting") ? SEMIHOSTING_RISCV : SEMIHOSTING;
    }

    /** True if nothing but defmt may write there while defmt does: its frames have no marks that text lacks. */
    boolean isExclusive() {
        return this != ESPFLASH;
    }

    List<String> imports() {
        return imports;
    }

    List<String> end() {
        return end;
    }

    /** The import of the macro as {@code println}. */
    String text() {
        return macro.endsWith("::println") ? macro : macro + " as println";
    }

    /** Path of the macro that prints a line of text. */
    String macro() {
        return macro;
    }

    /** Import lines that give the trace its {@code println}, which is defmt's where defmt is on. */
    List<String> printer(boolean defmt) {
        if (!defmt || !isExclusive()) {
            return List.of("use " + text() + ";");
        }
        List<String> binary = List.of("#[cfg(feature = \"defmt\")]", "use defmt::println;");
        List<String> plain = List.of("#[cfg(not(feature = \"defmt\"))]", "use " + text() + ";");
        boolean first = macro.compareTo("defmt") < 0;
        List<String> lines = new ArrayList<>(first ? plain : binary);
        lines.addAll(first ? binary : plain);
        return lines;
    }
}
