//! Comprehensive windows, the back office behind them, one window that hands out: Hekou, by document 001.

use blackbox::desk::{act, approval, hand_over, intake_of, list, pages, read, text};
use blackbox::hall::done;
use blackbox::people::Person;
use blackbox::{Client, Hall, Value, json, on_both_engines};

const REASONS: &str = "申请人改日再办。";

on_both_engines!(a_case_goes_from_the_front_to_the_reviewer_and_out_at_the_issuing_window, at("hekou"), |centre| {
    let hall = Hall::open(centre);
    let (clerk, reviewer, issuer) = (hall.who("ha-xiang"), hall.who("ha-xi"), hall.who("ha-du"));
    let received = hall.received(&clerk, "temporary-relief");
    assert_eq!(received["window"]["name"], "综合受理1号窗口");
    assert_eq!(
        (&received["reviewUnit"]["code"], &received["issuingWindow"]["name"]),
        (&json!("ha-social"), &json!("统一出件窗口"))
    );
    assert_eq!((waiting(&clerk, &received), waiting(&reviewer, &received)), (Some("accept".into()), None));

    let accepted = done(&clerk, &received, "acceptance", json!({}));
    assert_eq!((waiting(&clerk, &received), waiting(&reviewer, &received)), (None, Some("decide".into())));
    let promise = timer(&accepted, "promise");
    assert_eq!((&promise["owner"]["post"], &promise["owner"]["unit"]["code"]), (&Value::Null, &json!("ha-social")));
    let row = queued(&reviewer, &accepted).expect("it is in the reviewers' queue");
    assert_eq!((&row["unit"]["name"], &row["ownerPost"]), (&json!("社会事务办公室"), &Value::Null));

    let seen = read(&reviewer, &accepted);
    assert!(allowed(&seen, "decide") && !allowed(&seen, "withdraw") && !allowed(&seen, "deliver"), "{}", seen["acts"]);
    let decided = done(&reviewer, &seen, "decision", approval());
    assert_eq!((waiting(&reviewer, &decided), waiting(&clerk, &decided)), (None, None));
    assert_eq!(waiting(&issuer, &decided), Some("deliver".into()));
    assert_eq!(timer(&decided, "delivery")["owner"]["name"], "杜示例");
    let code = text(&decided["queryCode"]);
    let public = centre.public().get(&format!("/public/progress/{}?code={code}", text(&decided["number"]))).expect(200);
    assert_eq!(public["place"]["window"], "统一出件窗口", "it says where to collect");

    let notice = notice(&clerk, &decided, "approval");
    assert!(notice.contains("社会事务办公室") && notice.contains("统一出件窗口"), "{notice}");

    act(&clerk, &decided, "delivery", &hand_over(&decided)).problem(403, "denied.not-holder");
    let delivered = done(&issuer, &decided, "delivery", hand_over(&decided));
    assert_eq!(delivered["stage"], "delivered");
    let course = clerk.get(&format!("/cases/{}/events", text(&delivered["id"]))).expect(200);
    let places: Vec<(String, String, String)> = list(&course["items"])
        .iter()
        .map(|event| (text(&event["type"]), text(&event["window"]["code"]), text(&event["unit"]["code"])))
        .collect();
    let place = |event: &str, window: &str, unit: &str| (event.to_owned(), window.to_owned(), unit.to_owned());
    let expected = [
        place("received", "W01", ""),
        place("accepted", "W01", ""),
        place("decided", "W01", "ha-social"),
        place("delivered", "W05", ""),
    ];
    assert_eq!(places, expected, "each where it happened");
    assert_eq!(course["items"][2]["by"]["post"], Value::Null, "a reviewer has no post");
});

on_both_engines!(
    what_the_front_may_decide_it_decides_on_the_spot_and_the_result_is_handed_out_apart,
    at("hekou"),
    |centre| {
        let hall = Hall::open(centre);
        let (clerk, issuer) = (hall.who("ha-zhu"), hall.who("ha-du"));
        let card = hall.accepted(&clerk, "old-age-card");
        assert_eq!((&card["reviewUnit"], &card["issuingWindow"]["code"]), (&Value::Null, &json!("W05")));
        issuer.get(&format!("/cases/{}", text(&card["id"]))).problem(403, "denied.out-of-scope");
        let decided = done(&clerk, &card, "decision", approval());
        assert!(!allowed(&decided, "deliver"));
        done(&issuer, &read(&issuer, &decided), "delivery", hand_over(&decided));
        let handed_out = pages(&issuer, "/cases?stage=delivered&limit=100");
        assert!(
            handed_out.iter().any(|row| row["id"] == card["id"]),
            "the issuing window keeps what it handed out in sight"
        );
    }
);

on_both_engines!(a_clerk_may_not_decide_and_is_told_who_does, at("hekou"), |centre| {
    let hall = Hall::open(centre);
    let clerk = hall.who("ha-dong");
    let case = hall.accepted(&clerk, "livestock-farm-filing");
    let why = list(&case["acts"]).iter().find(|row| row["act"] == "decide").cloned().unwrap_or_default();
    assert_eq!((&why["allowed"], &why["why"]["code"]), (&json!(false), &json!("denied.not-reviewer")));
    act(&clerk, &case, "decision", &approval()).problem(403, "denied.not-reviewer");
    act(&clerk, &case, "termination", &json!({ "reasons": REASONS })).problem(403, "denied.not-reviewer");
    for other in ["ha-xiang", "ha-ruan", "ha-du"] {
        act(&hall.who(other), &case, "decision", &approval()).problem(403, "denied.not-reviewer");
    }
    for other in ["ha-ji", "ha-shu", "ha-qu"] {
        act(&hall.who(other), &case, "decision", &approval()).problem(403, "denied.role");
    }
    assert_eq!(read(&clerk, &case)["version"], case["version"]);
    done(&clerk, &case, "withdrawal", json!({ "reasons": REASONS }));
});

on_both_engines!(
    a_reviewer_of_another_unit_does_not_see_it_and_one_of_the_county_does_not_even_learn_of_it,
    at("hekou"),
    |centre| {
        let hall = Hall::open(centre);
        let case = hall.accepted(&hall.who("ha-xiang"), "minimum-living");
        let path = format!("/cases/{}", text(&case["id"]));
        let labour = hall.who("ha-jia");
        labour.get(&path).problem(403, "denied.out-of-scope");
        act(&labour, &case, "decision", &approval()).problem(403, "denied.not-reviewer");
        let county = hall.who("hk-wei");
        for below in ["", "/events", "/timers", "/notices"] {
            county.get(&format!("{path}{below}")).any_problem(404);
        }
        act(&county, &case, "decision", &approval()).any_problem(404);
        let unit = text(&case["reviewUnit"]["id"]);
        for who in [&labour, &county, &hall.who("ha-xiang")] {
            for list in ["/work-items", "/work-items/counts", "/cases"] {
                who.get(&format!("{list}?unitId={unit}")).problem(403, "denied.out-of-scope");
            }
            assert!(queued(who, &case).is_none());
            let found = who.post("/cases/search").json(&json!({ "number": case["number"] })).send().expect(200);
            let clerk = who.get("/auth/me").expect(200)["role"] == "window_a";
            assert_eq!(list(&found["items"]).len(), usize::from(clerk));
        }
        for colleague in ["ha-xi", "ha-qiang"] {
            assert_eq!(waiting(&hall.who(colleague), &case), Some("decide".into()), "either of the two");
            let found =
                hall.who(colleague).post("/cases/search").json(&json!({ "name": case["applicant"]["name"] })).send();
            assert!(list(&found.expect(200)["items"]).iter().any(|row| row["id"] == case["id"]));
        }
    }
);

on_both_engines!(
    before_acceptance_the_reviewer_has_nothing_and_whoever_took_the_case_may_end_it,
    at("hekou"),
    |centre| {
        let hall = Hall::open(centre);
        let (clerk, reviewer, county) = (hall.who("ha-zhu"), hall.who("ha-xi"), hall.who("hk-tong"));
        let case = hall.empty_handed(&clerk, "temporary-relief");
        reviewer.get(&format!("/cases/{}", text(&case["id"]))).problem(403, "denied.out-of-scope");
        act(&reviewer, &case, "decision", &approval()).problem(409, "case.wrong-stage");
        let asked = done(&clerk, &case, "supplement-requests", json!({}));
        let ended = done(&clerk, &asked, "termination", json!({ "reasons": REASONS }));
        assert_eq!(ended["stage"], "terminated");
        reviewer.get(&format!("/cases/{}", text(&case["id"]))).problem(403, "denied.out-of-scope");
        let of_the_county = hall.received(&clerk, "unemployment-registration");
        county.get(&format!("/cases/{}", text(&of_the_county["id"]))).any_problem(404);
        let accepted = done(&clerk, &of_the_county, "acceptance", json!({}));
        let terminated = done(&county, &read(&county, &accepted), "termination", json!({ "reasons": REASONS }));
        assert_eq!(terminated["stage"], "terminated");
    }
);

on_both_engines!(one_bureau_of_the_county_has_the_cases_of_every_town_in_one_queue, at("hekou"), |centre| {
    let hall = Hall::open(centre);
    let county = hall.who("hk-tong");
    let here = hall.accepted(&hall.who("ha-dong"), "unemployment-registration");
    let other_town = hall.who("xt-wan");
    let items = pages(&other_town, "/service-items?q=unemployment-registration");
    let mut body = intake_of(hall.item("unemployment-registration"), &Person::invented());
    body["itemId"] = items[0]["id"].clone();
    body["materials"] = json!(["m1", "m2"].map(|code| json!({ "code": code, "state": "original" })));
    let there = other_town.post("/cases").json(&body).send().expect(201);
    assert_ne!(here["centre"]["code"], there["centre"]["code"]);
    for case in [&here, &there] {
        assert_eq!(waiting(&county, case), Some("decide".into()));
        let rows = pages(&county, "/cases?limit=100");
        assert!(rows.iter().any(|row| row["id"] == case["id"]), "{}", case["number"]);
        let notices = county.get(&format!("/cases/{}/notices", text(&case["id"]))).expect(200);
        let print = format!("/cases/{}/notices/{}/prints", text(&case["id"]), text(&notices["items"][0]["id"]));
        county.post(&print).json(&json!({})).send().expect(200);
        let seen = read(&county, case);
        assert_eq!(list(&seen["acts"]).iter().filter(|act| act["allowed"] == true).count(), 2, "{}", seen["acts"]);
        act(&county, &seen, "withdrawal", &json!({ "reasons": REASONS })).problem(403, "denied.role");
        done(&county, &seen, "decision", approval());
    }
    let id = text(&here["id"]);
    other_town.get(&format!("/cases/{id}")).any_problem(404);
    hall.who("xt-ke").get(&format!("/cases/{id}")).any_problem(404);
    hall.who("xt-ling").get(&format!("/cases/{id}")).any_problem(404);
});

fn queued(who: &Client, case: &Value) -> Option<Value> {
    pages(who, "/work-items?limit=100").into_iter().find(|row| row["caseId"] == case["id"])
}

/// What waits for me on the case.
fn waiting(who: &Client, case: &Value) -> Option<String> {
    queued(who, case).map(|row| text(&row["task"]))
}

/// The words of a notice of the case.
fn notice(who: &Client, case: &Value, kind: &str) -> String {
    let path = format!("/cases/{}/notices", text(&case["id"]));
    let rows = who.get(&path).expect(200);
    let found = list(&rows["items"]).iter().find(|row| row["kind"] == kind).cloned().unwrap_or_default();
    who.get(&format!("{path}/{}", text(&found["id"]))).expect(200)["text"].to_string()
}

fn timer(case: &Value, clock: &str) -> Value {
    list(&case["timers"]).iter().find(|timer| timer["clock"] == clock).cloned().unwrap_or_default()
}

fn allowed(case: &Value, name: &str) -> bool {
    list(&case["acts"]).iter().any(|row| row["act"] == name && row["allowed"] == true)
}
