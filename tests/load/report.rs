//! The table: on the screen and between the markers of `docs/PERFORMANCE.md`.

use std::fmt::Write as _;
use std::path::Path;

/// One line of the table.
pub struct Row {
    pub id: &'static str,
    pub what: String,
    pub measured: String,
    pub reference: String,
    pub ratio: String,
    pub aim: &'static str,
}

const BEGIN: &str = "<!-- bench:begin -->";
const END: &str = "<!-- bench:end -->";

pub fn publish(rows: &[Row]) {
    let table = table(rows);
    println!("{table}");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/PERFORMANCE.md");
    let before = std::fs::read_to_string(&file).unwrap_or_else(|_| format!("# Performance\n\n{BEGIN}\n{END}\n"));
    let after = match (before.find(BEGIN), before.find(END)) {
        (Some(begin), Some(end)) if begin < end => {
            format!("{}{BEGIN}\n\n{table}\n{}", &before[..begin], &before[end..])
        }
        _ => format!("{before}\n{BEGIN}\n\n{table}\n{END}\n"),
    };
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("docs/");
    std::fs::write(&file, after).expect("docs/PERFORMANCE.md can be written");
}

fn table(rows: &[Row]) -> String {
    let mut text = format!("Measured on {}.\n\n", machine());
    text.push_str("| id | work | measured | reference, same run | ratio | aim |\n|---|---|---|---|---|---|\n");
    for row in rows {
        let Row { id, what, measured, reference, ratio, aim } = row;
        writeln!(text, "| {id} | {what} | {measured} | {reference} | {ratio} | {aim} |").expect("a string takes it");
    }
    text
}

/// Processor, cores, memory, system and day, as far as Linux says.
fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let cores = std::thread::available_parallelism().map(usize::from).unwrap_or(1);
    let memory: u64 = field(&read("/proc/meminfo"), "MemTotal").trim_end_matches(" kB").parse().unwrap_or(0);
    let system = read("/etc/os-release");
    let system = system.lines().find_map(|line| line.strip_prefix("PRETTY_NAME=")).unwrap_or("an unknown system");
    let day = time::OffsetDateTime::now_utc().date();
    format!(
        "{} ({cores} cores, {} GiB), {}, {day}",
        field(&read("/proc/cpuinfo"), "model name"),
        memory / 1024 / 1024,
        system.trim_matches('"')
    )
}
