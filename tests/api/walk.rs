//! Every operation of the document, walked by nobody and by everybody.

use blackbox::desk::text;
use blackbox::{Answer, Centre, Client, Value, json, on_both_engines};
use reqwest::Method;

/// What answers without a log-in.
const OPEN: [&str; 9] = [
    "/api/v1/public/",
    "/api/v1/auth/login",
    "/api/v1/auth/refresh",
    "/api/v1/auth/logout",
    "/api/v1/clock",
    // Stands in demos only.
    "/api/v1/demo/clock",
    "/api/v1/openapi.json",
    "/health/",
    "/metrics",
];

on_both_engines!(every_operation_but_the_public_ones_asks_for_a_log_in, |centre| {
    for (method, path) in operations(centre) {
        if OPEN.iter().any(|open| path.starts_with(open)) {
            continue;
        }
        let answer = call(&centre.public(), &method, &path, Some(json!({})));
        assert_eq!(answer.status, 401, "{method} {path}: {}", answer.text);
        answer.any_problem(401);
        let forged = centre.public().with_token("eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl");
        assert_eq!(call(&forged, &method, &path, Some(json!({}))).status, 401, "{method} {path}");
    }
});

on_both_engines!(no_role_gets_more_than_a_problem_for_nonsense, fresh, |centre| {
    nonsense(centre);
});

on_both_engines!(nor_does_any_role_of_a_centre_with_back_offices, at("hekou"), |centre| {
    nonsense(centre);
});

/// Everybody sends nonsense to every operation.
fn nonsense(centre: &Centre) {
    let mut roles: Vec<(String, Client)> = Vec::new();
    for account in &centre.accounts {
        if roles.iter().all(|(role, _)| role != &account.role) {
            roles.push((account.role.clone(), centre.new_session(account)));
        }
    }
    let nonsense =
        [json!({}), json!([1]), json!({ "id": { "$ne": 1 } }), json!("'; DROP TABLE service_case; --"), Value::Null];
    for (method, path) in operations(centre) {
        if path.ends_with("/logout") || path.ends_with("/refresh") {
            continue;
        }
        for (role, client) in &roles {
            for body in nonsense.iter().take(if method == Method::GET { 1 } else { nonsense.len() }) {
                let body = (method != Method::GET).then(|| body.clone());
                let answer = call(client, &method, &path, body);
                assert!(answer.status < 500, "{role}: {method} {path}: {} {}", answer.status, answer.text);
                if answer.status >= 400 {
                    answer.any_problem(answer.status);
                }
            }
        }
    }
}

/// Methods and paths of the document, with an id in every place that wants one.
fn operations(centre: &Centre) -> Vec<(Method, String)> {
    let document = centre.public().get("/openapi.json").expect(200);
    let server = text(&document["servers"][0]["url"]);
    let base = if server.starts_with('/') { server.trim_end_matches('/').to_owned() } else { String::new() };
    let mut found = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for method in methods.as_object().expect("methods").keys() {
            let Ok(method) = method.to_uppercase().parse::<Method>() else {
                continue;
            };
            if [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE].contains(&method) {
                found.push((method, format!("{base}{}", filled(path))));
            }
        }
    }
    assert!(found.len() >= 20, "{}", found.len());
    found
}

/// `/cases/{id}` → `/cases/0190…`.
fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| {
        if part.starts_with('{') { "01900000-0000-7000-8000-000000000000".to_owned() } else { part.to_owned() }
    });
    parts.collect::<Vec<_>>().join("/")
}

fn call(client: &Client, method: &Method, path: &str, body: Option<Value>) -> Answer {
    let request = client.request(method.clone(), &format!("/{path}"));
    match body {
        Some(body) if *method != Method::GET => request.if_match("\"1\"").json(&body).send(),
        _ => request.send(),
    }
}
