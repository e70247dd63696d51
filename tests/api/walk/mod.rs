//! Every operation of the document, walked by nobody and by everybody: what [`table`] says of it, and that no answer shows
//! anything of another centre or of a window out of sight. A new operation cannot escape.

mod operations;
mod table;
mod world;

use std::time::{Duration, Instant};

use blackbox::desk::text;
use blackbox::{Answer, Centre, Client, Options, Value, json, on_both_engines};
use operations::{Operation, operations};
use table::Open;
use world::{Caller, Place, callers, places};

on_both_engines!(it_is_said_of_every_operation_to_whom_it_is_open, |centre| {
    let mut faults = Faults::default();
    let found = operations(centre);
    for operation in &found {
        match operation.open() {
            None => faults.push(format!(
                "{}: to whom is it open? Say so in tests/api/walk/table.rs: a line in ADDRESSES for all below an address, or \
                 in OPERATIONS for this one",
                operation.name()
            )),
            Some(open) if (open == Open::Everybody) == operation.guarded => {
                faults.push(format!("{}: the document and tests/api/walk/table.rs differ on the log-in", operation.name()));
            }
            Some(_) => {}
        }
    }
    for id in table::OPERATIONS.iter().map(|(id, _)| id).chain(table::NOT_CALLED_WHEN_LOGGED_IN) {
        if found.iter().all(|operation| operation.id != **id) {
            faults.push(format!("{id} stands in tests/api/walk/table.rs and is no operation"));
        }
    }
    faults.none();
});

on_both_engines!(without_a_log_in_only_what_is_public_answers, fresh, |centre| {
    let (home, _) = places(centre);
    let mut faults = Faults::default();
    for operation in guarded(centre) {
        for (who, client) in strangers(centre) {
            let Ok(path) = operation.path_at(&home) else { continue };
            let query = operation.queries(&home).into_iter().next().unwrap_or_default();
            let answer = operation.call(&client, &path, &query, operation.body_at(&home).as_ref());
            faults.unless(answer.status == 401, &who, &operation, "401", &answer);
        }
    }
    faults.none();
});

fn soon_over() -> Options {
    Options::default().env("YICHUANG_ACCESS_TOKEN_SECONDS", "1")
}

on_both_engines!(a_token_that_has_run_out_opens_nothing, fresh(soon_over()), |centre| {
    let late = centre.new_session(centre.account_of("director"));
    let began = Instant::now();
    while late.get("/auth/me").status != 401 {
        assert!(began.elapsed() < Duration::from_secs(10), "a token of one second lives on");
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut faults = Faults::default();
    for operation in guarded(centre) {
        let path = operation.path.split('/').map(|part| if part.starts_with('{') { table::NOTHING } else { part });
        let answer = operation.call(&late, &path.collect::<Vec<_>>().join("/"), &[], Some(&json!({})));
        faults.unless(answer.status == 401, "a token that has run out", &operation, "401", &answer);
    }
    faults.none();
});

on_both_engines!(each_gets_what_is_theirs_and_sees_nothing_else, fresh, |centre| {
    let (home, away) = places(centre);
    let (natives, strangers) = (callers(centre, &home), callers(centre, &away));
    assert!(natives.len() >= 9 && strangers.len() >= 7, "{} and {}", natives.len(), strangers.len());
    let mut faults = Faults::default();
    for operation in operations(centre) {
        let Some(open) = operation.open() else { continue };
        if table::NOT_CALLED_WHEN_LOGGED_IN.contains(&operation.id.as_str()) {
            continue;
        }
        for caller in natives.iter().chain(&strangers) {
            walk(&operation, open, caller, (&home, &away), &mut faults);
        }
    }
    faults.none();
});

/// One caller asks about home, in every way that the operation knows.
fn walk(operation: &Operation, open: Open, caller: &Caller, (home, away): (&Place, &Place), faults: &mut Faults) {
    let path = match operation.path_at(home) {
        Ok(path) => path,
        Err(unknown) => return faults.push(unknown),
    };
    let path = match (table::USES_UP.contains(&operation.id.as_str()), path.rsplit_once('/')) {
        (true, Some((collection, _))) => format!("{collection}/{}", home.one_more(collection.trim_start_matches('/'))),
        _ => path,
    };
    let body = operation.body_at(home);
    for (n, query) in operation.queries(home).iter().enumerate() {
        let answer = operation.call(&caller.client, &path, query, body.as_ref());
        faults.leaks(caller, operation, &answer, home, away, open);
        faults.unless(answer.status < 500, &caller.name, operation, "no fault of ours", &answer);
        // A query that narrows a list may find nothing; only the plain one is told for certain.
        if n == 0 && open != Open::Everybody {
            expect(operation, open, caller, home, &answer, &path, faults);
        }
    }
    let searched = if operation.is_search() { [Some(home), Some(away)] } else { [None, None] };
    for place in searched.into_iter().flatten() {
        for body in operation.searches(place) {
            let answer = operation.call(&caller.client, &path, &[], Some(&body));
            faults.leaks(caller, operation, &answer, home, away, open);
            faults.unless(matches!(answer.status, 200 | 403), &caller.name, operation, "200 or 403", &answer);
        }
    }
}

fn expect(
    operation: &Operation,
    open: Open,
    caller: &Caller,
    home: &Place,
    answer: &Answer,
    path: &str,
    faults: &mut Faults,
) {
    let (right, wanted) = match () {
        () if path.contains(table::NOTHING) => {
            (matches!(answer.status, 403 | 404), "403 or 404: there is no such thing")
        }
        () if open == Open::Owner => (answer.status == 404, "404: it belongs to somebody's account"),
        () if !caller.at_home(home) && operation.about_something() => {
            (answer.status == 404, "404: to another centre it does not exist")
        }
        // What a body names is not found in another centre, or is a fault of the request.
        () if !caller.at_home(home) => {
            (matches!(answer.status, 200 | 201 | 403 | 404 | 422), "an answer about the caller's own centre")
        }
        () if !caller.may(open, home) => (answer.status == 403, "403"),
        () if operation.versioned => (answer.status == 412, "412: it may be done, and the version is an old one"),
        () if operation.method == "GET" => (answer.status == 200, "200"),
        // Whoever comes second may find it done.
        () => (matches!(answer.status, 200 | 201 | 204 | 404 | 409 | 422), "success, or that it is done already"),
    };
    faults.unless(right, &caller.name, operation, wanted, answer);
}

/// Who is not, or not any more, logged in.
fn strangers(centre: &Centre) -> Vec<(String, Client)> {
    let director = centre.new_session(centre.account_of("director"));
    let unsigned = {
        // The claims of a director under the signature of nobody: {"alg":"none"}.
        let claims = director.token().split('.').nth(1).unwrap_or_default();
        format!("eyJhbGciOiJub25lIn0.{claims}.")
    };
    let altered = {
        let (rest, signature) = director.token().rsplit_once('.').expect("a signature");
        format!("{rest}.{}", signature.chars().rev().collect::<String>())
    };
    let ended = director.with_token(director.token());
    director.post("/auth/logout").send().expect(204);
    vec![
        ("nobody".to_owned(), centre.public()),
        ("a forged signature".to_owned(), centre.public().with_token(&altered)),
        ("a token without a signature".to_owned(), centre.public().with_token(&unsigned)),
        ("a session that has ended".to_owned(), ended),
    ]
}

fn guarded(centre: &Centre) -> impl Iterator<Item = Operation> {
    operations(centre).into_iter().filter(|operation| operation.open().is_some_and(|open| open != Open::Everybody))
}

/// What went wrong, all of it.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn push(&mut self, fault: String) {
        if !self.0.contains(&fault) {
            self.0.push(fault);
        }
    }

    fn unless(&mut self, right: bool, who: &str, operation: &Operation, wanted: &str, answer: &Answer) {
        if !right {
            let said: String = answer.text.chars().take(300).collect();
            self.push(format!("{}, {who}: wanted {wanted}, got {}: {said}", operation.name(), answer.status));
        }
    }

    /// Nothing of another centre, and nothing of a case that is out of sight, wherever it may stand in the answer.
    fn leaks(
        &mut self,
        caller: &Caller,
        operation: &Operation,
        answer: &Answer,
        home: &Place,
        away: &Place,
        open: Open,
    ) {
        let mut body = answer.body.clone();
        // The address that was asked for is told back.
        body.as_object_mut().map(|problem| problem.remove("instance"));
        let shown = if body.is_null() { answer.text.clone() } else { body.to_string() };
        for place in [home, away] {
            let of_the_case = [
                &place.case,
                &place.number,
                &place.notice,
                &place.person.name,
                &place.person.id_number,
                &place.person.phone,
            ];
            let of_the_centre = [&place.item, &place.window, &place.holder];
            // Guides and windows are public.
            let foreign = !caller.at_home(place) && open != Open::Everybody;
            let hidden = of_the_case.into_iter().filter(|_| !caller.sees(place));
            let told = caller.at_home(place) && table::TELL_WHO_IT_IS.contains(&operation.id.as_str());
            let hidden = hidden.filter(|thing| !(told && **thing == place.person.name));
            let hidden = hidden.chain(of_the_centre.into_iter().filter(|_| foreign));
            for thing in hidden.filter(|thing| shown.contains(thing.as_str())) {
                self.push(format!("{} shows {thing} of {} to {}", operation.name(), place.code, caller.name));
            }
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "{} faults:\n{}", self.0.len(), self.0.join("\n"));
    }
}

on_both_engines!(no_role_gets_more_than_a_problem_for_nonsense, fresh, |centre| {
    nonsense(centre);
});

on_both_engines!(
    nor_does_any_role_of_a_centre_with_back_offices,
    fresh(Options::default().of_profile("hekou")),
    |centre| {
        nonsense(centre);
    }
);

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
    for operation in operations(centre) {
        if matches!(operation.id.as_str(), "logOut" | "refresh") {
            continue;
        }
        let path = operation.path.split('/').map(|part| if part.starts_with('{') { "nonsense" } else { part });
        let path = path.collect::<Vec<_>>().join("/");
        for (role, client) in &roles {
            for body in nonsense.iter().take(if operation.method == "GET" { 1 } else { nonsense.len() }) {
                let body = (operation.method != "GET").then_some(body);
                let answer = operation.call(client, &path, &[], body);
                let what = text(&json!(operation.name()));
                assert!(answer.status < 500, "{role}: {what}: {} {}", answer.status, answer.text);
                if answer.status >= 400 {
                    answer.any_problem(answer.status);
                }
            }
        }
    }
}
