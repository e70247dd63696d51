//! A county of many towns, made from the smaller town of the Luoping profile: the same posts, people and hours under
//! other codes, and one commitment item with five materials at the first window of each.

use std::path::{Path, PathBuf};

use blackbox::desk::{all_items, text};
use blackbox::{Centre, Client, Desk, Value};
use serde_json::json;
use tempfile::TempDir;

/// The town that is copied, as its codes begin.
const SEED: &str = "ht";
/// Taken from the county seat, because it has five materials and both clocks.
const ITEM: &str = "employment-card";

#[derive(Debug)]
pub struct County {
    home: TempDir,
    towns: usize,
}

impl County {
    pub fn of_towns(towns: usize) -> County {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("county");
        std::fs::create_dir_all(folder.join("items")).expect("a folder");
        for name in ["policy", "calendar"] {
            write(&folder.join(format!("{name}.json")), &read(&luoping(name)));
        }
        for name in ["org", "windows", "people", "posts", "agents", "accounts"] {
            let sheet = multiplied(&read(&luoping(name)), towns);
            write(&folder.join(format!("{name}.json")), &sheet);
        }
        let mut title = read(&luoping("profile"));
        title["code"] = "county".into();
        write(&folder.join("profile.json"), &title);

        let item = read(&luoping(&format!("items/lx01-{ITEM}")));
        for town in 0..towns {
            let mut item = item.clone();
            item["centre"] = centre_code(town).into();
            let mut version = item["versions"].as_array_mut().and_then(|all| all.pop()).expect("a version");
            version["signedOffBy"] = format!("{}-he", key(town)).into();
            version["guide"]["window"] = "W01".into();
            item["versions"] = json!([version]);
            write(&folder.join(format!("items/{}.json", key(town))), &item);
        }
        County { home, towns }
    }

    pub fn folder(&self) -> String {
        self.home.path().join("county").to_string_lossy().into_owned()
    }

    /// The first window of each town with the clerk who holds it.
    pub fn desks<'a>(&self, centre: &'a Centre) -> Vec<Desk<'a>> {
        (0..self.towns)
            .map(|town| {
                let at = |post: &str| -> Client {
                    let (code, role) = (centre_code(town), format!("window_{post}"));
                    let mut own = centre.accounts.iter().filter(|account| account.centre == code);
                    let found = own.find(|account| account.role == role && account.window.as_deref() == Some("W01"));
                    centre.client(found.expect("a post of the first window"))
                };
                let resident = at("b");
                let mut items = all_items(&resident);
                items.retain(|item| text(&item["guide"]["code"]) == ITEM);
                let item = items.pop().expect("the one item of the town");
                Desk { centre, item, chief: at("a"), substitute: at("c"), resident }
            })
            .collect()
    }
}

/// What the codes of a town begin with: `ta`, `tb`, ….
fn key(town: usize) -> String {
    format!("t{}", char::from(b'a' + u8::try_from(town).expect("at most 26 towns")))
}

fn centre_code(town: usize) -> String {
    format!("{}01", key(town).to_uppercase())
}

/// The rows that belong to no town, and those of the seed once per town.
fn multiplied(sheet: &Value, towns: usize) -> Value {
    let Value::Object(lists) = sheet else { panic!("a sheet is an object of lists") };
    let lists = lists.iter().map(|(name, rows)| {
        let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
        let (seed, others): (Vec<_>, Vec<_>) = rows.iter().partition(|row| holds(row, SEED));
        let shared = others.into_iter().filter(|row| !holds(row, "lx")).cloned();
        let copies = (0..towns).flat_map(|town| seed.iter().map(move |row| renamed(row, town)));
        (name.clone(), shared.chain(copies).collect::<Value>())
    });
    Value::Object(lists.collect())
}

/// Whether a row is of the town whose codes begin so.
fn holds(row: &Value, town: &str) -> bool {
    let Value::Object(fields) = row else { return false };
    fields.values().filter_map(Value::as_str).any(|value| value == town || value.starts_with(&format!("{town}-")))
}

fn renamed(row: &Value, town: usize) -> Value {
    let (key, written) = (key(town), row.to_string());
    let written = written
        .replace(&format!("\"{SEED}\""), &format!("\"{key}\""))
        .replace(&format!("\"{SEED}-"), &format!("\"{key}-"))
        .replace(&format!("\"{}", SEED.to_uppercase()), &format!("\"{}", key.to_uppercase()));
    serde_json::from_str(&written).expect("still JSON")
}

fn luoping(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../profiles/luoping/{name}.json"))
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("JSON")
}

fn write(path: &Path, value: &Value) {
    std::fs::write(path, value.to_string()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
