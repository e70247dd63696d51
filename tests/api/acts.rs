//! What else happens to a case at the counter: material that comes late or of itself, corrections, other ways to hand
//! the result over, reminders, the closed dossier, and the second pair of eyes.

use blackbox::desk::{act, all_items, approval, hand_over, list, pages, read, text};
use blackbox::people::Person;
use blackbox::{Answer, Centre, Client, Desk, Engine, Value, json, on_both_engines};

on_both_engines!(at_luoping_nothing_comes_late_and_the_rule_says_so, |centre| {
    let desk = Desk::commitment(centre);
    let late = json!({ "due": "2026-03-06", "undertaking": true });
    let body = desk.intake_with(&Person::invented(), json!({ "materials": main_alone(&desk), "lateMaterials": late }));
    let problem = desk.resident.post("/cases").json(&body).send().any_problem(422);
    assert!(problem.fault_codes().contains(&"late.not-allowed".to_owned()), "{}", problem.body);
    assert!(problem.fault_codes().contains(&"material.secondary-missing".to_owned()), "{}", problem.body);
    let case = received(&desk, main_alone(&desk));
    act(&desk.resident, &case, "acceptance", &json!({ "lateMaterials": late })).any_problem(422);
    assert_eq!(read(&desk.resident, &case)["lateOffer"], Value::Null);
    let preview = desk.resident.post("/cases/preview").json(&json!({ "itemId": desk.item["id"] })).send().expect(200);
    assert_eq!(preview["lateUntil"], Value::Null);
});

on_both_engines!(secondary_material_comes_by_the_day_agreed_and_the_decision_waits_for_it, fresh, |centre| {
    let desk = where_late_is_allowed(centre);
    let preview = desk.resident.post("/cases/preview").json(&json!({ "itemId": desk.item["id"] })).send().expect(200);
    let until = text(&preview["lateUntil"]);
    assert!(!until.is_empty(), "{preview}");

    let case = received(&desk, main_alone(&desk));
    let secondary = list(&case["lateOffer"]["missing"]).to_vec();
    assert_eq!((&case["lateOffer"]["until"], secondary.len()), (&json!(until), 1), "{}", case["lateOffer"]);
    assert_eq!(open(&case, "accept"), None, "it may be accepted, by a day agreed");
    refused(act(&desk.resident, &case, "acceptance", &json!({})), "late.terms-missing");
    for (due, undertaking, code) in [
        ("2026-03-02", true, "late.due-past"),
        ("2026-12-01", true, "late.due-too-far"),
        ("2026-03-04", false, "late.undertaking-missing"),
    ] {
        refused(act(&desk.resident, &case, "acceptance", &late(due, undertaking)), code);
    }
    for due in ["2026-02-30", "tomorrow"] {
        act(&desk.resident, &case, "acceptance", &late(due, true)).any_problem(422).names(&["/lateMaterials/due"]);
    }

    let accepted = act(&desk.resident, &case, "acceptance", &late("2026-03-05", true)).expect(200);
    assert_eq!((&accepted["stage"], &accepted["late"]["missing"]), (&json!("accepted"), &json!(secondary)));
    let clock = timer(&accepted, "lateMaterials");
    assert_eq!((&clock["due"], &clock["ofApplicant"]), (&json!("2026-03-05T17:30:00+08:00"), &json!(true)));
    assert_eq!(clock["explanation"]["basis"], "undertaken");
    let row = waits(&desk.chief, &desk, &accepted).expect("it waits for its decision");
    assert_eq!(row["due"], timer(&accepted, "promise")["due"], "the applicant's day is not the centre's");
    let papers = ["receipt", "commitment", "lateUndertaking"];
    assert_eq!(notice_kinds(&desk.resident, &accepted), papers);
    let code = text(&accepted["queryCode"]);
    let progress = format!("/public/progress/{}?code={code}", text(&accepted["number"]));
    let public = centre.public().get(&progress).expect(200);
    assert_eq!((&public["late"]["missing"][0], &public["due"]), (&secondary[0]["name"], &row["due"]));

    refused(act(&desk.chief, &accepted, "decision", &approval()), "late.outstanding");
    let seen = read(&desk.chief, &accepted);
    assert_eq!(open(&seen, "decide"), Some("late.outstanding".to_owned()));
    let brought = json!({ "materials": [{ "code": secondary[0]["code"], "state": "copy" }] });
    act(&desk.chief, &accepted, "materials", &brought).problem(403, "denied.not-holder");
    let complete = act(&desk.resident, &accepted, "materials", &brought).expect(200);
    assert_eq!((&complete["late"], timer(&complete, "lateMaterials")["state"].clone()), (&Value::Null, json!("met")));
    assert_eq!(notice_kinds(&desk.resident, &complete).last(), Some(&"materialReceipt".to_owned()));
    assert_eq!(centre.public().get(&progress).expect(200)["late"], Value::Null);
    act(&desk.chief, &complete, "decision", &approval()).expect(200);

    // In one go at the counter.
    let terms = json!({ "due": "2026-03-05", "undertaking": true });
    let body = desk.intake_with(&Person::invented(), json!({ "materials": main_alone(&desk), "lateMaterials": terms }));
    let at_once = desk.resident.post("/cases").json(&body).send().expect(201);
    assert_eq!((&at_once["stage"], list(&at_once["late"]["missing"]).len()), (&json!("accepted"), 1));
    let idle = desk.intake_with(&Person::invented(), json!({ "lateMaterials": terms }));
    refused(desk.resident.post("/cases").json(&idle).send(), "late.nothing-missing");
    honest(centre);
});

on_both_engines!(what_was_undertaken_and_did_not_come_ends_the_case_by_the_clock, fresh, |centre| {
    let desk = where_late_is_allowed(centre);
    let case = received(&desk, main_alone(&desk));
    let accepted = act(&desk.resident, &case, "acceptance", &late("2026-03-05", true)).expect(200);
    advance(centre, "2026-03-05T17:29:00+08:00");
    assert_eq!(read(&desk.resident, &accepted)["stage"], "accepted");
    advance(centre, "2026-03-05T17:31:00+08:00");
    let ended = read(&desk.resident, &accepted);
    assert_eq!(ended["stage"], "terminated", "{ended}");
    let missing = text(&accepted["late"]["missing"][0]["name"]);
    assert!(text(&ended["ended"]["reasons"]).contains(&missing), "{}", ended["ended"]);
    assert_eq!(notice_kinds(&desk.resident, &ended).last(), Some(&"termination".to_owned()));
    assert!(waits(&desk.chief, &desk, &ended).is_none());
    honest(centre);
});

on_both_engines!(after_a_transfer_the_right_window_completes_the_case_and_accepts_it, |centre| {
    let desk = Desk::commitment(centre);
    let other = elsewhere(centre, &desk);
    let case = desk.receive(&Person::invented());
    let to = json!({ "itemId": other.item["id"], "personId": holder(&other), "reasons": "属于另一窗口。" });
    let moved = act(&desk.resident, &case, "transfers", &to).expect(200);
    act(&other.resident, &moved, "acceptance", &json!({})).any_problem(422);
    let all = other.intake(&Person::invented())["materials"].clone();
    let complete = act(&other.resident, &moved, "materials", &json!({ "materials": all })).expect(200);
    assert_eq!((&complete["stage"], list(&complete["materials"]).len()), (&json!("received"), list(&all).len()));
    assert_eq!(timer(&complete, "acceptanceDecision")["due"], timer(&case, "acceptanceDecision")["due"], "no time won");
    let accepted = act(&other.resident, &complete, "acceptance", &json!({})).expect(200);
    assert_eq!(accepted["stage"], "accepted");
});

on_both_engines!(what_comes_is_written_down_against_a_receipt_and_nonsense_is_not, |centre| {
    let desk = Desk::commitment(centre);
    let case = received(&desk, json!([]));
    let code = desk.item["guide"]["materials"][0]["code"].clone();
    for (materials, fault) in [
        (json!([]), "material.nothing-brought"),
        (json!([{ "code": "no-such", "state": "copy" }]), "material.unknown"),
        (json!([{ "code": code, "state": "missing" }]), "material.not-brought"),
        (json!([{ "code": code, "state": "copy" }, { "code": code, "state": "original" }]), "material.twice"),
        (json!([{ "code": code, "state": "notNeeded" }]), "material.needed"),
    ] {
        refused(act(&desk.resident, &case, "materials", &json!({ "materials": materials })), fault);
    }
    let one = json!({ "materials": [{ "code": code, "state": "original" }] });
    let after = act(&desk.resident, &case, "materials", &one).expect(200);
    assert_eq!((&after["materials"][0]["state"], &after["version"]), (&json!("original"), &json!(2)));
    let papers = list(&get(&desk.resident, &after, "notices")["items"]).to_vec();
    let receipt = get(&desk.resident, &after, &format!("notices/{}", text(&papers[1]["id"])));
    assert_eq!(list(&receipt["text"]["materials"]).len(), 1, "what came now, and no more: {receipt}");
    let decided = desk.decided(&Person::invented());
    act(&desk.resident, &decided, "materials", &one).problem(409, "case.wrong-stage");
});

on_both_engines!(what_was_wrong_is_corrected_and_what_stood_there_is_kept_out_of_sight, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let (wrong, right) = (Person::invented(), Person::invented());
    let case = desk.accepted(&wrong);
    let before = case["applicant"].clone();
    let all = json!({
        "applicant": { "name": right.name, "idNumber": right.id_number, "phone": right.phone, "address": "新测试村二组" },
        "reasons": "录错了人，按身份证更正。"
    });
    act(&desk.chief, &case, "corrections", &all).problem(403, "denied.not-holder");
    let bad = json!({ "applicant": { "name": " ", "idNumber": right.id_with_wrong_checksum(), "phone": "12" }, "reasons": "试" });
    let problem = act(&desk.resident, &case, "corrections", &bad).any_problem(422);
    problem.names(&["/applicant/idNumber", "/applicant/name", "/applicant/phone"]);
    let nothing = json!({ "applicant": { "name": wrong.name } });
    act(&desk.resident, &case, "corrections", &nothing).any_problem(422).names(&["/applicant", "/reasons"]);

    let after = act(&desk.resident, &case, "corrections", &all).expect(200);
    assert_eq!((&after["applicant"]["name"], &after["stage"]), (&json!(right.name), &json!("accepted")));
    assert_eq!(after["applicant"]["idMasked"], right.id_masked());
    let history = &after["corrections"][0];
    assert_eq!(history["fields"], json!(["name", "idNumber", "phone", "address"]));
    assert_eq!((&history["before"]["name"], &history["before"]["idMasked"]), (&before["name"], &before["idMasked"]));
    assert_eq!((&history["after"]["name"], &history["reasons"]), (&json!(right.name), &all["reasons"]));
    assert!(!history["by"]["name"].as_str().unwrap_or_default().is_empty());
    let found =
        |terms: Value| list(&desk.resident.post("/cases/search").json(&terms).send().expect(200)["items"]).len();
    assert_eq!((found(json!({ "idNumber": right.id_number })), found(json!({ "idNumber": wrong.id_number }))), (1, 0));
    let course = get(&desk.resident, &after, "events");
    let last = list(&course["items"]).last().cloned().unwrap_or_default();
    assert_eq!((&last["type"], &last["fields"]), (&json!("corrected"), &history["fields"]));
    assert!(!course.to_string().contains(&right.name) && !course.to_string().contains("录错了人"), "{course}");

    // Phone alone: the same applicant, on all of the cases.
    let twin = desk.accepted(&right);
    let phone = json!({ "applicant": { "phone": wrong.phone }, "reasons": "换了号码。" });
    let again = act(&desk.resident, &after, "corrections", &phone).expect(200);
    assert_eq!(list(&again["corrections"]).len(), 2);
    assert_eq!(read(&desk.resident, &twin)["applicant"]["phoneMasked"], again["applicant"]["phoneMasked"]);

    let decided = act(&desk.chief, &again, "decision", &approval()).expect(200);
    let delivered = act(&desk.resident, &decided, "delivery", &hand_over(&decided)).expect(200);
    act(&desk.resident, &delivered, "corrections", &phone).problem(409, "case.wrong-stage");
    for secret in [&wrong.name, &right.name, &right.id_number, &right.phone, &"录错了人".to_owned()] {
        for table in ["event_private", "case_event", "audit_entry", "idempotency"] {
            unreadable(centre, table, secret);
        }
    }
    honest(centre);
    centre.stop();
    centre.place.run(&format!("UPDATE event_private SET sealed = {}", spoil(centre.engine)));
    assert!(!centre.verify_audit().status.success(), "a changed history shows");
});

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
    let papers = list(&get(&desk.resident, &delivered, "notices")["items"]).to_vec();
    let paper = papers.iter().find(|paper| paper["kind"] == "deliveryReceipt").expect("a receipt of delivery");
    let paper = get(&desk.resident, &delivered, &format!("notices/{}", text(&paper["id"])));
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
    assert_eq!(open(&filed, "close"), Some("closure.already-filed".to_owned()));
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
    let events = get(&desk.resident, &twice, "events");
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
    assert_eq!(open(&ended, "close"), Some("closure.notice-not-printed".to_owned()));
    let papers = list(&get(&desk.resident, &ended, "notices")["items"]).to_vec();
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

on_both_engines!(who_handled_a_permit_does_not_decide_it, fresh, |centre| {
    let clerk = blackbox::desk::clerk(centre);
    let permit = all_items(&clerk).into_iter().find(|item| item["guide"]["twoPersons"] == true).expect("a strict item");
    let desk = Desk::for_item(centre, permit);
    let usual = desk.accepted(&Person::invented());
    assert_eq!(read(&desk.chief, &usual)["stage"], "accepted");
    act(&desk.chief, &usual, "decision", &approval()).expect(200);

    // The chief is put on the resident's post as well, as happens in a small centre.
    let here = format!("{} = '{}'", centre.place.hex("window_id"), text(&desk.item["window"]["id"]).replace('-', ""));
    let seat = format!("SELECT person_id FROM post_assignment WHERE {here} AND post = 'a'");
    centre.place.run(&format!("UPDATE post_assignment SET person_id = ({seat}) WHERE {here} AND post = 'b'"));
    let body = desk.intake(&Person::invented());
    let own = desk.chief.post("/cases").json(&body).send().expect(201);
    assert_eq!(open(&own, "decide"), Some("decision.second-person".to_owned()));
    refused(act(&desk.chief, &own, "decision", &approval()), "decision.second-person");
    assert_eq!(read(&desk.chief, &own)["stage"], "accepted");
});

on_both_engines!(what_is_asked_for_is_named_by_code_as_well, |centre| {
    let desk = Desk::commitment(centre);
    let case = received(&desk, json!([]));
    let code = desk.item["guide"]["materials"][1]["code"].clone();
    let body = json!({ "defects": [{ "code": code, "defect": "看不清" }] });
    let asked = act(&desk.resident, &case, "supplement-requests", &body).expect(200);
    let names: Vec<&Value> = list(&asked["missingMaterials"]).iter().map(|material| &material["name"]).collect();
    assert_eq!(names, list(&asked["missing"]).iter().collect::<Vec<_>>());
    let faulty = list(&asked["missingMaterials"]).iter().find(|material| material["code"] == code);
    assert_eq!(faulty.map(|material| &material["defect"]), Some(&json!("看不清")));
});

on_both_engines!(an_honest_trail_of_every_act_is_found_whole, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let asked = act(&desk.resident, &received(&desk, json!([])), "supplement-requests", &json!({})).expect(200);
    let all = desk.intake(&Person::invented())["materials"].clone();
    let back = act(&desk.resident, &asked, "supplements", &json!({ "materials": all })).expect(200);
    act(&desk.resident, &back, "acceptance", &json!({})).expect(200);
    received(&desk, json!([]));
    act(&desk.resident, &received(&desk, json!([])), "supplement-requests", &json!({})).expect(200);
    let reasons = json!({ "reasons": "试" });
    act(&desk.resident, &desk.receive(&Person::invented()), "withdrawal", &reasons).expect(200);
    act(&desk.chief, &desk.accepted(&Person::invented()), "termination", &reasons).expect(200);
    let rejection = json!({ "ground": "prohibited", "reasons": "试" });
    act(&desk.resident, &desk.receive(&Person::invented()), "rejection", &rejection).expect(200);
    let other = elsewhere(centre, &desk);
    let to = json!({ "itemId": other.item["id"], "personId": holder(&other), "reasons": "属于另一窗口。" });
    act(&desk.resident, &desk.receive(&Person::invented()), "transfers", &to).expect(200);
    honest(centre);
    // Nobody answers the rest in time.
    advance(centre, "2026-03-10T17:31:00+08:00");
    honest(centre);
});

/// A commitment desk with one secondary material that is always needed, at a centre that lets it come late.
fn where_late_is_allowed(centre: &Centre) -> Desk<'_> {
    let (no, yes) = (r#""lateSecondaryMaterial":false"#, r#""lateSecondaryMaterial":true"#);
    centre.place.run(&format!("UPDATE centre SET policy = replace(policy, '{no}', '{yes}')"));
    let desk = Desk::commitment(centre);
    assert_eq!(secondary(&desk).len(), 1, "{}", desk.item["guide"]["materials"]);
    desk
}

fn secondary(desk: &Desk<'_>) -> Vec<Value> {
    let asked = list(&desk.item["guide"]["materials"]);
    asked.iter().filter(|one| one["rank"] == "secondary" && one["demand"] == "required").cloned().collect()
}

/// What is always needed but for the secondary materials.
fn main_alone(desk: &Desk<'_>) -> Value {
    let late = secondary(desk);
    assert!(!late.is_empty(), "nothing secondary is always needed");
    let all = desk.intake(&Person::invented())["materials"].clone();
    let there = list(&all).iter().filter(|one| late.iter().all(|material| material["code"] != one["code"]));
    json!(there.collect::<Vec<_>>())
}

fn received(desk: &Desk<'_>, materials: Value) -> Value {
    let body = desk.intake_with(&Person::invented(), json!({ "accept": false, "materials": materials }));
    desk.resident.post("/cases").json(&body).send().expect(201)
}

fn late(due: &str, undertaking: bool) -> Value {
    json!({ "lateMaterials": { "due": due, "undertaking": undertaking } })
}

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

fn elsewhere<'a>(centre: &'a Centre, desk: &Desk<'_>) -> Desk<'a> {
    let away = |item: &Value| {
        item["window"]["id"] != desk.item["window"]["id"]
            && list(&item["guide"]["applicants"]).iter().any(|who| who == "person")
    };
    let others = all_items(&desk.resident).into_iter().filter(away).map(|item| Desk::for_item(centre, item));
    let me = holder(desk);
    others.into_iter().find(|other| holder(other) != me).expect("another window, held by someone else")
}

fn holder(desk: &Desk<'_>) -> String {
    let windows = desk.resident.get("/windows").expect(200);
    let own = list(&windows["items"]).iter().find(|window| window["id"] == desk.item["window"]["id"]);
    text(&own.cloned().unwrap_or_default()["holder"]["person"]["personId"])
}

fn get(who: &Client, case: &Value, what: &str) -> Value {
    who.get(&format!("/cases/{}/{what}", text(&case["id"]))).expect(200)
}

fn notice_kinds(who: &Client, case: &Value) -> Vec<String> {
    list(&get(who, case, "notices")["items"]).iter().map(|notice| text(&notice["kind"])).collect()
}

fn timer(case: &Value, clock: &str) -> Value {
    list(&case["timers"]).iter().rev().find(|timer| timer["clock"] == clock).cloned().unwrap_or_default()
}

/// Why an act is not open, by code; none where it is.
fn open(case: &Value, act: &str) -> Option<String> {
    let row = list(&case["acts"]).iter().find(|row| row["act"] == act).expect("every act is listed");
    row["why"]["code"].as_str().map(str::to_owned)
}

fn waits(who: &Client, desk: &Desk<'_>, case: &Value) -> Option<Value> {
    let rows = pages(who, &format!("/work-items?windowId={}&limit=100", text(&desk.item["window"]["id"])));
    rows.into_iter().find(|row| row["caseId"] == case["id"])
}

#[track_caller]
fn refused(answer: Answer, code: &str) {
    let problem = answer.any_problem(422);
    assert!(problem.fault_codes().iter().any(|found| found == code), "{code} in {}", problem.body);
}

/// No column of the table holds this in the clear.
#[track_caller]
fn unreadable(centre: &Centre, table: &str, secret: &str) {
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

/// Other bytes of the same length.
fn spoil(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "zeroblob(64)",
        Engine::Postgres => "decode(repeat('00', 64), 'hex')",
    }
}

#[track_caller]
fn honest(centre: &Centre) {
    let output = centre.verify_audit();
    assert!(output.status.success(), "{output:?}");
}

fn advance(centre: &Centre, to: &str) {
    centre.public().post("/demo/clock").json(&json!({ "advanceTo": to })).send().expect(200);
}
