//! To whom each operation is open. The walk finds every operation of the document by itself; what is said here is only
//! what cannot be told from its address. A new operation under an address that is named below needs no line at all.

use Open::*;
use blackbox::{Value, json};

use super::world::Place;

/// Who gets through. Everybody else of the centre is told 403, whoever is not logged in 401, and to another centre nothing
/// of it exists: 404.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Also without a log-in.
    Everybody,
    /// Whoever is logged in.
    Staff,
    /// Whoever sees the case: supervision, and who holds or decides at its window.
    Seeing,
    /// Whoever holds the window of the case now.
    Holding,
    /// Whoever holds the window of the case or decides there.
    Handling,
    /// Whoever decides the case: the chief a commitment (the case walked through is one).
    Deciding,
    /// These roles, wherever they are on duty.
    Roles(&'static [&'static str]),
    /// The chief of the window, and these roles.
    ChiefOr(&'static [&'static str]),
    /// Nobody in this walk: the thing in the address belongs to somebody's account.
    Owner,
}

/// By method (`*` for any) and beginning of the address below `/api/v1`; the longest beginning counts, and at the same length
/// the named method.
pub const ADDRESSES: &[(&str, &str, Open)] = &[
    ("*", "/public/", Everybody),
    ("*", "/auth/", Staff),
    ("*", "/auth/sessions/{id}", Owner),
    ("*", "/calendars", Staff),
    ("*", "/windows", Staff),
    ("*", "/rosters/", Staff),
    ("*", "/service-items", Staff),
    ("*", "/work-items", Staff),
    ("*", "/applicants/", Roles(&["window_a", "window_b", "director", "supervisor"])),
    ("*", "/catalogue", Roles(&["administrator", "director", "supervisor", "reviewer", "window_a"])),
    ("*", "/entry-register", Roles(&["administrator"])),
    ("GET", "/entry-register", Roles(&["administrator", "director", "supervisor"])),
    ("*", "/item-drafts", ChiefOr(&["administrator"])),
    ("GET", "/item-drafts", Staff),
    ("*", "/item-drafts/{id}", ChiefOr(&["administrator"])),
    ("GET", "/item-drafts/{id}", ChiefOr(&["administrator", "director", "supervisor", "reviewer"])),
    ("GET", "/windows/{id}/reconciliation", Seeing),
    ("POST", "/windows/{id}/reconciliation", Holding),
    ("*", "/intake-drafts", Holding),
    ("*", "/phrases", Handling),
    ("GET", "/phrases", Seeing),
    ("*", "/cases", Staff),
    ("*", "/cases/{id}", Holding),
    ("GET", "/cases/{id}", Seeing),
];

/// By `operationId`: what is not as its address says.
pub const OPERATIONS: &[(&str, Open)] = &[
    ("logIn", Everybody),
    ("refresh", Everybody),
    ("getClock", Everybody),
    ("advanceDemoClock", Everybody),
    ("receiveCase", Holding),
    ("previewCase", Holding),
    ("decideCase", Deciding),
    ("terminateCase", Deciding),
    ("suspendCase", Deciding),
    ("resumeCase", Deciding),
    ("extendCase", Deciding),
    ("printCaseNotice", Seeing),
    ("unmaskCase", Handling),
    ("listUnmaskings", Roles(&["director", "supervisor"])),
    ("signOffItemDraft", Roles(&["reviewer"])),
    ("returnItemDraft", ChiefOr(&["administrator", "reviewer"])),
    ("publishItemDraft", Roles(&["administrator", "director"])),
    ("endServiceItem", Roles(&["administrator", "director"])),
];

/// Operations that end the session or change the account they are called with, so that the walk would lose its way.
pub const NOT_CALLED_WHEN_LOGGED_IN: &[&str] = &["logOut", "changePassword", "refresh", "logIn"];

/// Who makes a thing that is asked for.
#[derive(Debug, Clone, Copy)]
pub enum Maker {
    /// Who holds the window.
    Holder,
    /// The first of this role.
    Role(&'static str),
}

/// A thing that is in no centre from the start: what stands before its id in addresses, who makes one, where, and of what.
pub type Made = (&'static str, Maker, &'static str, fn(&Place) -> Value);

/// In this order: a later one may need an earlier one (`place.made[…]`).
pub const MADE: &[Made] = &[
    ("item-drafts", Maker::Role("administrator"), "/item-drafts", |place| json!({ "itemId": place.item })),
    ("entry-register", Maker::Role("administrator"), "/entry-register", |_| entry()),
    ("intake-drafts", Maker::Holder, "/intake-drafts", |place| intake_draft(place)),
    ("phrases", Maker::Holder, "/phrases", |place| phrase(place)),
];

/// Operations that use up what they are about: each caller finds one that was made for the occasion.
pub const USES_UP: &[&str] = &["dropPhrase"];

/// An id that nothing has, for what cannot be made here: it is asked for without a log-in and by everybody, and not found.
pub const NOTHING: &str = "01900000-0000-7000-8000-000000000000";
/// What they tell of people who are asked for by their number: who they are, to everybody whom the operation is open to.
pub const TELL_WHO_IT_IS: &[&str] = &["searchApplicants"];

/// Fields of a search that narrow it and find nothing by themselves.
pub const NARROWING: &[&str] = &["itemId"];

/// What stands in a parameter of the address, by the part before it.
pub fn parameter(before: &str, place: &Place) -> Option<String> {
    Some(match before {
        "cases" => place.case.clone(),
        "notices" => place.notice.clone(),
        "service-items" => place.item.clone(),
        "windows" => place.window.clone(),
        "sessions" => place.session.clone(),
        "calendars" => place.code.clone(),
        "progress" => place.number.clone(),
        "versions" => "1".to_owned(),
        before => return place.made.get(before).cloned(),
    })
}

/// What stands in a field of a body or of a query, by its name. Other fields are made up from their schema.
pub fn field(name: &str, place: &Place) -> Option<Value> {
    Some(match name {
        "windowId" => json!(place.window),
        "itemId" => json!(place.item),
        "caseId" => json!(place.case),
        "personId" => json!(place.holder),
        "centre" => json!(place.code),
        "number" => json!(place.number),
        "figure" => json!("received"),
        "day" => json!("2026-03-03"),
        "idNumber" | "residentId" => json!(place.person.id_number),
        "phone" => json!(place.person.phone),
        "name" | "q" => json!(place.person.name),
        _ => return None,
    })
}

/// Bodies that cannot be made up from their schema, because the rules of the business look at them before they look at
/// who asks.
pub fn body(operation: &str, place: &Place) -> Option<Value> {
    Some(match operation {
        "receiveCase" => place.intake.clone(),
        "deliverCase" => json!({
            "method": "pickUp",
            "receiver": { "relation": "self", "name": place.person.name },
            "signature": { "kind": "paper" }
        }),
        "beginItemDraft" => json!({ "itemId": place.item }),
        "registerEntry" | "changeEntry" => entry(),
        "keepPhrase" => phrase(place),
        "keepIntakeDraft" | "changeIntakeDraft" => intake_draft(place),
        _ => return None,
    })
}

fn intake_draft(place: &Place) -> Value {
    json!({ "windowId": place.window, "content": { "name": "测试" } })
}

/// A wording that the window does not have yet.
fn phrase(place: &Place) -> Value {
    let text = format!("没有加盖公章（{:04x}）", fastrand::u16(..));
    json!({ "windowId": place.window, "use": "defect", "text": text })
}

/// A line of the register.
fn entry() -> Value {
    json!({ "name": "测试进驻事项", "department": "测试部门", "source": "测试文件", "state": "notYet" })
}
