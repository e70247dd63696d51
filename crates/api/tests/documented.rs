//! Every problem code is used somewhere, and stands in `docs/API.md` with its status and its words; nothing else does.
//!
//! The two tables are read as text, so that they may stay private. A failure prints the rows to put into the document.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn the_document_lists_the_problem_codes_as_the_table_has_them() {
    let rows = problem_codes().into_iter().map(|entry| {
        let [code, title, title_in_english, ..] = &entry.texts[..] else { panic!("an entry without a title") };
        format!("| {} | `{code}` | {title} | {title_in_english} |", entry.status)
    });
    same("problem codes", rows.collect());
}

#[test]
fn the_document_lists_the_fault_codes_as_the_table_has_them() {
    let rows = fault_codes().into_iter().map(|[code, text, in_english]| {
        let plain = |text: String| text.replace("{}", "…").replace('|', "/");
        format!("| `{code}` | {} | {} |", plain(text), plain(in_english))
    });
    same("fault codes", rows.collect());
}

#[test]
fn every_code_is_used() {
    let mut sources = String::new();
    for file in rust_files(&root().join("crates")) {
        let tables = ["table.rs", "texts.rs", "documented.rs"];
        if !tables.iter().any(|table| file.ends_with(table)) {
            sources.push_str(&fs::read_to_string(file).unwrap());
        }
    }
    let codes = problem_codes().into_iter().map(|entry| entry.texts[0].clone());
    let codes = codes.chain(fault_codes().into_iter().map(|[code, ..]| code));
    let unused: Vec<String> = codes.filter(|code| !sources.contains(&format!("\"{code}\""))).collect();
    assert!(unused.is_empty(), "no source names {unused:?}");
}

/// An `entry(…)` of the table.
struct Entry {
    status: u16,
    /// Code, title, title in English, detail, detail in English.
    texts: Vec<String>,
}

fn problem_codes() -> Vec<Entry> {
    let source = source("table.rs");
    let table = between(&source, "pub const CODES", "\n];");
    let entries = table.split("entry(").skip(1).map(|entry| {
        let status = entry.split(',').map(str::trim).find_map(|part| part.parse().ok()).unwrap();
        Entry { status, texts: literals(entry) }
    });
    let entries: Vec<Entry> = entries.collect();
    assert!(entries.len() > 30 && entries.iter().all(|entry| entry.texts.len() == 5), "the table is read wrongly");
    entries
}

fn fault_codes() -> Vec<[String; 3]> {
    let source = source("texts.rs");
    let texts = literals(between(&source, "pub const FIELD_CODES", "\n];"));
    assert!(texts.len() > 90 && texts.len().is_multiple_of(3), "the texts are read wrongly");
    texts.chunks(3).map(|three| <[String; 3]>::try_from(three.to_vec()).unwrap()).collect()
}

/// The string literals of a source, in order. The tables have no raw strings, and no quotes in comments.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some((_, after)) = rest.split_once('"') {
        let mut text = String::new();
        let mut letters = after.char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    rest = &after[at + 1..];
                    break;
                }
                '\\' => text.extend(letters.next().map(|(_, escaped)| escaped)),
                letter => text.push(letter),
            }
        }
        found.push(text);
    }
    found
}

/// The rows between the two marks of a table in the document are exactly these.
fn same(table: &str, expected: Vec<String>) {
    let document = fs::read_to_string(root().join("docs/API.md")).unwrap();
    let part = between(&document, &format!("<!-- {table} -->"), &format!("<!-- end of {table} -->"));
    let there: Vec<&str> = part.lines().filter(|line| line.starts_with("| ") && line.contains('`')).collect();
    assert!(there == expected, "docs/API.md has other {table} than the source; they are:\n\n{}\n", expected.join("\n"));
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to} after {from}")).0
}

fn source(name: &str) -> String {
    fs::read_to_string(root().join("crates/api/src/problem").join(name)).unwrap()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
