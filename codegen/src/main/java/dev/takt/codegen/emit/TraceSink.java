package dev.takt.codegen.emit;

import dev.takt.codegen.pins.PinSet;
import java.util.List;

/**
 * Where the log of {@code takt-trace} goes when the run is over: imports, the macro that prints a line, statements before the first line and behind the last. The lines are the same wherever they go.
 */
public record TraceSink(List<String> imports, String printer, List<String> begin, List<String> end) {
    /** Semihosting of a Cortex-M, for QEMU: the firmware ends behind the last line. */
    public static final TraceSink SEMIHOSTING = new TraceSink(
            List.of("cortex_m_semihosting::{debug, hprintln}"),
            "hprintln!",
            List.of(),
            List.of("debug::exit(debug::EXIT_SUCCESS);"));

    /** Real-time transfer through a debug probe: the firmware goes on behind the last line. */
    public static final TraceSink RTT = new TraceSink(
            List.of("rtt_target::ChannelMode::BlockIfFull", "rtt_target::{rprintln, rtt_init_print}"),
            "rprintln!",
            List.of("rtt_init_print!(BlockIfFull, 1024);"),
            List.of());

    /** Semihosting of a RISC-V core, for QEMU: the firmware ends behind the last line. */
    public static final TraceSink SEMIHOSTING_RISCV = new TraceSink(
            List.of("semihosting::{println, process}"), "println!", List.of(), List.of("process::exit(0);"));

    public TraceSink {
        imports = List.copyOf(imports);
        begin = List.copyOf(begin);
        end = List.copyOf(end);
    }

    /** The one whose crate the pinned set has. */
    public static TraceSink of(PinSet pins) {
        if (pins.has("rtt-target")) {
            return RTT;
        }
        return pins.has("semihosting") ? SEMIHOSTING_RISCV : SEMIHOSTING;
    }
}
