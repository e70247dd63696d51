//! The ready-made centres, carried in the binary.

use std::collections::{BTreeMap, BTreeSet};

use rust_embed::Embed;

#[derive(Embed)]
#[folder = "../../profiles"]
struct Profiles;

/// The files of a profile by name, or the names of those there are.
pub fn files(code: &str) -> Result<BTreeMap<String, String>, String> {
    let prefix = format!("{code}/");
    let files: BTreeMap<String, String> = Profiles::iter()
        .filter_map(|path| Some((path.strip_prefix(&prefix)?.to_owned(), path.to_string())))
        .filter_map(|(name, path)| {
            let text = String::from_utf8(Profiles::get(&path)?.data.into_owned()).ok()?;
            Some((name, text))
        })
        .collect();
    if files.contains_key("profile.json") {
        Ok(files)
    } else {
        Err(format!("no profile {code}; there are: {}", names()))
    }
}

fn names() -> String {
    let names: BTreeSet<String> = Profiles::iter()
        .filter_map(|path| path.strip_suffix("/profile.json").map(str::to_owned))
        .collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}
