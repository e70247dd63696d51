//! The shipped profile is sound; a broken one is told everything at once.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::profile::{Profile, ProfileFault};

type Files = BTreeMap<String, String>;

fn luoping() -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../profiles/luoping");
    let mut files = Files::new();
    for (prefix, folder) in [("", folder.clone()), ("items/", folder.join("items"))] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                files.insert(
                    format!("{prefix}{name}"),
                    std::fs::read_to_string(path).unwrap(),
                );
            }
        }
    }
    files
}

#[test]
fn luoping_is_faultless() {
    let profile = Profile::parse(&luoping()).unwrap_or_else(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    assert_eq!(
        profile
            .windows
            .iter()
            .filter(|window| window.centre == "LX01")
            .count(),
        12 + 2
    );
    assert_eq!(profile.agents.len(), 6 * 2);
}
