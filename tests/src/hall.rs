//! A whole hall at work: its people by name, its items by code, its queues by count, and the clock on its wall.

use serde_json::{Value, json};

use crate::desk::{act, all_items, intake_of, list, text};
use crate::people::Person;
use crate::{Centre, Client};

#[derive(Debug)]
pub struct Hall<'a> {
    pub centre: &'a Centre,
    items: Vec<Value>,
}

impl<'a> Hall<'a> {
    #[track_caller]
    pub fn open(centre: &'a Centre) -> Hall<'a> {
        let anyone = centre.home().next().expect("the centre has people");
        Hall { centre, items: all_items(&centre.client(anyone)) }
    }

    /// Whoever logs in under this name.
    #[track_caller]
    pub fn who(&self, username: &str) -> Client {
        self.centre.client(self.centre.account(username))
    }

    #[track_caller]
    pub fn item(&self, code: &str) -> &Value {
        let found = self.items.iter().find(|item| item["guide"]["code"] == code);
        found.unwrap_or_else(|| panic!("no item {code}"))
    }

    /// Everything that the item always asks for, in order.
    pub fn materials(&self, code: &str) -> Value {
        intake_of(self.item(code), &Person::invented())["materials"].clone()
    }

    /// A request of somebody new, with these fields changed (top level).
    #[track_caller]
    pub fn taken_with(&self, clerk: &Client, code: &str, changes: Value) -> Value {
        let mut body = intake_of(self.item(code), &Person::invented());
        if let (Some(body), Value::Object(changes)) = (body.as_object_mut(), changes) {
            body.extend(changes);
        }
        clerk.post("/cases").json(&body).send().expect(201)
    }

    /// Somebody new comes with everything in order, and is accepted at once.
    #[track_caller]
    pub fn accepted(&self, clerk: &Client, code: &str) -> Value {
        self.taken_with(clerk, code, json!({}))
    }

    /// The same, but it is not yet said whether the request is accepted.
    #[track_caller]
    pub fn received(&self, clerk: &Client, code: &str) -> Value {
        self.taken_with(clerk, code, json!({ "accept": false }))
    }

    /// Somebody new comes with empty hands.
    #[track_caller]
    pub fn empty_handed(&self, clerk: &Client, code: &str) -> Value {
        self.taken_with(clerk, code, json!({ "accept": false, "materials": [] }))
    }

    /// Moves the clock on.
    #[track_caller]
    pub fn clock(&self, to: &str) {
        self.centre.public().post("/demo/clock").json(&json!({ "advanceTo": to })).send().expect(200);
    }

    /// How many cases of the centre are at this stage, as its director sees them.
    #[track_caller]
    pub fn at_stage(&self, director: &Client, stage: &str) -> usize {
        list(&director.get(&format!("/cases?stage={stage}&limit=100")).expect(200)["items"]).len()
    }
}

/// Does an act that has to succeed.
#[track_caller]
pub fn done(who: &Client, case: &Value, name: &str, body: Value) -> Value {
    act(who, case, name, &body).expect(200)
}

/// What waits: to accept, to be supplemented, to decide, to hand out.
#[track_caller]
pub fn waits(who: &Client) -> [u64; 4] {
    waits_at(who, "")
}

/// The same of one window or unit: `?windowId=…`, `?unitId=…`.
#[track_caller]
pub fn waits_at(who: &Client, scope: &str) -> [u64; 4] {
    counted(who, scope, ["accept", "supplement", "decide", "deliver"])
}

/// What presses: due today, overdue.
#[track_caller]
pub fn presses(who: &Client) -> [u64; 2] {
    counted(who, "", ["dueToday", "overdue"])
}

#[track_caller]
fn counted<const N: usize>(who: &Client, scope: &str, views: [&str; N]) -> [u64; N] {
    let counts = who.get(&format!("/work-items/counts{scope}")).expect(200);
    views.map(|view| counts[view]["count"].as_u64().unwrap_or_else(|| panic!("no {view} in {counts}")))
}

/// The id of the person behind a log-in, by the window that he holds.
#[track_caller]
pub fn holder_of(who: &Client, window: &str) -> String {
    let duty = who.get(&format!("/rosters/duty?windowId={window}")).expect(200);
    text(&duty["holder"]["person"]["personId"])
}

/// The first window or unit of mine, by id.
#[track_caller]
pub fn my_window(who: &Client) -> String {
    text(&who.get("/auth/me").expect(200)["duties"][0]["window"]["id"])
}
