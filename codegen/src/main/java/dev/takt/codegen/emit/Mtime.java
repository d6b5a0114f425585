package dev.takt.codegen.emit;

/**
 * {@code mtime} and {@code mtimecmp} of QEMU's RISC-V machine in Rust (RISC-V Privileged Architectures, 3.2.1; places and 10 MHz are those of QEMU's {@code hw/riscv/virt.c}). A 32-bit core has each in two
 * words, so reading and writing takes care of what happens between them.
 */
public final class Mtime {
    /** Counts in a second. */
    public static final long COUNT_HZ = 10_000_000;

    /** Places of the two registers, low words first. */
    public static final String REGISTERS = """
        const MTIMECMP: *mut u32 = 0x0200_4000 as *mut u32;
        const MTIME: *mut u32 = 0x0200_BFF8 as *mut u32;\
        """;

    /** Body of a function that gives the time as {@code u64}. */
    public static final String READ = """
            loop {
                // SAFETY: the time of the machine, in two words that can be read at any time.
                let (high, low, again) = unsafe {
                    let high = MTIME.add(1).read_volatile();
                    (high, MTIME.read_volatile(), MTIME.add(1).read_volatile())
                };
                if high == again {
                    return u64::from(high) << 32 | u64::from(low);
                }
            }\
        """;

    /** Sets the time of the next interrupt to {@code count: u64}, unsafe: no value in between is earlier than the old and the new one. */
    public static final String SET = """
            unsafe {
                MTIMECMP.write_volatile(u32::MAX);
                MTIMECMP.add(1).write_volatile((count >> 32) as u32);
                MTIMECMP.write_volatile((count & 0xFFFF_FFFF) as u32);
            }\
        """;

    private Mtime() {}
}
