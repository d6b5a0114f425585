use crate::takt::payload::Count;
use crate::takt::work::EdgeWork;

#[derive(Default)]
pub struct Edge {}

impl EdgeWork for Edge {
    fn start(&mut self) {}

    fn acknowledge(&mut self) {}

    fn add(&mut self, count: &mut Count) {
        count.edges += 1;
    }
}
