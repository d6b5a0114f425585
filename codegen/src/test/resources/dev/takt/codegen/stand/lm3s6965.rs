//! The general-purpose timers of the LM3S6965 as sources of interrupts.

use super::plan::{FIRST, PERIOD, SHORT_SLEEPS};

/// Of its ends nobody hears.
const SILENT: usize = 3;
const HALF_A_MICROSECOND: u32 = 25;
const CTL: usize = 0x0C;
const TAMR: usize = 0x04;
const IMR: usize = 0x18;
const ICR: usize = 0x24;
const TAILR: usize = 0x28;

fn register(timer: usize, offset: usize) -> *mut u32 {
    (0x4003_0000 + 0x1000 * timer + offset) as *mut u32
}

/// Each timer ends when its first arrival is due, so many counts since time 0 being gone, and then once a period.
pub fn begin(gone: u64) {
    for (timer, (first, period)) in FIRST.iter().zip(PERIOD).enumerate() {
        unsafe {
            register(timer, TAMR).write_volatile(2);
            register(timer, IMR).write_volatile(1);
            register(timer, TAILR).write_volatile(first - gone as u32);
            register(timer, CTL).write_volatile(1);
            register(timer, TAILR).write_volatile(period);
        }
    }
    if SHORT_SLEEPS {
        unsafe {
            register(SILENT, TAMR).write_volatile(2);
            register(SILENT, TAILR).write_volatile(HALF_A_MICROSECOND);
            register(SILENT, CTL).write_volatile(1);
        }
    }
}

/// The request of a timer is seen.
pub fn acknowledge(timer: usize) {
    unsafe { register(timer, ICR).write_volatile(1) };
}
