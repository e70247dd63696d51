//! From texts to placed rows. Each row of a list is read on its own, so that one bad row hides no other.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::fault::{FaultKind, ProfileFault};
use super::sheets::{Misshapen, Place, Placed, Sheets};

const FILES: [&str; 9] = [
    "profile.json",
    "org.json",
    "policy.json",
    "calendar.json",
    "windows.json",
    "people.json",
    "posts.json",
    "agents.json",
    "accounts.json",
];

/// Reads every file; what cannot be read is reported and left out.
pub fn read(files: &BTreeMap<String, String>) -> (Sheets, Vec<ProfileFault>) {
    let mut reader = Reader { sheets: Sheets::default(), faults: Vec::new() };
    for file in FILES.iter().filter(|file| !files.contains_key(**file)) {
        reader.fault(file, "", FaultKind::FileMissing);
    }
    for (file, text) in files {
        match serde_json::from_str::<Value>(text) {
            Ok(value) => reader.file(file, text, value),
            Err(error) => reader.fault(file, "", FaultKind::NotJson(error.to_string())),
        }
    }
    (reader.sheets, reader.faults)
}

struct Reader {
    sheets: Sheets,
    faults: Vec<ProfileFault>,
}

impl Reader {
    fn fault(&mut self, file: &str, pointer: impl Into<String>, kind: FaultKind) {
        self.faults.push(ProfileFault { file: file.to_owned(), pointer: pointer.into(), kind });
    }

    fn file(&mut self, file: &str, text: &str, value: Value) {
        let is_item = file.strip_prefix("items/").is_some_and(|name| name.ends_with(".json"));
        match file {
            "profile.json" => self.sheets.about = self.row(file, "", "profile", value, Some(text)),
            "org.json" => {
                let mut lists = self.lists(file, value, &["units", "centres"]);
                self.sheets.units = self.list(file, "units", &mut lists);
                self.sheets.centres = self.list(file, "centres", &mut lists);
            }
            "policy.json" => self.sheets.policies = self.only_list(file, "policies", value),
            "calendar.json" => self.sheets.calendars = self.only_list(file, "calendars", value),
            "windows.json" => self.sheets.windows = self.only_list(file, "windows", value),
            "people.json" => self.sheets.people = self.only_list(file, "people", value),
            "posts.json" => self.sheets.posts = self.only_list(file, "posts", value),
            // Only where there are back offices.
            "reviewers.json" => self.sheets.reviewers = self.only_list(file, "reviewers", value),
            "agents.json" => self.sheets.agents = self.only_list(file, "agents", value),
            "accounts.json" => self.sheets.accounts = self.only_list(file, "accounts", value),
            _ if is_item => {
                let item = self.row(file, "", "items", value, Some(text));
                self.sheets.items.extend(item);
            }
            _ => self.fault(file, "", FaultKind::FileUnknown),
        }
    }

    fn only_list<T: DeserializeOwned>(&mut self, file: &str, name: &'static str, value: Value) -> Vec<Placed<T>> {
        let mut lists = self.lists(file, value, &[name]);
        self.list(file, name, &mut lists)
    }

    /// The file as an object that has the named lists and nothing else.
    fn lists(&mut self, file: &str, value: Value, names: &[&str]) -> serde_json::Map<String, Value> {
        let Value::Object(lists) = value else {
            self.fault(file, "", FaultKind::Shape(format!("an object with {} is needed", names.join(", "))));
            return serde_json::Map::new();
        };
        for name in names.iter().filter(|name| !lists.contains_key(**name)) {
            self.fault(file, format!("/{name}"), FaultKind::Shape(format!("the list `{name}` is missing")));
        }
        let unknown: Vec<&String> = lists.keys().filter(|name| !names.contains(&name.as_str())).collect();
        for name in unknown {
            self.fault(file, format!("/{name}"), FaultKind::Shape(format!("unknown field `{name}`")));
        }
        lists
    }

    fn list<T: DeserializeOwned>(
        &mut self,
        file: &str,
        name: &'static str,
        lists: &mut serde_json::Map<String, Value>,
    ) -> Vec<Placed<T>> {
        match lists.remove(name) {
            Some(Value::Array(rows)) => (rows.into_iter().enumerate())
                .filter_map(|(i, row)| self.row(file, &format!("/{name}/{i}"), name, row, None))
                .collect(),
            Some(_) => {
                self.fault(file, format!("/{name}"), FaultKind::Shape("a list is needed".to_owned()));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Where the row is a file of its own, `whole` is its text: read again from there, an error tells line and column.
    fn row<T: DeserializeOwned>(
        &mut self,
        file: &str,
        pointer: &str,
        list: &'static str,
        value: Value,
        whole: Option<&str>,
    ) -> Option<Placed<T>> {
        let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let misshapen = Misshapen { list, centre: text("centre"), code: text("code") };
        match serde_json::from_value(value) {
            Ok(row) => Some(Placed { place: Place { file: file.to_owned(), pointer: pointer.to_owned() }, row }),
            Err(error) => {
                let in_text = whole.and_then(|text| serde_json::from_str::<T>(text).err());
                self.sheets.misshapen.push(misshapen);
                self.fault(file, pointer, FaultKind::Shape(in_text.unwrap_or(error).to_string()));
                None
            }
        }
    }
}
