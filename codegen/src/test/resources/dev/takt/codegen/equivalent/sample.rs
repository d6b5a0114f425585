use crate::takt::payload::Value;
use crate::takt::work::SampleWork;

#[derive(Default)]
pub struct Sample {
    level: u16,
}

impl SampleWork for Sample {
    fn read(&mut self) {
        self.level = self.level.wrapping_add(3);
    }

    fn next_values(&mut self) -> Value {
        Value { level: self.level }
    }
}
