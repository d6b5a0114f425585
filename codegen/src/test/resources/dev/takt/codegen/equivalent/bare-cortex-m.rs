//! Samples every 10 ms, reports each sample with a count of edges: a loop on a Cortex-M, by hand.
#![no_std]
#![no_main]

#[path = "takt/device.rs"]
mod device;

use core::cell::{Cell, RefCell};
use core::hint::black_box;
use core::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use cortex_m::peripheral::NVIC;
use cortex_m::peripheral::syst::SystClkSource;
use cortex_m_rt::{entry, exception, interrupt};
use critical_section::Mutex;
use device::{Interrupt, interrupt};
use heapless::Deque;

const CORE_HZ: u32 = 50_000_000;

static EDGES: Mutex<Cell<u32>> = Mutex::new(Cell::new(0));
static VALUES: Mutex<RefCell<Deque<u16, 4>>> = Mutex::new(RefCell::new(Deque::new()));
static SAMPLE: AtomicBool = AtomicBool::new(true);

#[entry]
fn main() -> ! {
    guard_stack();
    let core = cortex_m::Peripherals::take().unwrap();
    run_from_pll();
    let mut nvic = core.NVIC;
    unsafe {
        nvic.set_priority(Interrupt::GPIOB, 0xE0);
        NVIC::unmask(Interrupt::GPIOB);
    }
    let mut systick = core.SYST;
    systick.set_clock_source(SystClkSource::Core);
    systick.set_reload(CORE_HZ / 1_000 - 1);
    systick.clear_current();
    systick.enable_interrupt();
    systick.enable_counter();

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
                cortex_m::asm::wfi();
            }
        });
    }
}

#[interrupt]
fn GPIOB() {
    critical_section::with(|cs| {
        let edges = EDGES.borrow(cs);
        edges.set(edges.get() + 1);
    });
}

#[exception]
fn SysTick() {
    static LEFT: AtomicU32 = AtomicU32::new(10);
    let left = LEFT.load(Ordering::Relaxed) - 1;
    if left == 0 {
        LEFT.store(10, Ordering::Relaxed);
        SAMPLE.store(true, Ordering::Release);
    } else {
        LEFT.store(left, Ordering::Relaxed);
    }
}

fn run_from_pll() {
    const RIS: *const u32 = 0x400F_E050 as *const u32;
    const RCC: *mut u32 = 0x400F_E060 as *mut u32;
    unsafe {
        let mut rcc = RCC.read_volatile() | 1 << 11;
        rcc &= !(1 << 22);
        RCC.write_volatile(rcc);
        rcc &= !(0x3 << 4 | 0xF << 6 | 1 << 13 | 0xF << 23);
        rcc |= 0xE << 6;
        RCC.write_volatile(rcc);
        rcc |= 3 << 23 | 1 << 22;
        RCC.write_volatile(rcc);
        while RIS.read_volatile() & 1 << 6 == 0 {}
        RCC.write_volatile(rcc & !(1 << 11));
    }
}

/// The last bytes of the stack can only be read: an overflow faults.
fn guard_stack() {
    unsafe extern "C" {
        static _stack_end: u32;
    }
    unsafe {
        let mpu = &*cortex_m::peripheral::MPU::PTR;
        let end = (&raw const _stack_end) as u32;
        mpu.rbar.write(end.next_multiple_of(128) | 1 << 4);
        mpu.rasr.write(0x160B_000D);
        mpu.ctrl.write(5);
    }
    cortex_m::asm::dsb();
    cortex_m::asm::isb();
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    cortex_m::interrupt::disable();
    loop {
        core::hint::spin_loop();
    }
}
