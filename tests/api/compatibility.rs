//! What the API may not do to those who already use it, and what utoipa does not notice.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use blackbox::Value;
use blackbox::desk::{list, text};

/// `openapi/released.json` is the document of the newest release. Until there is one, nothing can break.
#[test]
fn nothing_that_was_released_is_gone_or_asks_for_more() {
    let folder = root().join("openapi");
    let Ok(released) = std::fs::read_to_string(folder.join("released.json")) else {
        return;
    };
    let read = |source: &str| serde_json::from_str::<Value>(source).expect("JSON");
    let current = std::fs::read_to_string(folder.join("openapi.json")).expect("openapi/openapi.json");
    let faults = breaking(&read(&released), &read(&current));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_removed_operation_a_lost_field_and_a_new_duty_are_breaking() {
    let before = serde_json::json!({
        "paths": { "/a": { "get": {}, "post": { "parameters": [], "requestBody": { "content": { "application/json": {
            "schema": { "$ref": "#/components/schemas/Asked" } } } } } } },
        "components": { "schemas": {
            "Asked": { "properties": { "x": { "type": "string" } }, "required": [] },
            "Told": { "properties": { "y": { "type": "integer" }, "z": { "type": "string", "enum": ["p", "q"] } } }
        } }
    });
    let mut after = before.clone();
    assert!(breaking(&before, &after).is_empty());
    after["paths"]["/a"].as_object_mut().unwrap().remove("get");
    after["paths"]["/a"]["post"]["parameters"] = serde_json::json!([{ "name": "k", "in": "query", "required": true }]);
    after["components"]["schemas"]["Asked"]["required"] = serde_json::json!(["x"]);
    after["components"]["schemas"]["Told"]["properties"]["y"]["type"] = "string".into();
    after["components"]["schemas"]["Told"]["properties"]["z"]["enum"] = serde_json::json!(["p"]);
    assert_eq!(breaking(&before, &after).len(), 5, "{:?}", breaking(&before, &after));
}

/// Two types of one name overwrite each other in the document without a word.
#[test]
fn no_two_schemas_share_a_name() {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in sources(&root().join("crates")) {
        let source = std::fs::read_to_string(&file).expect("a source file");
        for name in schemas(&source) {
            found.entry(name).or_default().push(file.display().to_string());
        }
    }
    let twice: Vec<_> = found.iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(twice.is_empty(), "rename one of each, or give it `#[schema(as = …)]`: {twice:#?}");
}

/// Everything in `after` that would break a client of `before`.
fn breaking(before: &Value, after: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, methods) in entries(&before["paths"]) {
        for (method, operation) in entries(methods) {
            let now = &after["paths"][path][method];
            if now.is_null() {
                faults.push(format!("{method} {path} is gone"));
                continue;
            }
            let duties = |operation: &Value| -> BTreeSet<String> {
                let required = list(&operation["parameters"]).iter().filter(|one| one["required"] == true);
                required.map(|one| format!("{} {}", text(&one["in"]), text(&one["name"]))).collect()
            };
            for duty in duties(now).difference(&duties(operation)) {
                faults.push(format!("{method} {path} now asks for {duty}"));
            }
        }
    }
    let asked = asked_for(after);
    for (name, schema) in entries(&before["components"]["schemas"]) {
        let now = &after["components"]["schemas"][name];
        for (field, shape) in entries(&schema["properties"]) {
            let new = &now["properties"][field];
            if new["type"] != shape["type"] || new["$ref"] != shape["$ref"] {
                faults.push(format!("{name}.{field} is gone or of another type"));
            }
            if list(&shape["enum"]).iter().any(|value| !list(&new["enum"]).contains(value)) {
                faults.push(format!("{name}.{field} has lost a value"));
            }
        }
        let grown = list(&now["required"]).iter().filter(|field| !list(&schema["required"]).contains(field));
        if asked.contains(name) {
            faults.extend(grown.map(|field| format!("{name}.{field} is now required")));
        }
    }
    faults
}

/// Names of the schemas that requests are made of, directly or by reference.
fn asked_for(document: &Value) -> BTreeSet<String> {
    let mut open: Vec<String> = Vec::new();
    for (_, methods) in entries(&document["paths"]) {
        for (_, operation) in entries(methods) {
            open.extend(references(&operation["requestBody"]));
        }
    }
    let mut found = BTreeSet::new();
    while let Some(name) = open.pop() {
        if found.insert(name.clone()) {
            open.extend(references(&document["components"]["schemas"][&name]));
        }
    }
    found
}

fn references(value: &Value) -> Vec<String> {
    let written = value.to_string();
    let parts = written.split("#/components/schemas/").skip(1);
    parts.map(|part| part.chars().take_while(|c| *c != '"').collect()).collect()
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// Names under which the types of a source file that derive `ToSchema` enter the document.
fn schemas(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut pending: Option<Option<String>> = None;
    for line in source.lines().map(str::trim) {
        if line.starts_with("#[derive(") || line.starts_with("#[cfg_attr(") {
            if line.contains("ToSchema") {
                pending = Some(None);
            }
        } else if let (Some(_), Some((_, rest))) = (&pending, line.split_once("schema(as = ")) {
            pending = Some(Some(rest.chars().take_while(|c| c.is_alphanumeric()).collect()));
        } else if let Some((_, rest)) = line.split_once("struct ").or_else(|| line.split_once("enum "))
            && line.starts_with("pub")
            && let Some(given) = pending.take()
        {
            let own = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            names.push(given.unwrap_or(own));
        }
    }
    names
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
