//! Those who keep the catalogue: the administrator drafts, the reviewer signs off, the director looks on.

use reqwest::Method;
use serde_json::{Value, json};

use crate::desk::text;
use crate::{Answer, Centre, Client};

#[derive(Debug)]
pub struct Keeper {
    pub administrator: Client,
    pub reviewer: Client,
    pub director: Client,
}

impl Keeper {
    #[track_caller]
    pub fn of(centre: &Centre) -> Keeper {
        let home = |role: &str| {
            let account = centre.home().find(|account| account.role == role);
            centre.client(account.unwrap_or_else(|| panic!("nobody is {role}")))
        };
        Keeper { administrator: home("administrator"), reviewer: home("reviewer"), director: home("director") }
    }

    /// A draft of the next version of an item.
    #[track_caller]
    pub fn next_of(&self, item: &Value) -> Value {
        self.administrator.post("/item-drafts").json(&json!({ "itemId": item["id"] })).send().expect(201)
    }

    /// A draft of a new item with a complete guide.
    #[track_caller]
    pub fn new_item(&self, guide: &Value) -> Value {
        self.administrator.post("/item-drafts").json(&json!({ "guide": guide })).send().expect(201)
    }

    #[track_caller]
    pub fn save(&self, draft: &Value, guide: &Value) -> Value {
        save(&self.administrator, draft, guide).expect(200)
    }

    /// Submitted by the administrator, signed off by the reviewer.
    #[track_caller]
    pub fn signed_off(&self, draft: &Value) -> Value {
        let submitted = step(&self.administrator, draft, "submission", &json!({})).expect(200);
        step(&self.reviewer, &submitted, "sign-off", &json!({})).expect(200)
    }

    /// Published from this day on.
    #[track_caller]
    pub fn published(&self, draft: &Value, from: &str) -> Value {
        let ready = self.signed_off(draft);
        step(&self.administrator, &ready, "publication", &json!({ "effectiveFrom": from })).expect(200)
    }
}

/// Does an act with the version that the draft was read at.
#[track_caller]
pub fn step(who: &Client, draft: &Value, act: &str, body: &Value) -> Answer {
    let path = format!("/item-drafts/{}/{act}", text(&draft["id"]));
    who.post(&path).if_match(&tag(draft)).json(body).send()
}

#[track_caller]
pub fn save(who: &Client, draft: &Value, guide: &Value) -> Answer {
    let path = format!("/item-drafts/{}", text(&draft["id"]));
    who.request(Method::PUT, &path).if_match(&tag(draft)).json(&json!({ "guide": guide })).send()
}

#[track_caller]
pub fn withdraw(who: &Client, draft: &Value) -> Answer {
    who.delete(&format!("/item-drafts/{}", text(&draft["id"]))).if_match(&tag(draft)).send()
}

/// The ETag of what has a version.
pub fn tag(of: &Value) -> String {
    format!("\"{}\"", of["version"])
}

/// A complete guide of an item that nobody has yet: commitment, seven open days, at the first window.
pub fn new_guide() -> Value {
    let n = fastrand::u32(..);
    json!({
        "code": format!("test-item-{n:08x}"), "name": format!("测试事项{n}"), "aliases": ["试办"],
        "type": "publicService", "kind": "commitment", "window": "W01", "exercisingLevel": "乡镇",
        "legalBasis": [{ "title": "《测试办法》", "article": "第一条" }], "conditions": ["本镇居民"],
        "applicants": ["person"],
        "materials": [{
            "code": "m1", "name": "申请书", "rank": "main", "demand": "required", "originals": 1, "copies": 0,
            "source": "申请人自备"
        }],
        "steps": [{ "name": "受理", "by": "窗口", "what": "核对材料" }],
        "promisedLimit": { "amount": 7, "unit": "openDay" },
        "fee": { "amountFen": 0, "standard": "不收费" }, "resultName": "测试证明", "delivery": ["pickUp"],
        "enquiry": "民政窗口，电话0874-9000201", "complaint": "纪检监察办公室，电话0874-9000110",
        "visits": 1, "presence": "agentAllowed", "questions": []
    })
}

/// The same with some fields changed (top level).
pub fn with(guide: &Value, changes: Value) -> Value {
    let mut guide = guide.clone();
    if let (Some(guide), Value::Object(changes)) = (guide.as_object_mut(), changes) {
        guide.extend(changes);
    }
    guide
}
