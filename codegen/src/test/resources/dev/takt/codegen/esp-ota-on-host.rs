//! The generated update where the compiler runs: each run of this program is one start of the chip, and its flash is a file.

use std::env;
use std::process::exit;

use chip::Spawner;
use embassy_futures::block_on;

/// What is the chip's, and the runtime's.
mod chip {
    use embedded_storage::{ReadStorage, Storage};
    use std::fs::OpenOptions;
    use std::future::Future;
    use std::os::unix::fs::FileExt;
    use std::process::exit;
    use std::sync::atomic::{AtomicU32, Ordering};

    pub mod peripherals {
        pub struct FLASH<'a>(pub core::marker::PhantomData<&'a ()>);
    }

    /// Runs what waits for the end of a trial, where that is what is tried.
    pub struct Spawner;

    impl Spawner {
        pub fn spawn(&self, trial: impl Future<Output = ()>) {
            if std::env::args().nth(1).as_deref() == Some("trial") {
                embassy_futures::block_on(trial);
            }
        }
    }

    pub struct Duration;

    impl Duration {
        pub const fn from_millis(_: u64) -> Self {
            Self
        }
    }

    pub struct Timer;

    impl Timer {
        pub async fn after(_: Duration) {}
    }

    pub fn reset() -> ! {
        exit(3)
    }

    static OPERATIONS: AtomicU32 = AtomicU32::new(0);

    const SECTOR: usize = 4096;

    /// As esp-storage writes: a sector is read, erased, and written anew.
    pub struct FlashStorage<'a>(core::marker::PhantomData<&'a ()>);

    impl<'a> FlashStorage<'a> {
        pub const SECTOR_SIZE: u32 = SECTOR as u32;

        pub fn new(_: peripherals::FLASH<'a>) -> Self {
            Self(core::marker::PhantomData)
        }

        /// The power fails in front of this operation.
        fn operation(&self) {
            let number = OPERATIONS.fetch_add(1, Ordering::Relaxed);
            if std::env::var("CUT").is_ok_and(|cut| cut == number.to_string()) {
                exit(7)
            }
        }

        fn put(&self, offset: usize, bytes: &[u8]) {
            self.operation();
            let file = OpenOptions::new().write(true).open("flash.bin").unwrap();
            file.write_all_at(bytes, offset as u64).unwrap();
        }
    }

    impl ReadStorage for FlashStorage<'_> {
        type Error = ();

        fn read(&mut self, offset: u32, bytes: &mut [u8]) -> Result<(), ()> {
            let file = OpenOptions::new().read(true).open("flash.bin").unwrap();
            file.read_exact_at(bytes, u64::from(offset)).map_err(|_| ())
        }

        fn capacity(&self) -> usize {
            std::fs::metadata("flash.bin").unwrap().len() as usize
        }
    }

    impl Storage for FlashStorage<'_> {
        fn write(&mut self, offset: u32, bytes: &[u8]) -> Result<(), ()> {
            let (first, end) = (offset as usize, offset as usize + bytes.len());
            for sector in (first / SECTOR * SECTOR..end).step_by(SECTOR) {
                let mut data = [0; SECTOR];
                self.read(sector as u32, &mut data)?;
                let (from, to) = (first.max(sector), end.min(sector + SECTOR));
                data[from - sector..to - sector].copy_from_slice(&bytes[from - first..to - first]);
                self.put(sector, &[0xFF; SECTOR]);
                // a mark is eight words: each of them may be the last that is written
                for word in 0..8 {
                    self.put(sector + 4 * word, &data[4 * word..][..4]);
                }
                self.put(sector + 32, &data[32..]);
            }
            Ok(())
        }
    }
}

mod takt {
    #[allow(dead_code)]
    pub mod turns {
        pub fn all_had_two() -> bool {
            true
        }
    }

    #[path = "../../../src/takt/ota.rs"]
    pub mod ota;
}

/// Parts of an image, a sector each.
const PARTS: u32 = 2;

fn main() {
    let arguments: Vec<String> = env::args().collect();
    takt::ota::start(Spawner, chip::peripherals::FLASH(core::marker::PhantomData));
    let mut update = block_on(async { takt::ota::UPDATE.get().await.lock().await });
    match arguments[1].as_str() {
        "write" => {
            let part = [arguments[2].as_bytes()[0]; 4096];
            for number in 0..PARTS {
                update.write(number * 4096, &part).unwrap_or_else(|_| exit(4));
            }
        }
        "activate" => update.activate().unwrap_or_else(|_| exit(4)),
        _ => print!("{}", if update.is_on_trial() { "on trial" } else { "kept" }),
    }
}
