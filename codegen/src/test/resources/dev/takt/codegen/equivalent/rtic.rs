//! Samples every 10 ms, reports each sample with a count of edges: RTIC, by hand.
#![no_std]
#![no_main]

use rtic_monotonics::systick::prelude::*;

systick_monotonic!(Mono, 1_000);

#[rtic::app(device = lm3s6965, peripherals = true, dispatchers = [TIMER_3B, I2C1])]
mod app {
    use super::*;
    use core::hint::black_box;
    use rtic_sync::channel::{Receiver, Sender};
    use rtic_sync::make_channel;

    const CORE_HZ: u32 = 50_000_000;

    #[shared]
    struct Shared {
        edges: u32,
    }

    #[local]
    struct Local {
        level: u16,
        values: Sender<'static, u16, 4>,
        reported: (u16, u32),
        samples: Receiver<'static, u16, 4>,
    }

    #[init]
    fn init(cx: init::Context) -> (Shared, Local) {
        guard_stack();
        run_from_pll();
        let (values, samples) = make_channel!(u16, 4);
        sample::spawn().ok();
        report::spawn().ok();
        Mono::start(cx.core.SYST, CORE_HZ);
        let local = Local {
            level: 0,
            values,
            reported: (0, 0),
            samples,
        };
        (Shared { edges: 0 }, local)
    }

    #[task(binds = GPIOB, priority = 3, shared = [edges])]
    fn edge(mut cx: edge::Context) {
        cx.shared.edges.lock(|edges| *edges += 1);
    }

    #[task(priority = 2, local = [level, values])]
    async fn sample(cx: sample::Context) {
        let mut next = Mono::now();
        loop {
            *cx.local.level = cx.local.level.wrapping_add(3);
            cx.local.values.try_send(*cx.local.level).ok();
            next += 10.millis();
            // what was missed is one sample
            let now = Mono::now();
            while next + 10.millis() <= now {
                next += 10.millis();
            }
            Mono::delay_until(next).await;
        }
    }

    #[task(priority = 1, shared = [edges], local = [reported, samples])]
    async fn report(mut cx: report::Context) {
        let reported = cx.local.reported;
        while let Ok(level) = cx.local.samples.recv().await {
            *reported = (level, cx.shared.edges.lock(|edges| *edges));
            black_box(*reported);
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
