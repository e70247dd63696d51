//! One server per engine for all stories that can live side by side: each brings its own people and cases.

use std::sync::OnceLock;

use crate::{Centre, Engine};

/// The server of this test binary on `engine`, started by whoever asks first.
pub fn shared(engine: Engine) -> &'static Centre {
    static SQLITE: OnceLock<Centre> = OnceLock::new();
    static POSTGRES: OnceLock<Centre> = OnceLock::new();
    let server = match engine {
        Engine::Sqlite => &SQLITE,
        Engine::Postgres => &POSTGRES,
    };
    server.get_or_init(|| Centre::start(engine))
}
