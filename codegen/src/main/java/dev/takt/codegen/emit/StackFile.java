package dev.takt.codegen.emit;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.projects.machine.Machine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code src/takt/stack.rs}: how deep the stack has grown. {@code cortex-m-rt} paints that of a Cortex-M at reset (its feature {@code paint-stack}); that of a RISC-V core is painted by the first statement of the firmware. */
public final class StackFile {
    private static final String MEASURE = """
            /// What the stack is filled with at reset.
            const PAINT: u32 = 0xCCCC_CCCC;

            /// The most bytes used so far: all above the lowest word that has lost its paint.
            pub fn deepest() -> usize {
                let top = &raw const _stack_start;
                let mut word = «bottom»;
                // SAFETY: all words between the two are RAM, and a word is read whole.
                while word < top && unsafe { word.read_volatile() } == PAINT {
                    word = word.wrapping_add(1);
                }
                top.addr() - word.addr()
            }

            /// Bytes that «space» for it.
            pub fn size() -> usize {
                (&raw const _stack_start).addr() - «place».addr()
            }
            """;

    private static final String PAINTED = """
            /// More than this is not painted, for it takes time.
            const LONGEST: usize = 64 * 1024;

            /// The lowest word that is painted.
            fn bottom() -> *const u32 {
                let lowest = «lowest»;
                lowest.max((&raw const _stack_start).wrapping_byte_sub(LONGEST))
            }

            /// Fills what nobody uses yet. Called first, and once.
            pub fn paint() {
                let used: usize;
                // SAFETY: it reads the stack pointer, and nothing else.
                unsafe { asm!("mv {}, sp", out(reg) used, options(nomem, nostack, preserves_flags)) };
                let mut word = bottom().cast_mut();
                while word.addr() < used {
                    // SAFETY: the word is below the stack in use, and no handler runs yet.
                    unsafe { word.write_volatile(PAINT) };
                    word = word.wrapping_add(1);
                }
            }
            """;

    private StackFile() {}

    /** The file for a chip whose stack is painted. */
    public static Optional<GeneratedFile> of(Machine machine) {
        return switch (machine.chip().arch()) {
            case ARMV6M, ARMV7M, ARMV7EM, ARMV8M -> {
                String text = symbols("_stack_end")
                        + measure("&raw const _stack_end", "(&raw const _stack_end)", "the linker has left");
                yield Optional.of(file(machine, "", text));
            }
            case RISCV -> {
                boolean esp = machine.chip().family().equals("ESP32");
                String symbol = esp ? "__stack_chk_guard" : "__estack";
                // the word that esp-hal guards is not to be touched
                String lowest = "(&raw const " + symbol + ")" + (esp ? ".wrapping_add(1)" : "");
                String painted = Template.fill(
                        PAINTED, Map.of("lowest", esp ? lowest : lowest.substring(1, lowest.length() - 1)));
                String measure = measure("bottom()", "bottom()", "are watched");
                yield Optional.of(
                        file(machine, "use core::arch::asm;\n\n", symbols(symbol) + measure + "\n" + painted));
            }
            case XTENSA, TRICORE -> Optional.empty();
        };
    }

    /** The body of a function that measures the stack, for the trace; empty where it is not painted. */
    public static List<String> deepest(Machine machine) {
        return of(machine).isPresent() ? List.of("crate::takt::stack::deepest()") : List.of();
    }

    /** The first statement of firmware that paints its stack itself. */
    public static Optional<String> paint(Machine machine) {
        return switch (machine.chip().arch()) {
            case RISCV -> Optional.of("takt::stack::paint();");
            case ARMV6M, ARMV7M, ARMV7EM, ARMV8M, XTENSA, TRICORE -> Optional.empty();
        };
    }

    /** {@code bottom}: the lowest word, as an expression; {@code place}: the same with a method called on it. */
    private static String measure(String bottom, String place, String space) {
        return Template.fill(MEASURE, Map.of("bottom", bottom, "place", place, "space", space));
    }

    private static String symbols(String lowest) {
        return """
                // SAFETY: they are the linker script's, and only their addresses are taken.
                unsafe extern "C" {
                    static _stack_start: u32;
                    static %s: u32;
                }

                """.formatted(lowest);
    }

    private static GeneratedFile file(Machine machine, String imports, String text) {
        String whose = machine.chip().cores().size() > 1 ? " of core 0" : "";
        String head = "//! How deep the stack" + whose + " has grown. Generated by Takt.\n"
                + "#![allow(dead_code)] // for your code to ask\n\n";
        return new GeneratedFile("src/takt/stack.rs", head + imports + text, Owner.OURS, List.of());
    }
}
