//! Who may do what, and who does not even learn that there is something.

use blackbox::desk::{act, all_items, approval, clerk, hand_over, list, pages, read, text};
use blackbox::people::Person;
use blackbox::{Client, Desk, json, on_both_engines};

on_both_engines!(to_another_centre_a_case_does_not_exist, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let case = desk.accepted(&person);
    let id = text(&case["id"]);
    for account in centre.abroad().filter(|account| account.role.starts_with("window_")).take(3) {
        let stranger = centre.client(account);
        stranger.get(&format!("/cases/{id}")).any_problem(404);
        stranger.get(&format!("/cases/{id}/events")).any_problem(404);
        stranger.get(&format!("/cases/{id}/timers")).any_problem(404);
        act(&stranger, &case, "decision", &approval()).any_problem(404);
        act(&stranger, &case, "delivery", &hand_over(&case)).any_problem(404);
        let window = text(&case["window"]["id"]);
        for path in [format!("/cases?windowId={window}"), format!("/work-items?windowId={window}")] {
            let answer = stranger.get(&path);
            assert!(!answer.text.contains(&id), "{path}");
            assert!(matches!(answer.status, 200 | 403 | 404), "{path}: {}", answer.status);
        }
        for terms in [
            json!({ "idNumber": person.id_number }),
            json!({ "number": case["number"] }),
            json!({ "name": person.name }),
        ] {
            let found = stranger.post("/cases/search").json(&terms).send().expect(200);
            assert!(list(&found["items"]).is_empty(), "{found}");
        }
    }
    assert_eq!(read(&desk.resident, &case)["version"], case["version"]);
});

on_both_engines!(nobody_takes_a_case_in_at_a_window_of_another_centre, |centre| {
    let desk = Desk::immediate(centre);
    let account = centre.abroad().find(|account| account.role == "window_b").expect("a clerk of another centre");
    let id = uuid::Uuid::now_v7().to_string();
    let body = desk.intake_with(&Person::invented(), json!({ "id": id }));
    let status = centre.client(account).post("/cases").json(&body).send().status;
    assert!(matches!(status, 403 | 404 | 422), "{status}");
    desk.resident.get(&format!("/cases/{id}")).any_problem(404);
});

on_both_engines!(the_substitute_has_no_powers_while_the_resident_is_on_duty, |centre| {
    let desk = Desk::commitment(centre);
    let id = uuid::Uuid::now_v7().to_string();
    let body = desk.intake_with(&Person::invented(), json!({ "id": id }));
    desk.substitute.post("/cases").json(&body).send().any_problem(403);
    desk.resident.get(&format!("/cases/{id}")).any_problem(404);

    let received = desk.receive(&Person::invented());
    act(&desk.substitute, &received, "acceptance", &json!({})).any_problem(403);
    let decided = desk.decided(&Person::invented());
    act(&desk.substitute, &decided, "delivery", &hand_over(&decided)).any_problem(403);
    assert_eq!(read(&desk.resident, &received)["version"], received["version"]);
});

on_both_engines!(only_the_chief_decides_a_commitment, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.accepted(&Person::invented());
    for who in [&desk.resident, &desk.substitute] {
        let problem = act(who, &case, "decision", &approval()).any_problem(403);
        assert!(problem.code().starts_with("denied."), "{}", problem.body);
        assert!(!text(&problem.body["detail"]).is_empty(), "it is said who may");
    }
    assert_eq!(read(&desk.resident, &case)["stage"], "accepted");
});

on_both_engines!(another_window_of_the_same_hall_has_no_business_with_a_case, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.receive(&Person::invented());
    let elsewhere = all_items(&desk.resident).into_iter().find(|item| {
        item["window"]["id"] != desk.item["window"]["id"]
            && !same_person(&desk.resident, centre, &text(&item["window"]["id"]))
    });
    let other = Desk::for_item(centre, elsewhere.expect("an item of another window"));
    let status = act(&other.resident, &case, "acceptance", &json!({})).status;
    assert!(matches!(status, 403 | 404), "{status}");
    let id = uuid::Uuid::now_v7().to_string();
    let body = desk.intake_with(&Person::invented(), json!({ "id": id }));
    let status = other.resident.post("/cases").json(&body).send().status;
    assert!(matches!(status, 403 | 404), "{status}");
    assert_eq!(read(&desk.resident, &case)["version"], case["version"]);
});

on_both_engines!(without_a_log_in_only_the_public_pages_answer, |centre| {
    let public = centre.public();
    for path in
        ["/cases", "/work-items", "/work-items/counts", "/windows", "/service-items", "/auth/me", "/auth/sessions"]
    {
        public.get(path).any_problem(401);
    }
    for path in ["/public/centre", "/public/service-items", "/clock"] {
        assert_eq!(public.get(path).status, 200, "{path}");
    }
    for path in ["//health/live", "//health/ready", "//api/v1/openapi.json"] {
        assert_eq!(public.get(path).status, 200, "{path}");
    }
});

on_both_engines!(the_roster_says_who_holds_a_window, |centre| {
    let desk = clerk(centre);
    let windows = desk.get("/windows").expect(200);
    assert!(list(&windows["items"]).len() >= 12, "{windows}");
    for window in list(&windows["items"]) {
        assert_eq!(window["holder"]["post"], "b", "{window}");
        let duty = |at: &str| {
            let query = [("windowId", text(&window["id"])), ("at", at.to_owned())];
            let query: Vec<(&str, &str)> = query.iter().map(|(name, value)| (*name, value.as_str())).collect();
            desk.request(reqwest::Method::GET, "/rosters/duty").query(&query).send().expect(200)
        };
        let open = duty("2026-03-03T10:00:00+08:00");
        assert_eq!(
            (&open["open"], &open["holder"]["post"], &open["chief"]["post"]),
            (&json!(true), &json!("b"), &json!("a"))
        );
        let lunch = duty("2026-03-03T12:30:00+08:00");
        assert_eq!(lunch["open"], false, "{lunch}");
    }
});

on_both_engines!(no_list_shows_a_row_of_another_centre, |centre| {
    let home = Desk::immediate(centre);
    home.accepted(&Person::invented());
    for account in centre.abroad().filter(|account| account.role == "window_b").take(2) {
        let stranger = centre.client(account);
        let own = text(&stranger.get("/auth/me").expect(200)["centre"]["id"]);
        for row in pages(&stranger, "/windows") {
            assert_eq!(text(&row["centre"]["id"]), own);
        }
        let home_window = text(&home.item["window"]["id"]);
        assert!(pages(&stranger, "/cases?limit=100").iter().all(|row| text(&row["window"]["id"]) != home_window));
    }
});

/// Whether this client's person also has a post at that window.
fn same_person(who: &Client, _: &blackbox::Centre, window: &str) -> bool {
    let me = who.get("/auth/me").expect(200);
    list(&me["duties"]).iter().any(|duty| duty["window"]["id"] == window)
}
