//! The two timers of the AN385 as sources of interrupts.

use super::plan::{FIRST, PERIOD, SHORT_SLEEPS};

/// A timer of whose ends nobody hears.
const SILENT: *mut u32 = 0x4000_2000 as *mut u32;
const HALF_A_MICROSECOND: u32 = 12;
const CTRL: usize = 0x00;
const VALUE: usize = 0x04;
const RELOAD: usize = 0x08;
const INTCLEAR: usize = 0x0C;

fn register(timer: usize, offset: usize) -> *mut u32 {
    (0x4000_0000 + 0x1000 * timer + offset) as *mut u32
}

/// Each timer ends when its first arrival is due, so many counts since time 0 being gone, and then once a period.
pub fn begin(gone: u64) {
    for (timer, (first, period)) in FIRST.iter().zip(PERIOD).enumerate() {
        unsafe {
            register(timer, RELOAD).write_volatile(period - 1);
            register(timer, VALUE).write_volatile(first - gone as u32);
            register(timer, CTRL).write_volatile(0b1001);
        }
    }
    if SHORT_SLEEPS {
        // the dual timer: its load, and its control for a periodic one of 32 bits
        unsafe {
            SILENT.write_volatile(HALF_A_MICROSECOND);
            SILENT.add(2).write_volatile(0b1100_0010);
        }
    }
}

/// The request of a timer is seen.
pub fn acknowledge(timer: usize) {
    unsafe { register(timer, INTCLEAR).write_volatile(1) };
}
