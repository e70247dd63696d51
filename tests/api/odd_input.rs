//! Input that nobody types: characters that no text has, moments that no calendar has. A problem, never a fault of ours.

use blackbox::desk::{act, clerk, text};
use blackbox::people::Person;
use blackbox::{Desk, json, on_both_engines};

const NUL: &str = "甲\u{0}乙";

on_both_engines!(control_characters_are_refused_wherever_a_text_stands, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let mut applicant = person.as_applicant();
    applicant["name"] = NUL.into();
    let body = desk.intake_with(&person, json!({ "applicant": applicant, "note": "\u{1b}[2J" }));
    let problem = desk.resident.post("/cases").json(&body).send().problem(422, "request.invalid");
    problem.names(&["/applicant/name", "/note"]);
    assert_eq!(problem.fault_codes(), ["field.character", "field.character"]);

    let case = desk.accepted(&person);
    let opinion = json!({ "outcome": "approved", "opinion": NUL });
    act(&desk.chief, &case, "decision", &opinion).problem(422, "request.invalid").names(&["/opinion"]);
    for (field, value) in [("name", NUL), ("number", NUL), ("phone", NUL)] {
        let answer = desk.resident.post("/cases/search").json(&json!({ field: value })).send();
        answer.any_problem(422);
    }
    let lines = json!({ "outcome": "approved", "opinion": "第一行\n第二行\t末" });
    act(&desk.chief, &case, "decision", &lines).expect(200);
});

on_both_engines!(control_characters_in_an_address_name_nothing, |centre| {
    let desk = clerk(centre);
    let public = centre.public();
    desk.get("/service-items?q=%00").problem(400, "request.query-invalid").names(&["?q"]);
    public.get("/public/service-items?q=%00").problem(400, "request.query-invalid").names(&["?q"]);
    public.get("/public/centre?centre=%00").problem(400, "request.query-invalid").names(&["?centre"]);
    public.get("/public/progress/%00?code=ABC").problem(404, "progress.not-found");
    public.get(&format!("/public/progress/{}?code=ABC", "9".repeat(3000))).problem(404, "progress.not-found");
    let asked = json!({ "start": "2026-03-03T09:00:00+08:00", "limit": { "amount": 1, "unit": "openDay" } });
    desk.post("/calendars/%00/due-times").json(&asked).send().any_problem(404);
    public.try_log_in(NUL, "x").problem(422, "request.invalid").names(&["/username"]);
});

on_both_engines!(half_a_character_is_not_json, |centre| {
    let half = br#"{"name":"\ud800"}"#;
    clerk(centre).post("/cases/search").raw(*half).send().problem(400, "body.malformed");
});

on_both_engines!(the_end_of_the_ninth_millennium_is_no_moment_of_ours, |centre| {
    let desk = Desk::immediate(centre);
    let window = text(&desk.item["window"]["id"]);
    for end in ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59"] {
        let duty = desk.resident.get(&format!("/rosters/duty?windowId={window}&at={end}"));
        duty.problem(400, "request.query-invalid").names(&["?at"]);
        let limit = json!({ "amount": 1, "unit": "workingDay" });
        let due = |body| desk.resident.post("/calendars/national/due-times").json(&body).send();
        due(json!({ "start": end, "limit": limit })).problem(422, "request.invalid").names(&["/start"]);
        let pauses = json!([{ "from": "2026-03-04T09:00:00+08:00", "to": end }]);
        due(json!({ "start": "2026-03-03T09:00:00+08:00", "limit": limit, "pauses": pauses }))
            .problem(422, "request.invalid")
            .names(&["/pauses/0/to"]);
    }
});

on_both_engines!(an_unknown_item_does_not_hide_the_other_faults, |centre| {
    let desk = Desk::immediate(centre);
    let person = Person::invented();
    let mut applicant = person.as_applicant();
    applicant["phone"] = "12".into();
    let changes = json!({ "itemId": "00000000-0000-7000-8000-000000000000", "applicant": applicant, "colour": "red" });
    let answer = desk.resident.post("/cases").json(&desk.intake_with(&person, changes)).send();
    answer.problem(422, "request.invalid").names(&["/itemId", "/applicant/phone", "/colour"]);
});

// No calendar of 2027 is loaded: what would be due then cannot be promised, and is not begun.
on_both_engines!(at_the_end_of_the_last_loaded_year_nothing_is_half_received, fresh, |centre| {
    let desk = Desk::commitment(centre);
    desk.resident.post("/demo/clock").json(&json!({ "advanceTo": "2026-12-30T09:00:00+08:00" })).send().expect(200);
    let body = desk.intake(&Person::invented());
    let problem = desk.resident.post("/cases").json(&body).send().problem(422, "time.year-not-loaded");
    assert!(problem.body["detail"].as_str().is_some_and(|detail| detail.contains("2027")), "{}", problem.body);
    for table in ["service_case", "case_event", "timer", "work_item", "applicant"] {
        assert_eq!(centre.place.number(&format!("SELECT count(*) AS value FROM {table}")), 0, "{table}");
    }
});

on_both_engines!(a_method_made_up_by_the_caller_does_not_fill_the_metrics, |centre| {
    let client = clerk(centre);
    let made_up = reqwest::Method::from_bytes(b"MADEUPBYTHECALLER").expect("a token");
    client.request(made_up, "/cases").send().problem(405, "method.not-allowed");
    assert!(!client.get("//metrics").text.contains("MADEUPBYTHECALLER"));
});

on_both_engines!(a_list_with_a_slash_behind_it_is_no_address, |centre| {
    clerk(centre).get("/cases/").any_problem(404);
});
