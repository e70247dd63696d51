//! The two engines, and whether PostgreSQL takes part in this run.

use std::io::Write;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    /// The engines of this run.
    pub fn all() -> Vec<Engine> {
        let mut engines = vec![Engine::Sqlite];
        if both() {
            engines.push(Engine::Postgres);
        }
        engines
    }

    /// Whether this engine is tried in this run. If not, says so on standard error, past the test runner's capture.
    pub fn takes_part(self, story: &str) -> bool {
        let taking_part = self == Engine::Sqlite || both();
        if !taking_part {
            let line = format!("NOT RUN on PostgreSQL (CI_ENGINES is not `both`): {story}\n");
            std::io::stderr().write_all(line.as_bytes()).ok();
        }
        taking_part
    }
}

fn both() -> bool {
    std::env::var("CI_ENGINES").is_ok_and(|engines| engines == "both")
}

/// The server that `tools/with-postgres` started: `postgres://user:password@host:port/postgres`.
pub(crate) fn postgres_url() -> String {
    std::env::var("YICHUANG_TEST_POSTGRES")
        .expect("CI_ENGINES=both needs YICHUANG_TEST_POSTGRES: run the tests under tools/with-postgres")
}
