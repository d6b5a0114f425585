package dev.takt.codegen.emit;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.RustKeywords;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.Vector;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The device module of a Cortex-M chip for which no device crate is published, made from the catalogue: {@code src/takt/device.rs} with the interrupts, their vector table and the number of priority
 * bits, and {@code device.x}, which gives every handler that is not written a default. It stands where a crate of svd2rust would, for {@code #[interrupt]} of cortex-m-rt (feature {@code device}, and
 * {@code device.x} on the linker's path) as for {@code #[rtic::app(device = crate::takt::device, peripherals = true)]}.
 */
public final class DeviceFile {
    /** The module's path in the generated crate. */
    public static final String PATH = "crate::takt::device";

    /** Name of the module under {@code src/takt}. */
    public static final String MODULE = "device";

    /** What the manifest has to bring for it. */
    public static final List<String> CRATES = List.of("cortex-m", "cortex-m-rt", "critical-section");

    /** An NVIC has at most this many interrupts (Armv8-M Architecture Reference Manual, B3.1; 240 in Armv7-M, 32 in Armv6-M). */
    private static final int MOST_INTERRUPTS = 480;

    private static final String NUMBER = """
            // SAFETY: every variant has its own number, the position of its vector in the table below.
            unsafe impl InterruptNumber for Interrupt {
                fn number(self) -> u16 {
                    self as u16
                }
            }
            """;

    private static final String PERIPHERALS = """
            /// The right to the peripherals: who has it may set them up. There is one.
            pub struct Peripherals {
                _only: (),
            }

            static TAKEN: Mutex<Cell<bool>> = Mutex::new(Cell::new(false));

            impl Peripherals {
                /// The right to the peripherals, once.
                pub fn take() -> Option<Self> {
                    critical_section::with(|cs| {
                        if TAKEN.borrow(cs).replace(true) {
                            None
                        } else {
                            Some(Self { _only: () })
                        }
                    })
                }

                /// The right to the peripherals, unchecked.
                ///
                /// # Safety
                ///
                /// Nobody else has it, or whoever has it keeps away from what the caller touches.
                pub unsafe fn steal() -> Self {
                    critical_section::with(|cs| TAKEN.borrow(cs).set(true));
                    Self { _only: () }
                }
            }
            """;

    private final String chip;
    private final int priorityBits;
    private final boolean peripherals;
    private final List<Vector> vectors;

    public DeviceFile(Chip chip) {
        this(chip.name(), chip.interrupts().priorityBits(), chip.vectors(), true);
    }

    /** Interrupts and their table alone, for a chip whose device crate brings the peripherals and is built without its feature {@code rt}, the table of its own. */
    public static DeviceFile vectorsOf(Chip chip) {
        return new DeviceFile(chip.name(), chip.interrupts().priorityBits(), chip.vectors(), false);
    }

    DeviceFile(String chip, int priorityBits, List<Vector> vectors, boolean peripherals) {
        this.peripherals = peripherals;
        this.chip = chip;
        this.priorityBits = priorityBits;
        this.vectors = usable(vectors);
    }

    /** Vectors in the order of the table; of a user's target those alone that an NVIC can have and Rust can name. */
    private static List<Vector> usable(List<Vector> vectors) {
        Set<Integer> numbers = new HashSet<>();
        Set<String> names = new HashSet<>();
        return vectors.stream()
                .filter(v -> v.number() >= 0 && v.number() < MOST_INTERRUPTS)
                .filter(v -> v.name().matches("[A-Za-z][A-Za-z0-9_]{0,63}") && !RustKeywords.blocks(v.name()))
                .filter(v -> names.add(v.name()) && numbers.add(v.number()))
                .sorted(Comparator.comparingInt(Vector::number))
                .toList();
    }

    /** The module and the linker's part of it. */
    public List<GeneratedFile> files() {
        return List.of(module(), defaults());
    }

    /** How many entries the table of interrupts has. */
    public int length() {
        return vectors.isEmpty() ? 0 : vectors.getLast().number() + 1;
    }

    private GeneratedFile module() {
        CodeWriter out = new CodeWriter();
        out.line("//! Interrupts of the " + RustText.comment(chip)
                + (peripherals ? ", for which no device crate is published" : "")
                + ". Generated by Takt from its catalogue.");
        out.lines(
                "#![allow(",
                "    dead_code,",
                "    unused_imports,",
                "    reason = \"the chip has more than one design uses\"",
                ")]");
        out.blank();
        if (peripherals) {
            out.line("use core::cell::Cell;");
        }
        if (!vectors.isEmpty()) {
            out.line("use cortex_m::interrupt::InterruptNumber;");
        }
        out.line("use cortex_m_rt as _; // brings the exceptions, reset and the linker script");
        if (peripherals) {
            out.line("use critical_section::Mutex;");
        }
        out.blank();
        if (!vectors.isEmpty()) {
            out.line("pub use self::Interrupt as interrupt;");
            out.blank();
        }
        out.line("/// Bits of a priority that the interrupt controller keeps, at the upper end of its byte.");
        out.line("pub const NVIC_PRIO_BITS: u8 = " + priorityBits + ";");
        out.blank();
        if (!vectors.isEmpty()) {
            interrupts(out);
            table(out);
        }
        if (peripherals) {
            out.text(PERIPHERALS);
        }
        return out.file("src/takt/device.rs", Owner.OURS);
    }

    private void interrupts(CodeWriter out) {
        out.line("/// The interrupts, by the names and numbers of the chip.");
        out.lines(
                "#[allow(",
                "    non_camel_case_types,",
                "    clippy::upper_case_acronyms,",
                "    reason = \"names of the chip\"",
                ")]",
                "#[derive(Clone, Copy, Debug, PartialEq, Eq)]",
                "#[repr(u16)]");
        out.block("pub enum Interrupt", () -> vectors.forEach(v -> out.line(v.name() + " = " + v.number() + ",")));
        out.blank();
        out.text(NUMBER);
        out.blank();
    }

    /** A number that no interrupt of the chip has shows as the default handler, not as a jump to address 0. */
    private void table(CodeWriter out) {
        out.block("unsafe extern \"C\"", () -> {
            out.line("fn DefaultHandler();");
            vectors.forEach(v -> out.line("fn " + v.name() + "();"));
        });
        out.blank();
        out.line(
                "/// The vector table behind the exceptions: the handler of each interrupt, in the order of their numbers.");
        out.lines("#[unsafe(link_section = \".vector_table.interrupts\")]", "#[unsafe(no_mangle)]");
        out.line("// SAFETY of both: cortex-m-rt's linker script expects this table, by this name, in this section.");
        out.block(
                "pub static __INTERRUPTS: [unsafe extern \"C\" fn(); " + length() + "] = [",
                () -> {
                    out.line("// the chip has no interrupt where the default handler stands");
                    int next = 0;
                    for (Vector vector : vectors) {
                        for (; next < vector.number(); next++) {
                            out.line("DefaultHandler,");
                        }
                        out.line(vector.name() + ",");
                        next++;
                    }
                },
                "];");
        out.blank();
    }

    private GeneratedFile defaults() {
        CodeWriter out = new CodeWriter();
        out.line("/* Interrupts without a handler of their own. Generated by Takt from its catalogue. */");
        vectors.forEach(v -> out.line("PROVIDE(" + v.name() + " = DefaultHandler);"));
        return out.file("device.x", Owner.OURS);
    }
}
