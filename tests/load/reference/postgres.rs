//! pgbench on PostgreSQL: sixteen clients, prepared statements, the same rows in one transaction.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::Command;
use std::time::Duration;

use super::sample::{Piece, Sample};

pub fn measure(url: &str, sample: &Sample, span: Duration) -> f64 {
    let script = tempfile::Builder::new().suffix(".pgbench").tempfile().expect("a file");
    std::fs::write(script.path(), written(sample)).expect("the script");
    let output = Command::new("pgbench")
        .args(["--no-vacuum", "--protocol=prepared", "--client=16", "--jobs=2"])
        .arg(format!("--time={}", span.as_secs()))
        .arg("--file")
        .arg(script.path())
        .arg(url)
        .output()
        .expect("pgbench runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let line = said.lines().find(|line| line.starts_with("tps = ")).expect("pgbench says its tps");
    line.split_whitespace().nth(2).and_then(|number| number.parse().ok()).expect("a number")
}

/// The script. Ids begin with the time of the transaction, as the product's do, and end in a number drawn per id.
fn written(Sample { statements, centres }: &Sample) -> String {
    let mut script = String::from("\\set n random(1, 9000000000000000000)\n");
    writeln!(script, "\\set c random(1, {})", centres.len()).expect("a string takes it");
    let centres = centres.join(", ");
    let ids: BTreeSet<usize> = statements.iter().flatten().filter_map(id).collect();
    for n in ids {
        writeln!(script, "\\set r{n} random(1, 9000000000000000000)").expect("a string takes it");
    }
    script.push_str("BEGIN;\n");
    for statement in statements {
        for piece in statement {
            match piece {
                Piece::Text(text) => script.push_str(text),
                Piece::Id(n) => {
                    write!(script, "(int8send((extract(epoch FROM now()) * 1000000)::bigint) || int8send(:r{n}))")
                        .expect("a string takes it")
                }
                Piece::Centre => write!(script, "(ARRAY[{centres}])[:c]").expect("a string takes it"),
                Piece::Number => script.push_str("('R' || :n::text)"),
            }
        }
        script.push_str(";\n");
    }
    script.push_str("COMMIT;\n");
    script
}

fn id(piece: &Piece) -> Option<usize> {
    match piece {
        Piece::Id(n) => Some(*n),
        _ => None,
    }
}
