use proptest::prelude::*;
use serde_json::json;

use super::Files;

#[test]
fn missing_unknown_and_unreadable_files_are_told_together() {
    let mut files = Files::luoping();
    files.0.remove("agents.json");
    files.0.insert("notes.txt".to_owned(), "{}".to_owned());
    files.0.insert("policy.json".to_owned(), "{".to_owned());
    let faults = files.faults();
    for fault in ["agents.json# file-missing", "notes.txt# file-unknown", "policy.json# not-json"] {
        assert!(faults.iter().any(|found| found == fault), "{fault} not in {faults:?}");
    }
}

#[test]
fn a_misshapen_row_is_told_once_and_hides_no_other() {
    let files = Files::luoping()
        .edit("people.json", |people| people["people"][0]["hobby"] = json!("钓鱼"))
        .set("people.json", "/people/1/phone", "110")
        .edit("org.json", |org| org["centres"][0]["code"] = json!(7))
        .set("org.json", "/units/0/name", "");
    assert_eq!(
        files.faults().into_iter().filter(|fault| !fault.ends_with("unknown-reference")).collect::<Vec<_>>(),
        [
            "org.json#/centres/0 shape",
            "org.json#/units/0/name text-blank",
            "people.json#/people/0 shape",
            "people.json#/people/1/phone phone"
        ]
    );
}

#[test]
fn a_reference_to_a_misshapen_row_is_no_fault_of_its_own() {
    let files = Files::luoping().edit("windows.json", |windows| windows["windows"][0]["colour"] = json!("red"));
    assert_eq!(files.faults(), ["windows.json#/windows/0 shape"]);
}

#[test]
fn a_misshapen_item_names_line_and_column() {
    let files = Files::luoping().set("items/lx01-farm-advice.json", "/versions/0/guide/visits", "once");
    let faults = files.parse().unwrap_err();
    assert_eq!(faults.len(), 1);
    assert!(faults[0].contains("line 1 column"), "{}", faults[0]);
}

#[test]
fn a_missing_list_and_a_strange_one_are_told() {
    let files = Files::luoping().edit("posts.json", |posts| {
        posts["deputies"] = json!([]);
        posts["posts"] = json!({});
    });
    let faults = files.faults();
    assert!(faults.iter().any(|fault| fault == "posts.json#/deputies shape"), "{faults:?}");
    assert!(faults.iter().any(|fault| fault == "posts.json#/posts shape"), "{faults:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_file_cut_off_anywhere_is_refused(file in 0usize..1000, percent in 0usize..99) {
        let mut files = Files::luoping();
        let name = files.0.keys().nth(file % files.0.len()).unwrap().clone();
        let text = files.0[&name].trim_end();
        let cut: String = text.chars().take(text.chars().count() * percent / 100).collect();
        files.0.insert(name, cut);
        prop_assert!(files.parse().is_err());
    }
}
