//! The ready-made centres, carried in the binary, and those that stand in a folder of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rust_embed::Embed;

/// The files of one profile by their path in it.
pub type Files = BTreeMap<String, String>;

#[derive(Embed)]
#[folder = "../../profiles"]
struct Profiles;

/// The code and the files of a profile: `luoping` is one that the binary carries, `./my-town` (anything with a slash)
/// is a folder, whose name is its code.
pub fn find(name: &str) -> Result<(String, Files), String> {
    let (code, files) = if name.contains('/') { in_folder(Path::new(name))? } else { (name.to_owned(), carried(name)) };
    if files.contains_key("profile.json") {
        Ok((code, files))
    } else {
        Err(format!("no profile {name}; there are: {}", names()))
    }
}

fn carried(code: &str) -> Files {
    let prefix = format!("{code}/");
    Profiles::iter()
        .filter_map(|path| Some((path.strip_prefix(&prefix)?.to_owned(), path.to_string())))
        .filter_map(|(name, path)| {
            let text = String::from_utf8(Profiles::get(&path)?.data.into_owned()).ok()?;
            Some((name, text))
        })
        .collect()
}

fn in_folder(folder: &Path) -> Result<(String, Files), String> {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    let folder = folder.canonicalize().map_err(said)?;
    let code = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut files = Files::new();
    read_folder(&folder, "", &mut files).map_err(said)?;
    Ok((code, files))
}

/// The JSON files of a folder and of those in it.
fn read_folder(folder: &Path, prefix: &str, files: &mut Files) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_folder(&entry.path(), &format!("{name}/"), files)?;
        } else if name.ends_with(".json") {
            files.insert(name, std::fs::read_to_string(entry.path())?);
        }
    }
    Ok(())
}

fn names() -> String {
    let names: BTreeSet<String> =
        Profiles::iter().filter_map(|path| path.strip_suffix("/profile.json").map(str::to_owned)).collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}
