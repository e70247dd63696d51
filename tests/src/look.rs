//! What a story looks at afterwards: parts of a case, its notices and clocks, the queue, the log and the tables.

use serde_json::{Value, json};

use crate::desk::{all_items, list, pages, text};
use crate::hall::holder_of;
use crate::{Answer, Centre, Client, Desk, Engine};

/// `GET /cases/{id}/{what}`.
#[track_caller]
pub fn part(who: &Client, case: &Value, what: &str) -> Value {
    who.get(&format!("/cases/{}/{what}", text(&case["id"]))).expect(200)
}

#[track_caller]
pub fn notice_kinds(who: &Client, case: &Value) -> Vec<String> {
    list(&part(who, case, "notices")["items"]).iter().map(|notice| text(&notice["kind"])).collect()
}

/// The first notice of this kind, with its words.
#[track_caller]
pub fn notice(who: &Client, case: &Value, kind: &str) -> Value {
    let all = part(who, case, "notices");
    let wanted = list(&all["items"]).iter().find(|notice| notice["kind"] == kind).cloned().unwrap_or_default();
    part(who, case, &format!("notices/{}", text(&wanted["id"])))
}

/// The newest timer of this clock; null where it never ran.
pub fn timer(case: &Value, clock: &str) -> Value {
    list(&case["timers"]).iter().rev().find(|timer| timer["clock"] == clock).cloned().unwrap_or_default()
}

/// Why an act is not open, by code; none where it is.
#[track_caller]
pub fn why_not(case: &Value, act: &str) -> Option<String> {
    let row = list(&case["acts"]).iter().find(|row| row["act"] == act).expect("every act is listed");
    row["why"]["code"].as_str().map(str::to_owned)
}

/// The row of the case in the queue of its window, if it waits there.
#[track_caller]
pub fn waits(who: &Client, desk: &Desk<'_>, case: &Value) -> Option<Value> {
    let rows = pages(who, &format!("/work-items?windowId={}&limit=100", text(&desk.item["window"]["id"])));
    rows.into_iter().find(|row| row["caseId"] == case["id"])
}

/// 422, with this fault among others.
#[track_caller]
pub fn refused(answer: Answer, code: &str) {
    let problem = answer.any_problem(422);
    assert!(problem.fault_codes().iter().any(|found| found == code), "{code} in {}", problem.body);
}

/// An item of another window that a person may apply for and somebody else holds, and who that is.
#[track_caller]
pub fn another_window(desk: &Desk<'_>) -> (Value, String) {
    let mine = holder_of(&desk.resident, &text(&desk.item["window"]["id"]));
    let found = all_items(&desk.resident).into_iter().find_map(|item| {
        let away = item["window"]["id"] != desk.item["window"]["id"];
        let fits = away && list(&item["guide"]["applicants"]).iter().any(|who| who == "person");
        let holder = holder_of(&desk.resident, &text(&item["window"]["id"]));
        (fits && !holder.is_empty() && holder != mine).then_some((item, holder))
    });
    found.expect("another window, held by somebody else")
}

/// No column of the table holds this in the clear.
#[track_caller]
pub fn unreadable(centre: &Centre, table: &str, secret: &str) {
    let bytes: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    for column in centre.place.columns(table) {
        let value = match centre.engine {
            Engine::Sqlite => format!("lower(hex(\"{column}\"))"),
            Engine::Postgres => format!("CAST(\"{column}\" AS TEXT)"),
        };
        let query = format!("SELECT {value} AS value FROM {table} WHERE \"{column}\" IS NOT NULL");
        for value in centre.place.texts(&query) {
            assert!(!value.contains(secret) && !value.contains(&bytes), "{table}.{column} holds {secret}");
        }
    }
}

/// The whole log is found unaltered.
#[track_caller]
pub fn honest(centre: &Centre) {
    let output = centre.verify_audit();
    assert!(output.status.success(), "{output:?}");
}

#[track_caller]
pub fn advance(centre: &Centre, to: &str) {
    centre.public().post("/demo/clock").json(&json!({ "advanceTo": to })).send().expect(200);
}
