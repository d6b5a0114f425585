//! What a test stand needs of a RISC-V core: work that takes its time.

use core::arch::asm;
use core::sync::atomic::{AtomicU32, Ordering};

const MEASURED: u32 = 1 << 18;
const MTIME: *mut u32 = 0x0200_BFF8 as *mut u32;

static TURNS: AtomicU32 = AtomicU32::new(0);

/// Measures how fast the loop turns.
pub fn calibrate() {
    let counts = unsafe {
        let before = MTIME.read_volatile();
        turns(MEASURED);
        MTIME.read_volatile() - before
    };
    let ns = u64::from(counts) * 1_000_000_000 / u64::from(super::plan::COUNT_HZ);
    let turns = (u64::from(MEASURED) << 32) / ns;
    TURNS.store(u32::try_from(turns).unwrap_or(u32::MAX), Ordering::Relaxed);
}

/// Keeps the core busy, by a count.
pub fn burn(ns: u32) {
    let count = (u64::from(ns) * u64::from(TURNS.load(Ordering::Relaxed))) >> 32;
    turns(u32::try_from(count).unwrap_or(u32::MAX));
}

#[inline(never)]
fn turns(count: u32) {
    unsafe { asm!("1:", "addi {0}, {0}, -1", "bnez {0}, 1b", inout(reg) count.max(1) => _) };
}
