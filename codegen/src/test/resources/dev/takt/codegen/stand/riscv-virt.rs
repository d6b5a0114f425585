//! The alarm of the machine's clock as a source of interrupts. It is set anew for each arrival, from the last one on.

use super::plan::{COUNT_HZ, FIRST, PERIOD, SHORT_SLEEPS};
use core::sync::atomic::{AtomicU32, Ordering};

const TIME_LOW: *mut u32 = 0x0010_1000 as *mut u32;
const TIME_HIGH: *mut u32 = 0x0010_1004 as *mut u32;
const ALARM_LOW: *mut u32 = 0x0010_1008 as *mut u32;
const ALARM_HIGH: *mut u32 = 0x0010_100C as *mut u32;
const ENABLED: *mut u32 = 0x0010_1010 as *mut u32;
const CLEAR: *mut u32 = 0x0010_101C as *mut u32;

static DUE_LOW: AtomicU32 = AtomicU32::new(0);
static DUE_HIGH: AtomicU32 = AtomicU32::new(0);

fn set(ns: u64) {
    let (high, low) = ((ns >> 32) as u32, ns as u32);
    DUE_HIGH.store(high, Ordering::Relaxed);
    DUE_LOW.store(low, Ordering::Relaxed);
    unsafe {
        ALARM_HIGH.write_volatile(high);
        ALARM_LOW.write_volatile(low);
    }
}

fn ns(counts: u64) -> u64 {
    counts * 1_000_000_000 / u64::from(COUNT_HZ)
}

/// The first arrival, so many counts since time 0 being gone.
pub fn begin(gone: u64) {
    if FIRST.is_empty() || SHORT_SLEEPS {
        return;
    }
    let now = unsafe {
        let low = TIME_LOW.read_volatile();
        u64::from(TIME_HIGH.read_volatile()) << 32 | u64::from(low)
    };
    unsafe { ENABLED.write_volatile(1) };
    set(now + ns(u64::from(FIRST[0])) - ns(gone));
}

/// The request is seen.
pub fn acknowledge(_: usize) {
    unsafe { CLEAR.write_volatile(1) };
    let due = u64::from(DUE_HIGH.load(Ordering::Relaxed)) << 32 | u64::from(DUE_LOW.load(Ordering::Relaxed));
    set(due + ns(u64::from(PERIOD[0])));
}
