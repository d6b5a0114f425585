use crate::takt::payload::{Count, Value};
use crate::takt::work::ReportWork;

#[derive(Default)]
pub struct Report {
    level: u16,
    edges: u32,
}

impl ReportWork for Report {
    fn take_values(&mut self, value: Value) {
        self.level = value.level;
    }

    fn look(&mut self, count: &mut Count) {
        self.edges = count.edges;
    }

    fn show(&mut self) {
        core::hint::black_box((self.level, self.edges));
    }
}
