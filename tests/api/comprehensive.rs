//! Comprehensive windows (综合受理窗口): which of them takes what, and what each person at Hekou is here for.

use blackbox::desk::{act, intake_of, list, pages, text};
use blackbox::hall::{done, holder_of, my_window};
use blackbox::people::Person;
use blackbox::{Client, Hall, Value, json, on_both_engines};

on_both_engines!(every_window_of_the_front_takes_what_its_departments_cover, at("hekou"), |centre| {
    let hall = Hall::open(centre);
    let living = hall.who("ha-liang");
    assert_eq!(list(&hall.item("old-age-card")["windows"]).len(), 3);
    assert_eq!(list(&hall.item("water-connection")["windows"]).len(), 4);
    for (clerk, window) in [("ha-xiang", "W01"), ("ha-zhu", "W02"), ("ha-dong", "W03"), ("ha-liang", "W04")] {
        let case = hall.accepted(&hall.who(clerk), "gas-connection");
        assert_eq!(case["window"]["code"], window, "taken where it was brought");
    }
    let window = my_window(&living);
    let codes: Vec<String> = pages(&living, &format!("/service-items?windowId={window}&limit=100"))
        .iter()
        .map(|row| text(&row["code"]))
        .collect();
    let expected = ["gas-connection", "heat-connection", "meter-transfer", "power-connection", "water-connection"];
    assert_eq!(codes, expected);
    let body = intake_of(hall.item("temporary-relief"), &Person::invented());
    living.post("/cases").json(&body).send().problem(403, "denied.not-holder");
    let mut elsewhere = body.clone();
    elsewhere["windowId"] = json!(window);
    let refused = living.post("/cases").json(&elsewhere).send().any_problem(422);
    assert_eq!(refused.fault_codes(), ["window.takes-not"]);
    hall.who("ha-du").post("/cases").json(&body).send().problem(403, "denied.not-holder");
    hall.who("ha-xi").post("/cases").json(&body).send().problem(403, "denied.role");
});

on_both_engines!(a_wrong_item_goes_to_a_colleague_of_the_front_with_its_new_way, at("hekou"), |centre| {
    let hall = Hall::open(centre);
    let (one, two) = (hall.who("ha-xiang"), hall.who("ha-zhu"));
    let case = hall.received(&one, "pension-enrolment");
    assert_eq!(case["reviewUnit"], Value::Null);
    let colleague = holder_of(&one, &my_window(&two));
    let to =
        json!({ "itemId": hall.item("rural-building-permit")["id"], "personId": colleague, "reasons": "事项选错。" });
    let moved = done(&one, &case, "transfers", to);
    assert_eq!((&moved["window"]["code"], &moved["reviewUnit"]["code"]), (&json!("W02"), &json!("hk-approval")));
    assert_eq!(waiting(&two, &moved), Some("accept".into()));
    one.get(&format!("/cases/{}", text(&case["id"]))).problem(403, "denied.out-of-scope");
    let issuer = holder_of(&one, &my_window(&hall.who("ha-du")));
    let wrong = json!({ "itemId": hall.item("old-age-card")["id"], "personId": issuer, "reasons": "试" });
    assert_eq!(act(&two, &moved, "transfers", &wrong).any_problem(422).fault_codes(), ["transfer.not-the-holder"]);
});

on_both_engines!(the_log_in_says_what_each_is_here_for, at("hekou"), |centre| {
    let hall = Hall::open(centre);
    let me = |name: &str| hall.who(name).get("/auth/me").expect(200);
    assert_eq!(me("ha-xiang")["duties"][0]["kind"], "comprehensive");
    assert_eq!(me("ha-du")["duties"][0]["kind"], "issuing");
    let reviewer = me("hk-jiang");
    assert_eq!((&reviewer["duties"], &reviewer["units"][0]["name"]), (&json!([]), &json!("区民政局")));
    assert_eq!((me("ha-ji")["role"].clone(), me("ha-ji")["units"].clone()), (json!("director"), json!([])));
    let windows = centre.public().get("/public/centre").expect(200);
    let kinds: Vec<String> = list(&windows["windows"]).iter().map(|window| text(&window["kind"])).collect();
    assert_eq!(kinds, ["comprehensive", "comprehensive", "comprehensive", "comprehensive", "issuing"]);
});

fn queued(who: &Client, case: &Value) -> Option<Value> {
    pages(who, "/work-items?limit=100").into_iter().find(|row| row["caseId"] == case["id"])
}

/// What waits for me on the case.
fn waiting(who: &Client, case: &Value) -> Option<String> {
    queued(who, case).map(|row| text(&row["task"]))
}
