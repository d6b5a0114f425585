//! The generated update where the compiler runs: each run of this program is one start of the chip, and its flash is a file.

use std::cell::RefCell;
use std::env;
use std::process::exit;

use embassy_boot::{BootLoader, BootLoaderConfig, FirmwareUpdaterConfig};
use embassy_embedded_hal::flash::partition::BlockingPartition;
use embassy_sync::blocking_mutex::Mutex;
use embassy_sync::blocking_mutex::raw::NoopRawMutex;
use embedded_storage::nor_flash::ReadNorFlash;
use takt::flash::Flash;
use takt::ota::{PAGE, Trial, Update};

mod chip {
    /// A reset ends the program.
    pub struct SCB;

    impl SCB {
        pub fn sys_reset() -> ! {
            std::process::exit(3)
        }
    }
}

mod takt {
    pub mod flash {
        use embedded_storage::nor_flash::{ErrorType, NorFlash, NorFlashErrorKind, ReadNorFlash};
        use embedded_storage::nor_flash::{check_erase, check_read, check_write};
        use std::env;
        use std::fs::{self, OpenOptions};
        use std::os::unix::fs::FileExt;
        use std::process::exit;
        use std::sync::atomic::{AtomicU32, Ordering};

        static OPERATIONS: AtomicU32 = AtomicU32::new(0);

        pub struct Flash;

        impl Flash {
            pub fn new() -> Self {
                Self
            }

            /// The power fails in front of this operation.
            fn operation(&self) {
                let number = OPERATIONS.fetch_add(1, Ordering::Relaxed);
                if env::var("CUT").is_ok_and(|cut| cut == number.to_string()) {
                    exit(7)
                }
            }

            fn put(&self, offset: u32, bytes: &[u8]) {
                let file = OpenOptions::new().write(true).open("flash.bin").unwrap();
                file.write_all_at(bytes, u64::from(offset)).unwrap();
            }
        }

        impl ErrorType for Flash {
            type Error = NorFlashErrorKind;
        }

        impl ReadNorFlash for Flash {
            const READ_SIZE: usize = 1;

            fn read(&mut self, offset: u32, bytes: &mut [u8]) -> Result<(), NorFlashErrorKind> {
                check_read(self, offset, bytes.len())?;
                let file = OpenOptions::new().read(true).open("flash.bin").unwrap();
                file.read_exact_at(bytes, u64::from(offset)).unwrap();
                Ok(())
            }

            fn capacity(&self) -> usize {
                fs::metadata("flash.bin").unwrap().len() as usize
            }
        }

        impl NorFlash for Flash {
            const WRITE_SIZE: usize = UNIT;
            const ERASE_SIZE: usize = ERASED;

            fn erase(&mut self, from: u32, to: u32) -> Result<(), NorFlashErrorKind> {
                check_erase(self, from, to)?;
                for page in (from..to).step_by(Self::ERASE_SIZE) {
                    self.operation();
                    self.put(page, &[0xFF; Self::ERASE_SIZE]);
                }
                Ok(())
            }

            /// Bits become 0 only: what was not erased shows.
            fn write(&mut self, offset: u32, bytes: &[u8]) -> Result<(), NorFlashErrorKind> {
                check_write(self, offset, bytes.len())?;
                self.operation();
                let mut before = vec![0; bytes.len()];
                self.read(offset, &mut before)?;
                let after: Vec<u8> = before.iter().zip(bytes).map(|(a, b)| a & b).collect();
                self.put(offset, &after);
                Ok(())
            }
        }
    }

    /// A task has hung before its second turn.
    #[allow(dead_code)]
    pub mod turns {
        pub fn all_had_two() -> bool {
            std::env::var("HUNG").is_err()
        }
    }

    pub mod time {
        pub fn is_trial_over() -> bool {
            true
        }
    }

    #[path = "../../../src/takt/ota.rs"]
    pub mod ota;
}

type Slot<'a> = BlockingPartition<'a, NoopRawMutex, Flash>;

/// The slots of an update by the symbols of the linker.
fn slots<'a>(
    dfu: &'a Mutex<NoopRawMutex, RefCell<Flash>>,
    state: &'a Mutex<NoopRawMutex, RefCell<Flash>>,
) -> FirmwareUpdaterConfig<Slot<'a>, Slot<'a>> {
    unsafe extern "C" {
        static __bootloader_state_start: u32;
        static __bootloader_state_end: u32;
        static __bootloader_dfu_start: u32;
        static __bootloader_dfu_end: u32;
    }
    let slot = |flash, from: *const u32, to: *const u32| {
        let (from, to) = (from as usize as u32, to as usize as u32);
        BlockingPartition::new(flash, from, to - from)
    };
    FirmwareUpdaterConfig {
        dfu: slot(dfu, &raw const __bootloader_dfu_start, &raw const __bootloader_dfu_end),
        state: slot(state, &raw const __bootloader_state_start, &raw const __bootloader_state_end),
    }
}

/// Pages of an image.
const PAGES: usize = 5;

fn main() {
    let arguments: Vec<String> = env::args().collect();
    match arguments[1].as_str() {
        "boot" => boot(),
        "write" => write(arguments[2].as_bytes()[0]),
        "activate" => {
            let image = image(arguments[2].as_bytes()[0]);
            let length = image.len() as u32;
            opened().activate(length, crc(&image)).unwrap_or_else(|_| exit(4));
        }
        "vectors" => {
            let image = vec![b'B'; PAGES * PAGE as usize];
            let length = image.len() as u32;
            opened().activate(length, crc(&image)).unwrap_or_else(|_| exit(4));
        }
        "longest" => longest(),
        "beyond" => opened().write(u32::MAX / PAGE * PAGE - PAGE, &[0; 64]).unwrap_or_else(|_| exit(4)),
        _ => trial(),
    }
}

/// What the boot loader does, and which image it would start.
fn boot() {
    let flash = Mutex::<NoopRawMutex, _>::new(RefCell::new(Flash::new()));
    let config = BootLoaderConfig::from_linkerfile_blocking(&flash, &flash, &flash);
    let active = config.active.offset();
    let mut page = [0; PAGE as usize];
    BootLoader::new(config).prepare_boot(&mut page).expect("the flash is sound");
    let mut image = vec![0; PAGES * PAGE as usize];
    Flash::new().read(active, &mut image).unwrap();
    assert!(image[8..].iter().all(|b| *b == image[8]), "an image of two");
    print!("{}{}", char::from(image[8]), if is_on_trial() { " on trial" } else { "" });
}

/// Half a page at a time.
fn write(letter: u8) {
    let mut update = opened();
    let half = PAGE as usize / 2;
    let parts = if env::var("HALF").is_ok() { PAGES } else { 2 * PAGES };
    for (number, part) in image(letter).chunks(half).take(parts).enumerate() {
        update.write((number * half) as u32, part).unwrap_or_else(|_| exit(4));
    }
}

/// An image: vectors, and a letter.
fn image(letter: u8) -> Vec<u8> {
    unsafe extern "C" {
        static __vector_table: u32;
    }
    let mut image = vec![letter; PAGES * PAGE as usize];
    let reset = (&raw const __vector_table) as usize as u32 + 0x41;
    image[..4].copy_from_slice(&0x2000_1000u32.to_le_bytes());
    image[4..8].copy_from_slice(&reset.to_le_bytes());
    image
}

/// CRC-32 as the standard writes it, highest power first, the bits of each byte and of the sum turned round.
fn crc(bytes: &[u8]) -> u32 {
    let sum = |bytes: &[u8]| {
        let mut sum = u32::MAX;
        for byte in bytes {
            sum ^= u32::from(byte.reverse_bits()) << 24;
            for _ in 0..8 {
                sum = if sum >> 31 == 1 { sum << 1 ^ 0x04C1_1DB7 } else { sum << 1 };
            }
        }
        !sum.reverse_bits()
    };
    assert_eq!(sum(b"123456789"), 0xCBF4_3926, "the check value of the catalogue of CRCs");
    sum(bytes)
}

/// The last unit of ACTIVE, and the one behind it, which the slot has for the swap.
fn longest() {
    unsafe extern "C" {
        static __bootloader_dfu_start: u32;
        static __bootloader_dfu_end: u32;
    }
    let slot = (&raw const __bootloader_dfu_end) as usize - (&raw const __bootloader_dfu_start) as usize;
    let end = slot as u32 - PAGE;
    let mut update = opened();
    let unit = [0; UNIT];
    update.write(end - UNIT, &unit).unwrap_or_else(|_| exit(1));
    update.write(end, &unit).unwrap_or_else(|_| exit(4));
}

#[cfg(not(feature = "rtic"))]
mod runtime {
    use super::{Trial, Update, exit, takt};

    pub fn is_on_trial() -> bool {
        takt::ota::take().unwrap().is_on_trial().unwrap()
    }

    pub fn opened() -> Update {
        takt::ota::take().unwrap_or_else(|| exit(5))
    }

    pub fn trial() {
        Trial::begin().look();
    }
}

#[cfg(feature = "rtic")]
mod runtime {
    use super::{Trial, Update, exit, takt};

    pub fn is_on_trial() -> bool {
        Trial::begin().is_on()
    }

    /// As the task does that waits for the end of a trial.
    pub fn opened() -> Update {
        let mut trial = Trial::begin();
        if !trial.is_on() {
            trial.end();
        }
        takt::ota::take().unwrap_or_else(|| exit(5))
    }

    pub fn trial() {
        let mut trial = Trial::begin();
        if trial.is_on() {
            trial.decide();
        }
        trial.end();
    }
}

use runtime::{is_on_trial, opened, trial};
