//! The shipped profiles are sound; a broken one is told everything at once.

mod back_office;
mod hekou;
mod items;
mod places;
mod shapes;
mod shipped;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::Profile;

/// The files of a profile, and what is wrong with them after some damage.
struct Files(BTreeMap<String, String>);

impl Files {
    fn luoping() -> Self {
        Self::shipped("luoping")
    }

    fn hekou() -> Self {
        Self::shipped("hekou")
    }

    fn shipped(profile: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../profiles").join(profile);
        let mut files = BTreeMap::new();
        for (prefix, folder) in [("", folder.clone()), ("items/", folder.join("items"))] {
            for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_file() {
                    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                    files.insert(format!("{prefix}{name}"), std::fs::read_to_string(path).unwrap());
                }
            }
        }
        Self(files)
    }

    fn edit(mut self, file: &str, change: impl FnOnce(&mut Value)) -> Self {
        let mut value = serde_json::from_str(&self.0[file]).unwrap();
        change(&mut value);
        self.0.insert(file.to_owned(), value.to_string());
        self
    }

    /// Sets the value at a JSON pointer that exists.
    fn set(self, file: &str, pointer: &str, new: impl Into<Value>) -> Self {
        self.edit(file, |value| *value.pointer_mut(pointer).unwrap() = new.into())
    }

    fn parse(&self) -> Result<Profile, Vec<String>> {
        Profile::parse(&self.0).map_err(|faults| faults.iter().map(ToString::to_string).collect())
    }

    /// `file#pointer code` of every fault.
    fn faults(&self) -> Vec<String> {
        let faults = Profile::parse(&self.0).err().unwrap_or_default();
        faults.iter().map(|fault| format!("{}#{} {}", fault.file, fault.pointer, fault.code())).collect()
    }
}
