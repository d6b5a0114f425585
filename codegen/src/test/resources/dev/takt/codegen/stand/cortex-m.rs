//! What a test stand needs of a Cortex-M: work that takes its time, and the time of the tick that runs.

use core::arch::asm;
use core::sync::atomic::{AtomicU32, Ordering};

const MEASURED: u32 = 1 << 18;
const CSR: *mut u32 = 0xE000_E010 as *mut u32;
const RVR: *mut u32 = 0xE000_E014 as *mut u32;
const CVR: *mut u32 = 0xE000_E018 as *mut u32;

static TURNS: AtomicU32 = AtomicU32::new(0);

/// Measures how fast the loop turns, before SysTick is anybody's.
pub fn calibrate() {
    let counts = unsafe {
        RVR.write_volatile(0x00FF_FFFF);
        CVR.write_volatile(0);
        CSR.write_volatile(0b101);
        while CVR.read_volatile() == 0 {}
        let before = CVR.read_volatile();
        turns(MEASURED);
        let after = CVR.read_volatile();
        CSR.write_volatile(0b100);
        CVR.write_volatile(0);
        u64::from(before - after)
    };
    let ns = counts * 1_000_000_000 / u64::from(super::plan::COUNT_HZ);
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
    unsafe { asm!("1:", "subs {0}, #1", "bne 1b", inout(reg) count.max(1) => _) };
}

/// Counts since the tick that runs began, where SysTick makes ticks.
pub fn since_tick() -> u64 {
    unsafe { u64::from(RVR.read_volatile() + 1 - CVR.read_volatile()) }
}
