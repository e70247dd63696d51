//! The API document and the machinery around it.

use std::collections::BTreeMap;

use blackbox::{Centre, Value, on_both_engines};

on_both_engines!(the_document_served_is_the_one_in_the_repository, |centre| {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/openapi.json");
    let checked_in = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let checked_in: Value = serde_json::from_str(&checked_in).expect("JSON");
    assert!(document(centre) == checked_in, "run `make openapi` and check the result in");
});

on_both_engines!(every_operation_has_a_name_a_text_and_its_problems, |centre| {
    let document = document(centre);
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for (what, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
        assert!(!id.is_empty(), "{what} has no operationId");
        if let Some(other) = names.insert(id.clone(), what.clone()) {
            panic!("{what} and {other} are both called {id}");
        }
        assert!(operation["summary"].is_string() || operation["description"].is_string(), "{what} is not described");
        let responses = operation["responses"].as_object().cloned().unwrap_or_default();
        assert!(responses.keys().any(|status| status.starts_with('2')), "{what} has no answer");
        let problems: Vec<_> =
            responses.iter().filter(|(status, _)| status.starts_with('4') || status.as_str() == "default").collect();
        assert!(!problems.is_empty(), "{what} documents no problem");
        for (status, response) in problems {
            let response = resolve(&document, response);
            assert!(response["content"]["application/problem+json"].is_object(), "{what} {status}: {response}");
        }
    }
});

on_both_engines!(an_act_documents_versions_and_keys, |centre| {
    let document = document(centre);
    for (what, operation) in operations(&document) {
        // A print counts what was issued, a look at masked values is written down: neither is an act on the case.
        let no_act = what.ends_with("/prints") || what.ends_with("/unmasking");
        if !(what.starts_with("post ") && what.contains("/cases/{")) || no_act {
            continue;
        }
        for status in ["403", "404", "409", "412", "422", "428"] {
            assert!(operation["responses"][status].is_object(), "{what} does not document {status}");
        }
        let parameters = operation["parameters"].to_string();
        for header in ["If-Match", "Idempotency-Key"] {
            assert!(parameters.contains(header), "{what} does not document {header}");
        }
    }
});

on_both_engines!(every_reference_leads_somewhere_and_every_schema_is_used, |centre| {
    let document = document(centre);
    let everything = document.to_string();
    let mut found = Vec::new();
    references(&document, &mut found);
    for reference in &found {
        let pointer = reference.trim_start_matches('#');
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
    for name in document["components"]["schemas"].as_object().expect("schemas").keys() {
        assert!(everything.contains(&format!("#/components/schemas/{name}\"")), "nobody uses the schema {name}");
    }
});

on_both_engines!(the_health_and_the_figures_can_be_read, |centre| {
    let public = centre.public();
    assert_eq!(public.get("//health/live").status, 200);
    assert_eq!(public.get("//health/ready").status, 200);
    let figures = public.get("//metrics");
    assert_eq!(figures.status, 200);
    assert!(figures.text.contains("# TYPE"), "{}", figures.text);
});

on_both_engines!(the_pages_are_served_with_strict_headers, |centre| {
    for page in ["//", "//desk/"] {
        let answer = centre.public().get(page);
        assert_eq!(answer.status, 200, "{page}");
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("frame-ancestors 'none'"), "{page}: {policy}");
        let scripts = policy.split(';').find(|part| part.trim().starts_with("script-src")).unwrap_or(policy);
        assert!(!scripts.contains("unsafe-inline"), "{page}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{page}");
        assert!(answer.text.contains("lang=\"zh"), "{page}");
    }
});

fn document(centre: &Centre) -> Value {
    centre.public().get("/openapi.json").expect(200)
}

/// `get /cases/{id}` → the operation.
fn operations(document: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            if matches!(method.as_str(), "get" | "post" | "put" | "patch" | "delete") {
                found.push((format!("{method} {path}"), operation.clone()));
            }
        }
    }
    assert!(found.len() >= 20, "{}", found.len());
    found
}

fn resolve(document: &Value, value: &Value) -> Value {
    match value["$ref"].as_str() {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).cloned().unwrap_or_default(),
        None => value.clone(),
    }
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value.as_str()) {
                    ("$ref", Some(reference)) => found.push(reference.to_owned()),
                    _ => references(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}
