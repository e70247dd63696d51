//! How a centre is started.

/// A Tuesday on which Luoping's windows are open, at the hour at which stories begin.
pub const OPENING: &str = "2026-03-03T09:00:00+08:00";

#[derive(Debug, Clone)]
pub struct Options {
    /// `--clock`; none runs on real time.
    pub clock: Option<String>,
    /// `--demo`: a ready-made centre, or a folder.
    pub profile: String,
    /// Further environment.
    pub env: Vec<(String, String)>,
    /// Further arguments of `serve`.
    pub arguments: Vec<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            clock: Some(OPENING.to_owned()),
            profile: "luoping".to_owned(),
            env: Vec::new(),
            arguments: Vec::new(),
        }
    }
}

impl Options {
    pub fn at(clock: &str) -> Options {
        Options { clock: Some(clock.to_owned()), ..Options::default() }
    }

    pub fn on_real_time() -> Options {
        Options { clock: None, ..Options::default() }
    }

    pub fn of_profile(self, profile: impl Into<String>) -> Options {
        Options { profile: profile.into(), ..self }
    }

    /// Arguments of `serve`, separated by blanks.
    pub fn with(mut self, arguments: &str) -> Options {
        self.arguments.extend(arguments.split_whitespace().map(str::to_owned));
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Options {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }
}
