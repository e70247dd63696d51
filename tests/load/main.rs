//! `make bench`: one table of what was measured on this machine, printed and kept in `docs/PERFORMANCE.md`.
//!
//! Ratios taken in one run count; absolute figures are for orientation. `bench 5` measures for 5 seconds each.

mod county;
mod due_times;
mod first_load;
mod intake;
mod reference;
mod report;
mod start;
mod watch;

use std::time::Duration;

use blackbox::Engine;

fn main() {
    let seconds = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(10);
    let span = Duration::from_secs(seconds);
    let mut rows = Vec::new();
    for engine in Engine::all() {
        rows.extend(intake::measure(engine, span));
    }
    rows.extend(due_times::measure());
    rows.extend(watch::measure(span));
    rows.extend(start::measure());
    rows.extend(first_load::measure());
    report::publish(&rows);
}
