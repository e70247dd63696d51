//! Procedure regimes: which law an item is handled under shows in what silence leads to, and in the remedies told.

use blackbox::desk::{act, all_items, clerk, list, read, text};
use blackbox::people::Person;
use blackbox::{Desk, Value, json, on_both_engines};

on_both_engines!(every_guide_says_its_regime_and_the_remedies_in_their_order, |centre| {
    let items = all_items(&clerk(centre));
    let of_type = |kind: &str| items.iter().find(|item| item["guide"]["type"] == kind).expect(kind);
    let permit = &of_type("permit")["procedure"];
    assert_eq!((&permit["regime"], &permit["lateness"]), (&json!("permit"), &json!("deemedAccepted")));
    assert_eq!(permit["extension"]["longest"], json!({ "amount": 10, "unit": "workingDay" }));
    assert_eq!(list(&permit["excludedSteps"]).len(), 8);
    let service = &of_type("publicService")["procedure"];
    assert_eq!((&service["lateness"], &service["extension"]), (&json!("overdue"), &Value::Null));
    for item in &items {
        assert!(text(&item["procedure"]["remediesText"]).chars().count() > 20, "{}", item["guide"]["name"]);
        assert!(!list(&item["procedure"]["remedies"]).is_empty());
    }
});

on_both_engines!(a_case_knows_the_remedies_of_its_item, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.receive(&Person::invented());
    assert_eq!(case["item"]["remedies"], desk.item["procedure"]["remediesText"]);
});

on_both_engines!(silence_accepts_a_request_for_a_permit_and_nothing_else, fresh, |centre| {
    let permit = Desk::of_type(centre, "permit");
    let service = Desk::of_type(centre, "benefit");
    let (asked, served) = (permit.receive(&Person::invented()), service.receive(&Person::invented()));
    // Five working days and the weekend, then some.
    let past = json!({ "advanceTo": "2026-03-13T09:00:00+08:00" });
    centre.public().post("/demo/clock").json(&past).send().expect(200);
    let accepted = read(&permit.resident, &asked);
    assert_eq!((&accepted["stage"], &accepted["deemed"]), (&json!("accepted"), &json!(true)));
    let waiting = read(&service.resident, &served);
    assert_eq!((&waiting["stage"], &waiting["deemed"]), (&json!("received"), &json!(false)));
    let clock =
        list(&waiting["timers"]).iter().find(|timer| timer["clock"] == "acceptanceDecision").expect("the clock");
    assert_eq!(clock["light"], "red", "it is late all the same: {clock}");
});

on_both_engines!(a_transfer_leads_to_another_regime_and_to_what_its_silence_means, fresh, |centre| {
    let permit = Desk::of_type(centre, "permit");
    let benefit = Desk::of_type(centre, "benefit");
    let (to_benefit, to_permit) = (permit.receive(&Person::invented()), benefit.receive(&Person::invented()));
    pass(&permit, &to_benefit, &benefit);
    pass(&benefit, &to_permit, &permit);
    let past = json!({ "advanceTo": "2026-03-13T09:00:00+08:00" });
    centre.public().post("/demo/clock").json(&past).send().expect(200);
    assert_eq!(read(&benefit.resident, &to_benefit)["stage"], "received");
    assert_eq!(read(&permit.resident, &to_permit)["deemed"], true);
});

/// Passes a received case to another desk.
fn pass(from: &Desk<'_>, case: &Value, to: &Desk<'_>) {
    let windows = to.resident.get("/windows").expect(200);
    let there = list(&windows["items"]).iter().find(|window| window["id"] == to.item["window"]["id"]);
    let holder = &there.expect("its window")["holder"]["person"]["personId"];
    let body = json!({ "itemId": to.item["id"], "personId": holder, "reasons": "应由该窗口办理" });
    act(&from.resident, case, "transfers", &body).expect(200);
}
