//! Intakes under way: taken up again, sealed, bounded, and forgotten after a week.

use blackbox::desk::{at_window, list, text};
use blackbox::look::{advance, another_window};
use blackbox::people::Person;
use blackbox::{Answer, Centre, Client, Desk, Engine, Value, json, on_both_engines};
use reqwest::Method;

on_both_engines!(a_draft_is_taken_up_where_it_was_left_and_never_silently_overwritten, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let (id, first) = begin(&desk, &person);
    let listed = drafts(&desk.resident, &desk).into_iter().find(|row| row["id"] == id).expect("it is listed");
    assert_eq!((&listed["label"], &listed["item"]["id"]), (&json!(person.name), &desk.item["id"]));
    assert!(!listed.to_string().contains(&person.id_number), "a list shows no number: {listed}");
    assert!(text(&listed["keptUntil"]) > text(&listed["keptAt"]));

    let path = format!("/intake-drafts/{id}");
    let mut body = draft(&desk, &person);
    put(&desk.resident, &path, None, &body).problem(428, "version.required");
    body["content"]["note"] = json!("改过一次");
    let second = put(&desk.resident, &path, Some(&first), &body);
    let etag = second.etag();
    second.expect(200);
    put(&desk.resident, &path, Some(&first), &body).problem(412, "version.stale");
    desk.resident.delete(&path).if_match(&first).send().problem(412, "version.stale");

    let opened = desk.resident.post(&format!("{path}/openings")).send();
    assert_eq!(opened.etag(), etag);
    let opened = opened.expect(200);
    assert_eq!(opened["content"], body["content"]);
    assert_eq!(desk.resident.delete(&path).if_match(&etag).send().status, 204);
    desk.resident.post(&format!("{path}/openings")).send().any_problem(404);
    put(&desk.resident, &path, Some(&etag), &body).any_problem(404);
});

on_both_engines!(a_draft_is_for_the_holder_of_its_window_alone, |centre| {
    let desk = Desk::commitment(centre);
    let (id, etag) = begin(&desk, &Person::invented());
    let path = format!("/intake-drafts/{id}");
    let supervisor = centre.client(centre.account_of("supervisor"));
    let stranger = centre.client(centre.abroad().find(|account| account.role == "window_b").expect("another centre"));
    let list = format!("/intake-drafts?windowId={}", window(&desk));
    for (who, status) in [(&desk.chief, 403), (&desk.substitute, 403), (&supervisor, 403), (&stranger, 404)] {
        who.get(&list).any_problem(status);
        who.post(&format!("{path}/openings")).send().any_problem(status);
        put(who, &path, Some(&etag), &draft(&desk, &Person::invented())).any_problem(status);
        who.delete(&path).if_match(&etag).send().any_problem(status);
        who.post("/intake-drafts").json(&draft(&desk, &Person::invented())).send().any_problem(status);
    }
    let other = elsewhere(centre, &desk);
    other.get(&list).problem(403, "denied.not-holder");
    other.post(&format!("{path}/openings")).send().problem(403, "denied.not-holder");
});

on_both_engines!(whoever_stands_in_takes_the_drafts_over_on_the_day_the_roster_says, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let (id, etag) = begin(&desk, &person);
    let (path, list) = (format!("/intake-drafts/{id}"), format!("/intake-drafts?windowId={}", window(&desk)));
    hand_the_window_over(centre, &desk, "2026-03-03", "2026-03-04");
    desk.substitute.get(&list).problem(403, "denied.not-holder");
    desk.resident.post(&format!("{path}/openings")).send().expect(200);

    advance(centre, "2026-03-04T09:00:00+08:00");
    desk.resident.get(&list).problem(403, "denied.not-holder");
    desk.resident.post(&format!("{path}/openings")).send().problem(403, "denied.not-holder");
    put(&desk.resident, &path, Some(&etag), &draft(&desk, &person)).problem(403, "denied.not-holder");
    let taken = drafts(&desk.substitute, &desk);
    assert_eq!((taken.len(), &taken[0]["id"]), (1, &json!(id)));
    let opened = desk.substitute.post(&format!("{path}/openings")).send().expect(200);
    assert_eq!(opened["content"]["name"], json!(person.name));
    // What was begun by one is finished by the other.
    let case = desk.substitute.post("/cases").json(&desk.intake(&person)).send().expect(201);
    assert_eq!(case["stage"], "accepted");
    assert_eq!(desk.substitute.delete(&path).if_match(&etag).send().status, 204);
    assert!(drafts(&desk.substitute, &desk).is_empty());
});

on_both_engines!(a_draft_has_bounds_and_a_wrong_one_changes_nothing, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let mut body = draft(&desk, &Person::invented());
    body["itemId"] = json!(uuid::Uuid::now_v7());
    body["content"] = json!({ "note": "长".repeat(12_000) });
    desk.resident.post("/intake-drafts").json(&body).send().any_problem(422).names(&["/content", "/itemId"]);
    for wrong in
        [json!({}), json!({ "windowId": window(&desk), "content": [] }), json!({ "content": { "a": "\u{0}" } })]
    {
        desk.resident.post("/intake-drafts").json(&wrong).send().any_problem(422);
    }
    assert!(drafts(&desk.resident, &desk).is_empty());
    for _ in 0..30 {
        begin(&desk, &Person::invented());
    }
    let more = desk.resident.post("/intake-drafts").json(&draft(&desk, &Person::invented())).send().any_problem(422);
    assert_eq!(more.fault_codes(), ["draft.too-many"]);
});

on_both_engines!(a_draft_is_sealed_and_forgotten_after_a_week, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let (id, etag) = begin(&desk, &person);
    desk.resident.post(&format!("/intake-drafts/{id}/openings")).send().expect(200);
    for table in ["intake_draft", "audit_entry", "idempotency"] {
        for column in centre.place.columns(table) {
            let value = match centre.engine {
                Engine::Sqlite => format!("lower(hex(\"{column}\"))"),
                Engine::Postgres => format!("CAST(\"{column}\" AS TEXT)"),
            };
            let query = format!("SELECT {value} AS value FROM {table} WHERE \"{column}\" IS NOT NULL");
            for value in centre.place.texts(&query) {
                for secret in [&person.name, &person.id_number, &person.phone] {
                    let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
                    assert!(!value.contains(secret.as_str()) && !value.contains(&hex), "{table}.{column}: {value}");
                }
            }
        }
    }
    let acts = centre.place.texts("SELECT act AS value FROM audit_entry WHERE act LIKE 'draft%' ORDER BY id");
    assert_eq!(acts, ["draftKept", "draftOpened"]);

    advance(centre, "2026-03-09T09:00:00+08:00");
    assert_eq!(drafts(&desk.resident, &desk).len(), 1);
    advance(centre, "2026-03-11T09:00:00+08:00");
    assert!(drafts(&desk.resident, &desk).is_empty());
    put(&desk.resident, &format!("/intake-drafts/{id}"), Some(&etag), &draft(&desk, &person)).any_problem(404);
    centre.stop();
    centre.resume();
    let rows = || centre.place.number("SELECT count(*) AS value FROM intake_draft");
    let mut patience = 100;
    while rows() > 0 && patience > 0 {
        std::thread::sleep(std::time::Duration::from_millis(50));
        patience -= 1;
    }
    assert_eq!(rows(), 0, "the forgetter has been there");
});

fn window(desk: &Desk<'_>) -> String {
    text(&desk.item["window"]["id"])
}

fn draft(desk: &Desk<'_>, person: &Person) -> Value {
    json!({
        "windowId": window(desk),
        "itemId": desk.item["id"],
        "label": person.name,
        "content": { "name": person.name, "idNumber": person.id_number, "phone": person.phone, "states": {} }
    })
}

/// Id and ETag of a new draft.
pub fn begin(desk: &Desk<'_>, person: &Person) -> (String, String) {
    let answer = desk.resident.post("/intake-drafts").json(&draft(desk, person)).send();
    let etag = answer.etag();
    (text(&answer.expect(201)["id"]), etag)
}

fn drafts(who: &Client, desk: &Desk<'_>) -> Vec<Value> {
    list(&who.get(&format!("/intake-drafts?windowId={}", window(desk))).expect(200)["items"]).to_vec()
}

fn put(who: &Client, path: &str, etag: Option<&str>, body: &Value) -> Answer {
    let request = who.request(Method::PUT, path);
    let request = match etag {
        Some(etag) => request.if_match(etag),
        None => request,
    };
    request.json(body).send()
}

/// Who holds another window.
fn elsewhere(centre: &Centre, desk: &Desk<'_>) -> Client {
    let (item, _) = another_window(desk);
    at_window(centre, &text(&item["window"]["id"]), "b")
}

/// Nobody changes the roster by a request yet: its rows say who comes on which day.
fn hand_the_window_over(centre: &Centre, desk: &Desk<'_>, last: &str, first: &str) {
    let hex = |column: &str| centre.place.hex(column);
    let window = text(&desk.item["window"]["id"]).replace('-', "");
    let of = |post: &str| format!("{} = '{window}' AND post = '{post}'", hex("window_id"));
    centre.place.run(&format!(
        "INSERT INTO post_assignment (window_id, post, person_id, valid_from, valid_until) \
         SELECT window_id, 'b', person_id, '{first}', NULL FROM post_assignment WHERE {}",
        of("c")
    ));
    centre.place.run(&format!(
        "UPDATE post_assignment SET valid_until = '{last}' WHERE {} AND valid_from < '{first}'",
        of("b")
    ));
}
