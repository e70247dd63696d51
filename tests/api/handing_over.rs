//! The end of a case: to whom the result goes and how, what nobody fetches, and the dossier that is closed.

use blackbox::desk::{act, all_items, hand_over, list, pages, text};
use blackbox::look::{advance, honest, part, refused, timer, unreadable, why_not};
use blackbox::people::Person;
use blackbox::{Centre, Client, Desk, Value, json, on_both_engines};

on_both_engines!(somebody_else_takes_the_result_with_proof_where_the_item_allows_it, |centre| {
    let desk = Desk::for_item(centre, item_delivered(centre, "byAnother"));
    let case = desk.decided(&Person::invented());
    let other = Person::invented();
    let to = |relation: &str, proof: Value| {
        let mut receiver = json!({ "relation": relation, "name": other.name });
        if !proof.is_null() {
            receiver["proof"] = proof;
        }
        json!({ "method": "pickUp", "receiver": receiver, "signature": { "kind": "paper" } })
    };
    refused(act(&desk.resident, &case, "delivery", &to("family", Value::Null)), "delivery.proof-missing");
    refused(act(&desk.resident, &case, "delivery", &to("self", Value::Null)), "delivery.receiver-is-not-applicant");
    let own = json!({ "method": "pickUp", "signature": { "kind": "paper" },
        "receiver": { "relation": "self", "name": case["applicant"]["name"], "proof": "letter" } });
    refused(act(&desk.resident, &case, "delivery", &own), "delivery.proof-idle");
    act(&desk.resident, &case, "delivery", &to("neighbour", json!("kinship"))).any_problem(422);

    let delivered = act(&desk.resident, &case, "delivery", &to("family", json!("kinship"))).expect(200);
    assert_eq!(
        (&delivered["delivery"]["receiver"], &delivered["delivery"]["proof"]),
        (&json!("family"), &json!("kinship"))
    );
    assert_eq!(
        (&delivered["receiverName"], &delivered["delivery"]["method"]),
        (&json!(other.name), &json!("byAnother"))
    );
    let papers = list(&part(&desk.resident, &delivered, "notices")["items"]).to_vec();
    let paper = papers.iter().find(|paper| paper["kind"] == "deliveryReceipt").expect("a receipt of delivery");
    let paper = part(&desk.resident, &delivered, &format!("notices/{}", text(&paper["id"])));
    assert!(paper["text"]["facts"].to_string().contains(&other.name), "{}", paper["text"]);
    for table in ["case_event", "event_private", "audit_entry", "service_case"] {
        unreadable(centre, table, &other.name);
    }

    let strict = Desk::immediate(centre);
    assert_eq!(strict.item["guide"]["delivery"], json!(["pickUp"]));
    let case = strict.decided(&Person::invented());
    refused(act(&strict.resident, &case, "delivery", &to("agent", json!("entrustment"))), "delivery.not-offered");
    refused(act(&strict.resident, &case, "delivery", &by_post("EX123456789CN")), "delivery.not-offered");
});

on_both_engines!(what_goes_by_post_keeps_its_number, |centre| {
    let desk = Desk::for_item(centre, item_delivered(centre, "post"));
    let case = desk.decided(&Person::invented());
    for (body, pointers) in [
        (json!({ "method": "post" }), vec!["/post"]),
        (json!({ "method": "pickUp" }), vec!["/receiver", "/signature"]),
        (json!({ "method": "pickUp", "post": by_post("EX1")["post"] }), vec!["/post", "/receiver", "/signature"]),
        (json!({ "method": "post", "post": { "carrier": "中国邮政" } }), vec!["/post/waybill"]),
        (by_post("?"), vec!["/post/waybill"]),
    ] {
        act(&desk.resident, &case, "delivery", &body).any_problem(422).names(&pointers);
    }
    let posted = act(&desk.resident, &case, "delivery", &by_post(" ex 123456789 cn ")).expect(200);
    let delivery = &posted["delivery"];
    assert_eq!((&delivery["method"], &delivery["signed"]), (&json!("post"), &json!("carrier")));
    assert_eq!(delivery["post"], json!({ "carrier": "中国邮政", "waybill": "EX123456789CN" }));
    refused(act(&desk.resident, &posted, "closure", &json!({})), "closure.receipt-not-kept");
    let filed = act(&desk.resident, &posted, "closure", &json!({ "receiptKept": true })).expect(200);
    assert!(filed["filedAt"].is_string() && filed["stage"] == "delivered", "{filed}");
    refused(act(&desk.resident, &filed, "closure", &json!({ "receiptKept": true })), "closure.already-filed");
    assert_eq!(why_not(&filed, "close"), Some("closure.already-filed".to_owned()));
});

on_both_engines!(a_result_that_nobody_collects_shows_up_and_the_applicant_is_reminded, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let (waiting, other) = (desk.decided(&Person::invented()), desk.accepted(&Person::invented()));
    let window = text(&desk.item["window"]["id"]);
    let view = || pages(&desk.resident, &format!("/work-items?windowId={window}&uncollected=true"));
    let count =
        || desk.resident.get(&format!("/work-items/counts?windowId={window}")).expect(200)["uncollected"].clone();
    assert_eq!((view().len(), count()["count"].clone()), (0, json!(0)));
    // Ten working days after Tuesday 3 March end on Tuesday 17 March.
    advance(centre, "2026-03-17T17:31:00+08:00");
    let shown: Vec<Value> = view().iter().map(|row| row["caseId"].clone()).collect();
    assert_eq!((shown, count()["count"].clone()), (vec![waiting["id"].clone()], json!(1)));

    act(&desk.resident, &other, "reminders", &json!({ "how": "phone" })).problem(409, "case.wrong-stage");
    act(&desk.resident, &waiting, "reminders", &json!({ "how": "pigeon" })).any_problem(422).names(&["/how"]);
    let note = "家人接听，说周六来取。";
    let once = act(&desk.resident, &waiting, "reminders", &json!({ "how": "phone", "note": note })).expect(200);
    let twice = act(&desk.resident, &once, "reminders", &json!({ "how": "homeVisit" })).expect(200);
    let reminders = list(&twice["reminders"]);
    assert_eq!((&reminders[0]["how"], &reminders[0]["note"]), (&json!("phone"), &json!(note)));
    assert_eq!((&reminders[1]["how"], &reminders[1]["note"]), (&json!("homeVisit"), &Value::Null));
    let events = part(&desk.resident, &twice, "events");
    let hows: Vec<&Value> =
        list(&events["items"]).iter().filter(|row| row["type"] == "reminded").map(|row| &row["how"]).collect();
    assert_eq!(hows, [&json!("phone"), &json!("homeVisit")]);
    assert_eq!(timer(&twice, "delivery")["due"], timer(&waiting, "delivery")["due"]);
    for table in ["case_event", "event_private", "audit_entry", "service_case"] {
        unreadable(centre, table, "说周六来取");
    }
    act(&desk.resident, &twice, "delivery", &hand_over(&twice)).expect(200);
    assert_eq!((view().len(), count()["count"].clone()), (0, json!(0)));
    honest(centre);
});

on_both_engines!(a_dossier_is_closed_once_when_what_belongs_in_it_is_there, |centre| {
    let desk = Desk::commitment(centre);
    let going = desk.accepted(&Person::invented());
    act(&desk.resident, &going, "closure", &json!({})).problem(409, "case.wrong-stage");
    let case = desk.receive(&Person::invented());
    let refusal = json!({ "ground": "notNeeded", "reasons": "不需要办理。", "remedies": "六十日内可申请行政复议。" });
    let ended = act(&desk.resident, &case, "refusal", &refusal).expect(200);
    refused(act(&desk.resident, &ended, "closure", &json!({})), "closure.notice-not-printed");
    assert_eq!(why_not(&ended, "close"), Some("closure.notice-not-printed".to_owned()));
    let papers = list(&part(&desk.resident, &ended, "notices")["items"]).to_vec();
    let paper = papers.iter().find(|paper| paper["kind"] == "refusal").expect("the refusal");
    let prints = format!("/cases/{}/notices/{}/prints", text(&ended["id"]), text(&paper["id"]));
    desk.resident.post(&prints).json(&json!({})).send().expect(200);
    let filed = act(&desk.resident, &ended, "closure", &json!({})).expect(200);
    assert!(filed["filedAt"].is_string());
    let decided = desk.decided(&Person::invented());
    let delivered = act(&desk.resident, &decided, "delivery", &hand_over(&decided)).expect(200);
    refused(act(&desk.resident, &delivered, "closure", &json!({})), "closure.receipt-not-kept");
    act(&desk.resident, &delivered, "closure", &json!({ "receiptKept": true })).expect(200);
});

on_both_engines!(what_is_finished_and_not_filed_is_listed_and_counted_until_its_dossier_is_closed, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let window = text(&desk.item["window"]["id"]);
    let listed = |who: &Client| {
        let rows = pages(who, &format!("/cases?windowId={window}&toFile=true&limit=1"));
        rows.iter().map(|row| row["id"].clone()).collect::<Vec<_>>()
    };
    let counted =
        |who: &Client| who.get(&format!("/work-items/counts?windowId={window}")).expect(200)["toFile"]["count"].clone();
    let decided = desk.decided(&Person::invented());
    let going = desk.accepted(&Person::invented());
    assert_eq!((listed(&desk.resident), counted(&desk.resident)), (vec![], json!(0)));

    let delivered = act(&desk.resident, &decided, "delivery", &hand_over(&decided)).expect(200);
    let withdrawn = act(&desk.resident, &going, "withdrawal", &json!({ "reasons": "申请人改日再办。" })).expect(200);
    assert_eq!(listed(&desk.resident), [withdrawn["id"].clone(), delivered["id"].clone()], "newest first");
    assert_eq!((counted(&desk.resident), counted(&desk.chief)), (json!(2), json!(2)));
    let director = centre.client(centre.account_of("director"));
    assert_eq!(director.get("/work-items/counts").expect(200)["toFile"]["count"], 2, "of the whole centre");
    desk.substitute.get(&format!("/cases?windowId={window}&toFile=true")).problem(403, "denied.out-of-scope");

    act(&desk.resident, &delivered, "closure", &json!({ "receiptKept": true })).expect(200);
    assert_eq!((listed(&desk.resident), counted(&desk.resident)), (vec![withdrawn["id"].clone()], json!(1)));
    let delivered = pages(&desk.resident, &format!("/cases?windowId={window}&stage=delivered&toFile=true"));
    assert!(delivered.is_empty(), "{delivered:?}");
    honest(centre);
    centre.stop();
    centre.place.run("UPDATE service_case SET to_file = NOT to_file");
    assert_eq!(centre.verify_audit().status.code(), Some(2), "a list that leaves out a dossier shows");
});

fn by_post(waybill: &str) -> Value {
    json!({ "method": "post", "post": { "carrier": "中国邮政", "waybill": waybill } })
}

fn item_delivered(centre: &Centre, mode: &str) -> Value {
    let offered = |item: &Value| {
        list(&item["guide"]["delivery"]).iter().any(|one| one == mode)
            && list(&item["guide"]["applicants"]).iter().any(|one| one == "person")
    };
    let items = all_items(&blackbox::desk::clerk(centre));
    items.into_iter().find(offered).unwrap_or_else(|| panic!("nothing is delivered {mode}"))
}
