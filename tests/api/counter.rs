//! The whole counter: what else can become of a request than acceptance, decision and delivery.

use blackbox::desk::{act, all_items, approval, hand_over, list, pages, read, text};
use blackbox::people::Person;
use blackbox::{Answer, Centre, Client, Desk, Value, json, on_both_engines};

const REMEDIES: &str = "六十日内可申请行政复议，六个月内可提起行政诉讼。";

on_both_engines!(what_is_missing_is_asked_for_once_and_the_case_goes_on_when_it_comes, |centre| {
    let desk = Desk::commitment(centre);
    let case = without_material(&desk);
    act(&desk.substitute, &case, "supplement-requests", &json!({})).any_problem(403);
    let asked = act(&desk.resident, &case, "supplement-requests", &json!({ "advice": "请带原件。" })).expect(200);
    assert_eq!(
        (asked["stage"].as_str(), asked["countedKind"].as_str()),
        (Some("supplementAwaited"), Some("supplement"))
    );
    assert_eq!((&asked["kind"], &asked["supplementRequests"]), (&json!("commitment"), &json!(1)));
    assert_eq!(list(&asked["missing"]).len(), required(&desk), "everything in one notice: {}", asked["missing"]);
    assert_eq!(running(&asked), ["supplementWait"]);
    assert_eq!(waits(&desk.resident, &desk, &asked), Some(("supplement".to_owned(), "supplement".to_owned())));
    let code = text(&asked["queryCode"]);
    let public = centre.public().get(&format!("/public/progress/{}?code={code}", text(&asked["number"]))).expect(200);
    assert_eq!((&public["stage"], &public["missing"]), (&asked["stage"], &asked["missing"]));

    let none = act(&desk.resident, &asked, "supplements", &json!({ "materials": [] })).any_problem(422);
    let still = list(&none.body["errors"]).iter().filter(|fault| fault["code"] == "supplement.incomplete").count();
    assert_eq!(still, required(&desk), "each is named: {}", none.body);

    let back = act(&desk.resident, &asked, "supplements", &json!({ "materials": all_there(&desk) })).expect(200);
    assert_eq!(
        (&back["stage"], &back["missing"], running(&back)),
        (&json!("received"), &json!([]), vec!["acceptanceDecision".to_owned()])
    );
    assert!(text(&back["materialAt"]) > text(&back["receivedAt"]));
    let accepted = act(&desk.resident, &back, "acceptance", &json!({})).expect(200);
    assert_eq!((&accepted["countedKind"], &accepted["deemed"]), (&json!("commitment"), &json!(false)));
    let decided = act(&desk.chief, &accepted, "decision", &approval()).expect(200);
    let delivered = act(&desk.resident, &decided, "delivery", &hand_over(&decided)).expect(200);
    assert_eq!(running(&delivered), Vec::<String>::new());
    let kinds = ["receipt", "supplementRequest", "supplementReceipt", "commitment", "approval", "deliveryReceipt"];
    assert_eq!(
        notices(&desk.resident, &delivered).iter().map(|notice| text(&notice["kind"])).collect::<Vec<_>>(),
        kinds
    );
});

on_both_engines!(nothing_is_asked_for_where_nothing_is_missing, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.receive(&Person::invented());
    let answer = act(&desk.resident, &case, "supplement-requests", &json!({})).any_problem(422);
    assert!(answer.body.to_string().contains("supplement.nothing-missing"), "{}", answer.body);
    let unknown = json!({ "defects": [{ "code": "no-such-material", "defect": "看不清" }] });
    let answer = act(&desk.resident, &case, "supplement-requests", &unknown).any_problem(422);
    assert!(answer.body.to_string().contains("material.unknown"), "{}", answer.body);
    // What is faulty counts as missing.
    let asked = act(&desk.resident, &case, "supplement-requests", &defect(&desk)).expect(200);
    assert_eq!(list(&asked["missing"]).len(), 1);
    act(&desk.resident, &case, "supplements", &json!({ "materials": [] })).problem(412, "version.stale");
});

on_both_engines!(only_the_director_asks_again_and_it_stands_on_record, |centre| {
    let desk = Desk::commitment(centre);
    let case = without_material(&desk);
    let asked = act(&desk.resident, &case, "supplement-requests", &json!({})).expect(200);
    let back = act(&desk.resident, &asked, "supplements", &json!({ "materials": all_there(&desk) })).expect(200);
    for who in [&desk.resident, &desk.chief] {
        act(who, &back, "supplement-requests", &defect(&desk)).problem(403, "denied.director-only");
    }
    let director = centre.client(centre.home().find(|account| account.role == "director").expect("a director"));
    let again = act(&director, &back, "supplement-requests", &defect(&desk)).expect(200);
    assert_eq!(again["supplementRequests"], 2);
    let events = desk.resident.get(&format!("/cases/{}/events", text(&case["id"]))).expect(200);
    let repeated: Vec<&Value> = list(&events["items"])
        .iter()
        .filter(|event| event["type"] == "supplementRequested")
        .map(|event| &event["repeated"])
        .collect();
    assert_eq!(repeated, [&json!(false), &json!(true)]);
});

on_both_engines!(a_refusal_says_why_and_what_can_be_done_about_it, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.receive(&Person::invented());
    let bare = act(&desk.resident, &case, "refusal", &json!({ "ground": "wrongAuthority" }));
    bare.any_problem(422).names(&["/reasons", "/remedies", "/rightAuthority"]);
    let refusal = json!({ "ground": "wrongAuthority", "reasons": "属于县级事项。", "remedies": REMEDIES, "rightAuthority": "县民政局" });
    act(&desk.chief, &case, "refusal", &refusal).problem(403, "denied.not-holder");
    let refused = act(&desk.resident, &case, "refusal", &refusal).expect(200);
    assert_eq!((&refused["stage"], &refused["countedKind"]), (&json!("refused"), &json!("rejected")));
    assert_eq!(refused["notAccepted"]["rightAuthority"], "县民政局");
    closed(&desk, &refused);
});

on_both_engines!(what_is_prohibited_is_rejected_with_reasons, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.receive(&Person::invented());
    act(&desk.resident, &case, "rejection", &json!({ "ground": "prohibited" })).any_problem(422).names(&["/reasons"]);
    let rejection = json!({ "ground": "prohibited", "reasons": "国家明令禁止。" });
    let rejected = act(&desk.resident, &case, "rejection", &rejection).expect(200);
    assert_eq!((&rejected["stage"], &rejected["countedKind"]), (&json!("rejected"), &json!("rejected")));
    assert_eq!(rejected["rejection"]["ground"], "prohibited");
    closed(&desk, &rejected);
});

on_both_engines!(whoever_withdraws_stops_every_clock, |centre| {
    let desk = Desk::commitment(centre);
    let reasons = json!({ "reasons": "申请人改日再办。" });
    for case in [desk.receive(&Person::invented()), desk.accepted(&Person::invented())] {
        act(&desk.resident, &case, "withdrawal", &json!({})).any_problem(422).names(&["/reasons"]);
        let withdrawn = act(&desk.resident, &case, "withdrawal", &reasons).expect(200);
        assert_eq!((&withdrawn["stage"], &withdrawn["ended"]["reasons"]), (&json!("withdrawn"), &reasons["reasons"]));
        closed(&desk, &withdrawn);
    }
});

on_both_engines!(a_promise_is_terminated_by_its_chief, |centre| {
    let desk = Desk::commitment(centre);
    let reasons = json!({ "reasons": "申请人已死亡。" });
    let received = desk.receive(&Person::invented());
    act(&desk.chief, &received, "termination", &reasons).problem(409, "case.wrong-stage");
    let case = desk.accepted(&Person::invented());
    act(&desk.resident, &case, "termination", &reasons).problem(403, "denied.not-chief");
    act(&desk.chief, &case, "termination", &json!({ "reasons": " " })).any_problem(422).names(&["/reasons"]);
    let terminated = act(&desk.chief, &case, "termination", &reasons).expect(200);
    assert_eq!(terminated["stage"], "terminated");
    closed(&desk, &terminated);
});

on_both_engines!(a_transfer_leaves_one_queue_and_enters_the_other, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.receive(&Person::invented());
    let me = person(&desk);
    let other = all_items(&desk.resident).into_iter().find_map(|item| {
        let elsewhere = item["window"]["id"] != desk.item["window"]["id"]
            && list(&item["guide"]["applicants"]).iter().any(|who| who == "person");
        elsewhere.then(|| Desk::for_item(centre, item)).filter(|desk| person(desk) != me)
    });
    let other = other.expect("another window, held by someone else");
    let to =
        |item: &Value, person: &str| json!({ "itemId": item["id"], "personId": person, "reasons": "属于另一窗口。" });
    let (there, holder) = (&other.item, person(&other));
    refused(act(&desk.resident, &case, "transfers", &to(&desk.item, &me)), "transfer.to-itself");
    refused(act(&desk.resident, &case, "transfers", &to(there, &me)), "transfer.not-the-holder");
    let nowhere = json!({ "id": uuid::Uuid::now_v7() });
    refused(act(&desk.resident, &case, "transfers", &to(&nowhere, &holder)), "item.unknown");

    let moved = act(&desk.resident, &case, "transfers", &to(there, &holder)).expect(200);
    assert_eq!((&moved["stage"], &moved["window"]["id"]), (&json!("received"), &there["window"]["id"]));
    assert_eq!((&moved["item"]["id"], &moved["materials"]), (&there["id"], &json!([])));
    assert_eq!(timer(&moved, "acceptanceDecision")["due"], timer(&case, "acceptanceDecision")["due"]);
    assert_eq!(waits(&desk.resident, &desk, &moved), None);
    assert_eq!(waits(&other.resident, &other, &moved).map(|(task, _)| task), Some("accept".to_owned()));
    desk.resident.get(&format!("/cases/{}", text(&case["id"]))).problem(403, "denied.out-of-scope");
    let events = other.resident.get(&format!("/cases/{}/events", text(&case["id"]))).expect(200);
    let places: Vec<&Value> = list(&events["items"]).iter().map(|event| &event["window"]["id"]).collect();
    assert_eq!(places, [&desk.item["window"]["id"], &desk.item["window"]["id"]], "each where it happened");
});

on_both_engines!(who_is_left_without_an_answer_is_accepted_since_the_material_came, fresh, |centre| {
    let desk = Desk::of_type(centre, "permit");
    let received = desk.receive(&Person::invented());
    let punctual = desk.accepted(&Person::invented());
    // Five working days after Tuesday 3 March end on Tuesday 10 March.
    advance(centre, "2026-03-10T17:29:00+08:00");
    assert_eq!(read(&desk.resident, &received)["stage"], "received");
    advance(centre, "2026-03-10T17:31:00+08:00");
    let deemed = read(&desk.resident, &received);
    assert_eq!((&deemed["stage"], &deemed["deemed"]), (&json!("accepted"), &json!(true)));
    assert_eq!((&deemed["acceptedAt"], &deemed["materialAt"]), (&received["receivedAt"], &received["receivedAt"]));
    assert_eq!(timer(&deemed, "acceptanceDecision")["state"], "missed");
    assert_eq!(timer(&deemed, "promise")["due"], timer(&punctual, "promise")["due"], "counted from receipt");
    assert_eq!(waits(&desk.chief, &desk, &deemed).map(|(task, _)| task), Some("decide".to_owned()));
    let events = desk.resident.get(&format!("/cases/{}/events", text(&received["id"]))).expect(200);
    let last = list(&events["items"]).last().cloned().unwrap_or_default();
    assert_eq!(last["type"], "deemedAccepted");
    assert_eq!(
        (&last["by"]["name"], &last["by"]["number"], &last["by"]["post"]),
        (&json!("系统"), &json!("—"), &Value::Null)
    );
});

on_both_engines!(notices_are_numbered_in_their_series_and_never_change, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let first = desk.receive(&Person::invented());
    let second = desk.accepted(&Person::invented());
    let numbers = |case: &Value| -> Vec<String> {
        notices(&desk.resident, case).iter().map(|notice| text(&notice["number"])).collect()
    };
    let (one, two) = (numbers(&first), numbers(&second));
    assert!(one[0].ends_with("收〔2026〕1号") && two[0].ends_with("收〔2026〕2号"), "{one:?} {two:?}");
    assert!(two[1].ends_with("诺〔2026〕1号"), "{two:?}");

    let id = text(&notices(&desk.resident, &first)[0]["id"]);
    let path = format!("/cases/{}/notices/{id}", text(&first["id"]));
    let shown = desk.resident.get(&path).expect(200);
    assert_eq!(
        (&shown["caseNumber"], &shown["queryCode"], &shown["prints"], &shown["text"]["addressee"]),
        (&first["number"], &first["queryCode"], &json!(0), &first["applicant"]["name"])
    );
    for prints in 1..=2 {
        let printed = desk.resident.post(&format!("{path}/prints")).json(&json!({})).send().expect(200);
        assert_eq!(printed["prints"], prints);
    }
    act(&desk.resident, &first, "acceptance", &json!({})).expect(200);
    advance(centre, "2026-03-20T09:00:00+08:00");
    let later = desk.resident.get(&path).expect(200);
    assert_eq!(
        (&later["text"], &later["number"], &later["issuedAt"]),
        (&shown["text"], &shown["number"], &shown["issuedAt"])
    );

    let elsewhere = format!("/cases/{}/notices/{id}", text(&second["id"]));
    desk.resident.get(&elsewhere).any_problem(404);
});

on_both_engines!(to_another_centre_none_of_this_exists, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.receive(&Person::invented());
    let account = centre.abroad().find(|account| account.role == "window_b").expect("a clerk of another centre");
    let stranger = centre.client(account);
    let reasons = json!({ "reasons": "试" });
    for (name, body) in [
        ("supplement-requests", json!({})),
        ("supplements", json!({ "materials": [] })),
        ("refusal", json!({ "ground": "notNeeded" })),
        ("rejection", json!({ "ground": "prohibited" })),
        ("transfers", json!({ "itemId": desk.item["id"], "personId": person(&desk) })),
        ("withdrawal", reasons.clone()),
        ("termination", reasons.clone()),
        ("materials", json!({ "materials": [] })),
        ("corrections", json!({ "applicant": { "name": "试" }, "reasons": "试" })),
        ("reminders", json!({ "how": "phone" })),
        ("closure", json!({})),
    ] {
        act(&stranger, &case, name, &body).any_problem(404);
    }
    let notice = text(&notices(&desk.resident, &case)[0]["id"]);
    let path = format!("/cases/{}/notices", text(&case["id"]));
    stranger.get(&path).any_problem(404);
    stranger.get(&format!("{path}/{notice}")).any_problem(404);
    stranger.post(&format!("{path}/{notice}/prints")).json(&json!({})).send().any_problem(404);
    assert_eq!(read(&desk.resident, &case)["version"], case["version"]);
});

fn without_material(desk: &Desk<'_>) -> Value {
    let body = desk.intake_with(&Person::invented(), json!({ "accept": false, "materials": [] }));
    desk.resident.post("/cases").json(&body).send().expect(201)
}

fn required(desk: &Desk<'_>) -> usize {
    list(&desk.item["guide"]["materials"]).iter().filter(|material| material["demand"] == "required").count()
}

fn all_there(desk: &Desk<'_>) -> Value {
    desk.intake(&Person::invented())["materials"].clone()
}

/// The first material is there, and faulty.
fn defect(desk: &Desk<'_>) -> Value {
    json!({ "defects": [{ "code": desk.item["guide"]["materials"][0]["code"], "defect": "看不清" }] })
}

fn running(case: &Value) -> Vec<String> {
    let timers = list(&case["timers"]).iter().filter(|timer| timer["state"] == "running");
    timers.map(|timer| text(&timer["clock"])).collect()
}

fn timer(case: &Value, clock: &str) -> Value {
    list(&case["timers"]).iter().find(|timer| timer["clock"] == clock).cloned().unwrap_or_default()
}

/// Task and kind of what waits on the case at this desk's window.
fn waits(who: &Client, desk: &Desk<'_>, case: &Value) -> Option<(String, String)> {
    let rows = pages(who, &format!("/work-items?windowId={}&limit=100", text(&desk.item["window"]["id"])));
    let row = rows.into_iter().find(|row| row["caseId"] == case["id"])?;
    Some((text(&row["task"]), text(&row["kind"])))
}

fn notices(who: &Client, case: &Value) -> Vec<Value> {
    list(&who.get(&format!("/cases/{}/notices", text(&case["id"]))).expect(200)["items"]).to_vec()
}

/// No clock runs, nothing waits, and nothing more can be done.
#[track_caller]
fn closed(desk: &Desk<'_>, case: &Value) {
    assert_eq!(running(case), Vec::<String>::new());
    assert_eq!(waits(&desk.chief, desk, case), None);
    // But that its dossier may be closed.
    let open = list(&case["acts"]).iter().filter(|row| row["act"] != "close");
    assert!(open.into_iter().all(|row| row["allowed"] == false), "{}", case["acts"]);
    act(&desk.resident, case, "acceptance", &json!({})).problem(409, "case.wrong-stage");
}

#[track_caller]
fn refused(answer: Answer, code: &str) {
    let problem = answer.any_problem(422);
    assert!(problem.body.to_string().contains(code), "{}", problem.body);
}

/// Who holds the window of this desk.
fn person(desk: &Desk<'_>) -> String {
    let windows = desk.resident.get("/windows").expect(200);
    let own = list(&windows["items"]).iter().find(|window| window["id"] == desk.item["window"]["id"]);
    text(&own.cloned().unwrap_or_default()["holder"]["person"]["personId"])
}

fn advance(centre: &Centre, to: &str) {
    centre.public().post("/demo/clock").json(&json!({ "advanceTo": to })).send().expect(200);
}
