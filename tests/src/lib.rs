//! Drives the built binary from outside, as a window, a villager or another system would: over HTTP, on the command
//! line and, where a test plays the burglar, in the database file itself.

pub mod accounts;
pub mod answer;
pub mod centre;
pub mod client;
pub mod desk;
pub mod engine;
pub mod hall;
pub mod keeper;
pub mod look;
pub mod options;
pub mod people;
pub mod process;
pub mod sql;

mod shared;

pub use accounts::Account;
pub use answer::{Answer, Problem};
pub use centre::Centre;
pub use client::Client;
pub use desk::Desk;
pub use engine::Engine;
pub use hall::Hall;
pub use options::Options;
pub use serde_json::{Value, json};
pub use shared::{shared, shared_at};

/// One story, told once on SQLite and once on PostgreSQL.
///
/// `on_both_engines!(name, |centre| { … })` uses the server that all such stories of the test binary share,
/// `on_both_engines!(name, at("hekou"), |centre| { … })` the one that those of this profile share;
/// `on_both_engines!(name, fresh, |centre| { … })` one of its own, and `fresh(options)` one with [`Options`].
/// PostgreSQL takes part when `CI_ENGINES=both` (always so in `make test`); otherwise standard error says that it did not.
#[macro_export]
macro_rules! on_both_engines {
    ($name:ident, |$centre:ident| $body:block) => {
        $crate::on_both_engines!(@ $name, |$centre: &$crate::Centre| $body, |engine| story($crate::shared(engine)));
    };
    ($name:ident, at($profile:literal), |$centre:ident| $body:block) => {
        $crate::on_both_engines!(
            @ $name,
            |$centre: &$crate::Centre| $body,
            |engine| story($crate::shared_at(engine, $profile))
        );
    };
    ($name:ident, fresh, |$centre:ident| $body:block) => {
        $crate::on_both_engines!($name, fresh($crate::Options::default()), |$centre| $body);
    };
    ($name:ident, fresh($options:expr), |$centre:ident| $body:block) => {
        $crate::on_both_engines!(
            @ $name,
            |$centre: &mut $crate::Centre| $body,
            |engine| story(&mut $crate::Centre::start_with(engine, $options))
        );
    };
    (@ $name:ident, |$centre:ident: $kind:ty| $body:block, |$engine:ident| $run:expr) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            fn story($centre: $kind) $body

            fn run($engine: $crate::Engine) {
                $run
            }

            #[test]
            fn on_sqlite() {
                run($crate::Engine::Sqlite);
            }

            #[test]
            fn on_postgres() {
                if $crate::Engine::Postgres.takes_part(concat!(module_path!(), "::on_postgres")) {
                    run($crate::Engine::Postgres);
                }
            }
        }
    };
}
