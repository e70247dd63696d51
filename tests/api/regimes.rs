//! Procedure regimes: which law an item is handled under shows in what silence leads to, and in the remedies told.

use blackbox::desk::{all_items, clerk, list, read, text};
use blackbox::people::Person;
use blackbox::{Centre, Client, Desk, Options, Value, json, on_both_engines};

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

on_both_engines!(silence_accepts_a_request_for_a_permit_and_nothing_else, fresh(Options::default()), |centre| {
    let permit = with_type(centre, "permit");
    let service = with_type(centre, "benefit");
    let (asked, served) = (permit.receive(&Person::invented()), service.receive(&Person::invented()));
    // Five working days and the weekend, then some.
    let past = json!({ "advanceTo": "2026-03-13T09:00:00+08:00" });
    centre.public().post("/demo/clock").json(&past).send().expect(200);
    let (at_permit, at_service) = (again(centre, &permit), again(centre, &service));
    let accepted = read(&at_permit, &asked);
    assert_eq!((&accepted["stage"], &accepted["deemed"]), (&json!("accepted"), &json!(true)));
    let waiting = read(&at_service, &served);
    assert_eq!((&waiting["stage"], &waiting["deemed"]), (&json!("received"), &json!(false)));
    let clock = list(&waiting["timers"]).iter().find(|timer| timer["clock"] == "acceptanceDecision").expect("the clock");
    assert_eq!(clock["light"], "red", "it is late all the same: {clock}");
});

fn with_type<'a>(centre: &'a Centre, kind: &str) -> Desk<'a> {
    let found = all_items(&clerk(centre)).into_iter().find(|item| {
        item["guide"]["type"] == kind && list(&item["guide"]["applicants"]).iter().any(|who| who == "person")
    });
    Desk::for_item(centre, found.expect("an item of each type"))
}

fn again(centre: &Centre, desk: &Desk<'_>) -> Client {
    let window = text(&desk.item["window"]["id"]);
    let account = centre.home().find(|account| {
        account.post.as_deref() == Some("b")
            && list(&centre.client(account).get("/auth/me").body["duties"]).iter().any(|duty| duty["window"]["id"] == window)
    });
    centre.new_session(account.expect("a resident"))
}
