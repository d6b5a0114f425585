//! Samples every 10 ms, reports each sample with a count of edges: a loop on RISC-V, by hand.
#![no_std]
#![no_main]

use core::cell::{Cell, RefCell};
use core::hint::black_box;
use core::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use critical_section::Mutex;
use heapless::Deque;
use riscv::interrupt::Interrupt;
use riscv_rt::{core_interrupt, entry};

const MTIMECMP: *mut u32 = 0x0200_4000 as *mut u32;
const MTIME: *mut u32 = 0x0200_BFF8 as *mut u32;
const TICK: u64 = 10_000;

const PLIC: usize = 0x0C00_0000;
const SOURCE: u32 = 10;
const PRIORITY: *mut u32 = (PLIC + 4 * SOURCE as usize) as *mut u32;
const ENABLE: *mut u32 = (PLIC + 0x2000) as *mut u32;
const THRESHOLD: *mut u32 = (PLIC + 0x20_0000) as *mut u32;
const CLAIM: *mut u32 = (PLIC + 0x20_0004) as *mut u32;

static EDGES: Mutex<Cell<u32>> = Mutex::new(Cell::new(0));
static VALUES: Mutex<RefCell<Deque<u16, 4>>> = Mutex::new(RefCell::new(Deque::new()));
static SAMPLE: AtomicBool = AtomicBool::new(true);

#[entry]
fn main() -> ! {
    unsafe {
        PRIORITY.write_volatile(1);
        ENABLE.write_volatile(ENABLE.read_volatile() | 1 << SOURCE);
        THRESHOLD.write_volatile(0);
        riscv::interrupt::enable_interrupt(Interrupt::MachineExternal);
        MTIME.write_volatile(0);
        MTIME.add(1).write_volatile(0);
        set_due(TICK);
        riscv::interrupt::enable_interrupt(Interrupt::MachineTimer);
        riscv::interrupt::enable();
    }
    let mut level = 0_u16;
    loop {
        if SAMPLE.load(Ordering::Acquire) {
            SAMPLE.store(false, Ordering::Release);
            level = level.wrapping_add(3);
            critical_section::with(|cs| VALUES.borrow_ref_mut(cs).push_back(level).ok());
        }
        if let Some(level) = critical_section::with(|cs| VALUES.borrow_ref_mut(cs).pop_front()) {
            let edges = critical_section::with(|cs| EDGES.borrow(cs).get());
            black_box((level, edges));
        }
        critical_section::with(|cs| {
            if !SAMPLE.load(Ordering::Acquire) && VALUES.borrow_ref(cs).is_empty() {
                riscv::asm::wfi();
            }
        });
    }
}

fn now() -> u64 {
    loop {
        let (high, low, again) = unsafe {
            let high = MTIME.add(1).read_volatile();
            (high, MTIME.read_volatile(), MTIME.add(1).read_volatile())
        };
        if high == again {
            return u64::from(high) << 32 | u64::from(low);
        }
    }
}

fn set_due(count: u64) {
    unsafe {
        MTIMECMP.write_volatile(u32::MAX);
        MTIMECMP.add(1).write_volatile((count >> 32) as u32);
        MTIMECMP.write_volatile(count as u32);
    }
}

#[core_interrupt(Interrupt::MachineTimer)]
fn tick() {
    static LEFT: AtomicU32 = AtomicU32::new(10);
    let (high, low) = unsafe { (MTIMECMP.add(1).read_volatile(), MTIMECMP.read_volatile()) };
    let mut due = u64::from(high) << 32 | u64::from(low);
    while due <= now() {
        let left = LEFT.load(Ordering::Relaxed) - 1;
        if left == 0 {
            LEFT.store(10, Ordering::Relaxed);
            SAMPLE.store(true, Ordering::Release);
        } else {
            LEFT.store(left, Ordering::Relaxed);
        }
        due += TICK;
    }
    set_due(due);
}

#[core_interrupt(Interrupt::MachineExternal)]
fn external() {
    loop {
        let source = unsafe { CLAIM.read_volatile() };
        if source == 0 {
            return;
        }
        if source == SOURCE {
            critical_section::with(|cs| {
                let edges = EDGES.borrow(cs);
                edges.set(edges.get() + 1);
            });
        }
        unsafe { CLAIM.write_volatile(source) };
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    riscv::interrupt::disable();
    loop {
        core::hint::spin_loop();
    }
}
