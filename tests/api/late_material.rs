//! Material that is not there when the case is taken in: undertaken by a day (容缺), brought later, or asked for.

use blackbox::desk::{act, approval, list, read, text};
use blackbox::look::{advance, honest, notice_kinds, part, refused, timer, waits, why_not};
use blackbox::people::Person;
use blackbox::{Centre, Desk, Value, json, on_both_engines};

on_both_engines!(at_luoping_nothing_comes_late_and_the_rule_says_so, |centre| {
    let desk = Desk::commitment(centre);
    let late = json!({ "due": "2026-03-06", "undertaking": true });
    let body = desk.intake_with(&Person::invented(), json!({ "materials": main_alone(&desk), "lateMaterials": late }));
    let problem = desk.resident.post("/cases").json(&body).send().any_problem(422);
    assert!(problem.fault_codes().contains(&"late.not-allowed".to_owned()), "{}", problem.body);
    assert!(problem.fault_codes().contains(&"material.secondary-missing".to_owned()), "{}", problem.body);
    let case = desk.receive_with(main_alone(&desk));
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

    let case = desk.receive_with(main_alone(&desk));
    let secondary = list(&case["lateOffer"]["missing"]).to_vec();
    assert_eq!((&case["lateOffer"]["until"], secondary.len()), (&json!(until), 1), "{}", case["lateOffer"]);
    assert_eq!(why_not(&case, "accept"), None, "it may be accepted, by a day agreed");
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
    assert_eq!(why_not(&seen, "decide"), Some("late.outstanding".to_owned()));
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
    let case = desk.receive_with(main_alone(&desk));
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

on_both_engines!(what_comes_is_written_down_against_a_receipt_and_nonsense_is_not, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.receive_with(json!([]));
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
    let papers = list(&part(&desk.resident, &after, "notices")["items"]).to_vec();
    let receipt = part(&desk.resident, &after, &format!("notices/{}", text(&papers[1]["id"])));
    assert_eq!(list(&receipt["text"]["materials"]).len(), 1, "what came now, and no more: {receipt}");
    let decided = desk.decided(&Person::invented());
    act(&desk.resident, &decided, "materials", &one).problem(409, "case.wrong-stage");
});

on_both_engines!(what_is_asked_for_is_named_by_code_as_well, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.receive_with(json!([]));
    let code = desk.item["guide"]["materials"][1]["code"].clone();
    let body = json!({ "defects": [{ "code": code, "defect": "看不清" }] });
    let asked = act(&desk.resident, &case, "supplement-requests", &body).expect(200);
    let names: Vec<&Value> = list(&asked["missingMaterials"]).iter().map(|material| &material["name"]).collect();
    assert_eq!(names, list(&asked["missing"]).iter().collect::<Vec<_>>());
    let faulty = list(&asked["missingMaterials"]).iter().find(|material| material["code"] == code);
    assert_eq!(faulty.map(|material| &material["defect"]), Some(&json!("看不清")));
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

fn late(due: &str, undertaking: bool) -> Value {
    json!({ "lateMaterials": { "due": due, "undertaking": undertaking } })
}
