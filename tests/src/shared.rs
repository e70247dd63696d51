//! One server per engine and profile for all stories that can live side by side: each brings its own people and cases.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock};

use crate::{Centre, Engine, Options};

/// The server of this test binary on `engine`, with the centre of Luoping, started by whoever asks first.
pub fn shared(engine: Engine) -> &'static Centre {
    shared_at(engine, "luoping")
}

/// The same with another ready-made centre.
pub fn shared_at(engine: Engine, profile: &'static str) -> &'static Centre {
    static SERVERS: Mutex<Option<Servers>> = Mutex::new(None);
    let server = {
        let mut servers = SERVERS.lock().expect("the lock");
        *servers.get_or_insert_default().entry((engine, profile)).or_insert_with(|| Box::leak(Box::default()))
    };
    server.get_or_init(|| Centre::start_with(engine, Options::default().of_profile(profile)))
}

type Servers = HashMap<(Engine, &'static str), &'static OnceLock<Centre>>;
