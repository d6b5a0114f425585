//! Samples every 10 ms, reports each sample with a count of edges: Embassy, by hand.
#![no_std]
#![no_main]

use core::cell::Cell;
use core::hint::black_box;
use embassy_executor::{InterruptExecutor, Spawner};
use embassy_stm32::interrupt::{InterruptExt, Priority};
use embassy_stm32::rcc::*;
use embassy_stm32::{Config, interrupt};
use embassy_sync::blocking_mutex::Mutex;
use embassy_sync::blocking_mutex::raw::CriticalSectionRawMutex;
use embassy_sync::channel::Channel;
use embassy_time::{Duration, Ticker};

static EDGES: Mutex<CriticalSectionRawMutex, Cell<u32>> = Mutex::new(Cell::new(0));
static REPORTED: Mutex<CriticalSectionRawMutex, Cell<(u16, u32)>> = Mutex::new(Cell::new((0, 0)));
static VALUES: Channel<CriticalSectionRawMutex, u16, 4> = Channel::new();
static LOW: InterruptExecutor = InterruptExecutor::new();
static HIGH: InterruptExecutor = InterruptExecutor::new();

#[interrupt]
fn USART3_4_LPUART1() {
    unsafe { LOW.on_interrupt() }
}

#[interrupt]
fn USART2() {
    unsafe { HIGH.on_interrupt() }
}

#[embassy_executor::main]
async fn main(_spawner: Spawner) {
    guard_stack();
    let mut config = Config::default();
    config.rcc.hsi = Some(Hsi {
        sys_div: HsiSysDiv::DIV1,
    });
    config.rcc.pll = Some(Pll {
        source: PllSource::HSI,
        prediv: PllPreDiv::DIV1,
        mul: PllMul::MUL8,
        divp: None,
        divq: None,
        divr: Some(PllRDiv::DIV2),
    });
    config.rcc.sys = Sysclk::PLL1_R;
    embassy_stm32::init(config);

    interrupt::TIM2.set_priority(Priority::P1);
    unsafe { cortex_m::peripheral::NVIC::unmask(interrupt::TIM2) };
    interrupt::USART2.set_priority(Priority::P2);
    HIGH.start(interrupt::USART2).spawn(sample().unwrap());
    interrupt::USART3_4_LPUART1.set_priority(Priority::P3);
    LOW.start(interrupt::USART3_4_LPUART1).spawn(report().unwrap());
}

/// The last bytes of the stack can only be read: an overflow faults.
fn guard_stack() {
    unsafe extern "C" {
        static _stack_end: u32;
    }
    unsafe {
        let mpu = &*cortex_m::peripheral::MPU::PTR;
        let end = (&raw const _stack_end) as u32;
        mpu.rbar.write(end.next_multiple_of(256) | 1 << 4);
        mpu.rasr.write(0x1602_000F);
        mpu.ctrl.write(5);
    }
    cortex_m::asm::dsb();
    cortex_m::asm::isb();
}

#[interrupt]
fn TIM2() {
    EDGES.lock(|edges| edges.set(edges.get() + 1));
}

#[embassy_executor::task]
async fn sample() {
    let mut level = 0_u16;
    let mut ticker = Ticker::every(Duration::from_millis(10));
    loop {
        level = level.wrapping_add(3);
        VALUES.try_send(level).ok();
        ticker.next().await;
    }
}

#[embassy_executor::task]
async fn report() {
    loop {
        let level = VALUES.receive().await;
        let edges = EDGES.lock(Cell::get);
        REPORTED.lock(|reported| reported.set((level, edges)));
        black_box(&REPORTED);
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    cortex_m::interrupt::disable();
    loop {
        core::hint::spin_loop();
    }
}
