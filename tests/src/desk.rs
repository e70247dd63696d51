//! What the people of a centre do all day, in the fewest words: find the item, take a case in, accept, decide, deliver.

use serde_json::{Value, json};

use crate::people::Person;
use crate::{Account, Answer, Centre, Client};

/// The counter of one item: its guide, and the people who may work there.
#[derive(Debug)]
pub struct Desk<'a> {
    pub centre: &'a Centre,
    /// `GET /service-items/{id}`.
    pub item: Value,
    /// Post B: holds the window.
    pub resident: Client,
    /// Post A: decides what the resident may not.
    pub chief: Client,
    /// Post C: stands in for B.
    pub substitute: Client,
}

impl<'a> Desk<'a> {
    /// The first immediate item that a person may apply for.
    #[track_caller]
    pub fn immediate(centre: &'a Centre) -> Desk<'a> {
        Desk::of_kind(centre, "immediate")
    }

    /// The first commitment item with at least one main material that is always needed.
    #[track_caller]
    pub fn commitment(centre: &'a Centre) -> Desk<'a> {
        Desk::of_kind(centre, "commitment")
    }

    #[track_caller]
    fn of_kind(centre: &'a Centre, kind: &str) -> Desk<'a> {
        let anyone = clerk(centre);
        let fits = |item: &Value| {
            let guide = &item["guide"];
            item["kind"].as_str().or(guide["kind"].as_str()) == Some(kind)
                && list(&guide["applicants"]).iter().any(|who| who == "person")
                && list(&guide["materials"]).iter().any(|m| m["rank"] == "main" && m["demand"] == "required")
        };
        let found = all_items(&anyone).into_iter().find(fits);
        Desk::for_item(centre, found.unwrap_or_else(|| panic!("no {kind} item a person may apply for")))
    }

    /// The first item of this type (`permit`, `benefit` …) that a person may apply for.
    #[track_caller]
    pub fn of_type(centre: &'a Centre, item_type: &str) -> Desk<'a> {
        let fits = |item: &Value| {
            let guide = &item["guide"];
            guide["type"] == item_type && list(&guide["applicants"]).iter().any(|who| who == "person")
        };
        let found = all_items(&clerk(centre)).into_iter().find(fits);
        Desk::for_item(centre, found.unwrap_or_else(|| panic!("no {item_type} item a person may apply for")))
    }

    /// The item with this code at the first centre.
    #[track_caller]
    pub fn of_code(centre: &'a Centre, code: &str) -> Desk<'a> {
        let item = all_items(&clerk(centre)).into_iter().find(|item| item["guide"]["code"] == code);
        Desk::for_item(centre, item.unwrap_or_else(|| panic!("no item {code}")))
    }

    #[track_caller]
    pub fn for_item(centre: &'a Centre, item: Value) -> Desk<'a> {
        let window = text(&item["window"]["id"]);
        Desk {
            centre,
            resident: at_window(centre, &window, "b"),
            chief: at_window(centre, &window, "a"),
            substitute: at_window(centre, &window, "c"),
            item,
        }
    }

    /// The body of `POST /cases` for this item: everything in order, accepted at once.
    pub fn intake(&self, person: &Person) -> Value {
        intake_of(&self.item, person)
    }

    /// The same with some fields changed (top level).
    pub fn intake_with(&self, person: &Person, changes: Value) -> Value {
        let mut body = self.intake(person);
        if let (Some(body), Value::Object(changes)) = (body.as_object_mut(), changes) {
            body.extend(changes);
        }
        body
    }

    #[track_caller]
    pub fn receive(&self, person: &Person) -> Value {
        let body = self.intake_with(person, json!({ "accept": false }));
        self.resident.post("/cases").json(&body).send().expect(201)
    }

    /// Somebody's, with these materials and no others: received, not accepted.
    #[track_caller]
    pub fn receive_with(&self, materials: Value) -> Value {
        let body = self.intake_with(&Person::invented(), json!({ "accept": false, "materials": materials }));
        self.resident.post("/cases").json(&body).send().expect(201)
    }

    #[track_caller]
    pub fn accepted(&self, person: &Person) -> Value {
        self.resident.post("/cases").json(&self.intake(person)).send().expect(201)
    }

    #[track_caller]
    pub fn decided(&self, person: &Person) -> Value {
        let case = self.accepted(person);
        act(&self.decider(), &case, "decision", &approval()).expect(200)
    }

    /// Who decides this item's cases: the resident an immediate one, the chief a commitment.
    pub fn decider(&self) -> Client {
        match self.item["guide"]["kind"].as_str() {
            Some("immediate") => self.resident.clone(),
            _ => self.chief.clone(),
        }
    }
}

/// The body of `POST /cases` for this item: everything in order, accepted at once.
pub fn intake_of(item: &Value, person: &Person) -> Value {
    let materials: Vec<Value> = list(&item["guide"]["materials"])
        .iter()
        .map(|material| {
            let state = if material["demand"] == "required" { "original" } else { "notNeeded" };
            json!({ "code": material["code"], "state": state })
        })
        .collect();
    json!({
        "itemId": item["id"],
        "channel": "window",
        "request": "written",
        "applicant": person.as_applicant(),
        "materials": materials,
        "accept": true
    })
}

pub fn approval() -> Value {
    json!({ "outcome": "approved", "opinion": "材料齐全,符合条件,准予办理。", "resultNumber": format!("测字{:06}号", fastrand::u32(0..1_000_000)) })
}

pub fn hand_over(case: &Value) -> Value {
    json!({
        "method": "pickUp",
        "receiver": { "relation": "self", "name": case["applicant"]["name"] },
        "signature": { "kind": "paper" }
    })
}

/// Does an act with the version that `case` was read at.
#[track_caller]
pub fn act(who: &Client, case: &Value, act: &str, body: &Value) -> Answer {
    let etag = format!("\"{}\"", case["version"]);
    who.post(&format!("/cases/{}/{act}", text(&case["id"]))).if_match(&etag).json(body).send()
}

#[track_caller]
pub fn read(who: &Client, case: &Value) -> Value {
    who.get(&format!("/cases/{}", text(&case["id"]))).expect(200)
}

/// All rows of a list, page by page.
#[track_caller]
pub fn pages(who: &Client, path: &str) -> Vec<Value> {
    let (mut rows, mut cursor) = (Vec::new(), None::<String>);
    for _ in 0..1000 {
        let sign = if path.contains('?') { '&' } else { '?' };
        let next = cursor.map(|cursor| format!("{sign}cursor={cursor}")).unwrap_or_default();
        let page = who.get(&format!("{path}{next}")).expect(200);
        rows.extend(list(&page["items"]).iter().cloned());
        match page["next"].as_str() {
            Some(next) => cursor = Some(next.to_owned()),
            None => return rows,
        }
    }
    panic!("{path} never ends")
}

/// Somebody who holds a window of the first centre.
#[track_caller]
pub fn clerk(centre: &Centre) -> Client {
    let account = centre.home().find(|account| account.role == "window_b");
    centre.client(account.expect("the centre has a resident clerk"))
}

/// The whole guide of every item of the first centre.
#[track_caller]
pub fn all_items(who: &Client) -> Vec<Value> {
    let rows = pages(who, "/service-items?limit=100");
    rows.iter().map(|row| who.get(&format!("/service-items/{}", text(&row["id"]))).expect(200)).collect()
}

/// Whoever has this post (`a`, `b`, `c`) at this window, by the roster that the service itself shows.
#[track_caller]
pub fn at_window(centre: &Centre, window: &str, post: &str) -> Client {
    let mut posted = centre.accounts.iter().filter(|account| account.post.is_some());
    let found = posted.find(|account| has_post(centre, account, window, post));
    centre.client(found.unwrap_or_else(|| panic!("nobody has post {post} at window {window}")))
}

fn has_post(centre: &Centre, account: &Account, window: &str, post: &str) -> bool {
    if account.role != format!("window_{post}") {
        return false;
    }
    let me = centre.client(account).get("/auth/me").expect(200);
    list(&me["duties"]).iter().any(|duty| duty["window"]["id"] == window && duty["post"] == post)
}

/// A JSON list, empty if it is none.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A JSON string, empty if it is none.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
