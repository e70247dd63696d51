//! Who can log in to a demo centre: the file that its first start writes.

use std::path::Path;

use serde_json::Value;

/// A line of `demo-accounts.json`.
#[derive(Debug, Clone)]
pub struct Account {
    pub username: String,
    pub password: String,
    pub role: String,
    pub centre: String,
    /// Code of the window of that post.
    pub window: Option<String>,
    pub post: Option<String>,
    /// Code of the unit that a reviewer decides for.
    pub unit: Option<String>,
    pub name: String,
}

pub(crate) fn read_accounts(file: &Path) -> Vec<Account> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let rows: Value = serde_json::from_str(&text).expect("demo-accounts.json is JSON");
    let text = |row: &Value, field: &str| row[field].as_str().map(str::to_owned);
    rows.as_array()
        .expect("a list of accounts")
        .iter()
        .map(|row| Account {
            username: text(row, "username").expect("username"),
            password: text(row, "password").expect("password"),
            role: text(row, "role").expect("role"),
            centre: text(row, "centre").expect("centre"),
            window: text(row, "window"),
            post: text(row, "post"),
            unit: text(row, "unit"),
            name: text(row, "name").expect("name"),
        })
        .collect()
}
