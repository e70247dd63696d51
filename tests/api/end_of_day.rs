//! The count of a window's day, what is behind each figure, and that it was checked.

use blackbox::desk::{act, approval, hand_over, list, pages, text};
use blackbox::people::Person;
use blackbox::{Client, Desk, Value, json, on_both_engines};

use crate::intake_drafts::begin;

on_both_engines!(a_day_is_counted_and_each_figure_opens_what_is_behind_it, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let delivered = desk.decided(&Person::invented());
    act(&desk.resident, &delivered, "delivery", &hand_over(&delivered)).expect(200);
    let decided = desk.decided(&Person::invented());
    let refused = desk.receive(&Person::invented());
    let refusal = json!({ "ground": "notNeeded", "reasons": "依法不需要办理。", "remedies": "可申请行政复议。" });
    act(&desk.resident, &refused, "refusal", &refusal).expect(200);
    begin(&desk, &Person::invented());

    let sheet = desk.resident.get(&day(&desk, "")).expect(200);
    assert_eq!((&sheet["day"], &sheet["mayCheck"]), (&json!("2026-03-03"), &json!(true)));
    for (figure, count) in
        [("received", 3), ("accepted", 2), ("decided", 2), ("delivered", 1), ("refused", 1), ("withdrawn", 0)]
    {
        assert_eq!(counted(&sheet, figure), count, "{figure}: {sheet}");
        let behind = entries(&desk.resident, &desk, figure);
        assert_eq!(behind.len(), count, "{figure}");
        assert!(behind.iter().all(|row| row["visible"] == true && row["by"]["name"] != ""), "{behind:?}");
    }
    let sheet_of = &sheet["sheet"];
    assert_eq!((&sheet_of["open"], &sheet_of["toDeliver"], &sheet_of["drafts"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!(entries(&desk.resident, &desk, "refused")[0]["caseId"], refused["id"]);
    assert!(entries(&desk.resident, &desk, "decided").iter().any(|row| row["caseId"] == decided["id"]));

    // Notices: each event of these told somebody something in writing.
    let issued = counted(&sheet, "noticesIssued");
    assert_eq!(issued, 3 + 2 + 2 + 1 + 1);
    let unprinted = entries(&desk.resident, &desk, "noticesUnprinted");
    assert_eq!((issued, counted(&sheet, "noticesUnprinted")), (unprinted.len(), issued));
    let path =
        format!("/cases/{}/notices/{}/prints", text(&unprinted[0]["caseId"]), text(&unprinted[0]["notice"]["id"]));
    desk.resident.post(&path).json(&json!({})).send().expect(200);
    let later = desk.resident.get(&day(&desk, "?day=2026-03-03")).expect(200);
    assert_eq!(counted(&later, "noticesUnprinted"), issued - 1);
    let yesterday = desk.resident.get(&day(&desk, "?day=2026-03-02")).expect(200);
    assert_eq!((counted(&yesterday, "received"), counted(&yesterday, "noticesIssued")), (0, 0));
    assert!(
        centre.verify_audit().status.success(),
        "a printed notice leaves an honest trail: {:?}",
        centre.verify_audit()
    );
});

on_both_engines!(reminders_corrections_and_filing_are_a_part_of_the_day, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let decided = desk.decided(&Person::invented());
    let reminded = act(&desk.resident, &decided, "reminders", &json!({ "how": "phone" })).expect(200);
    let phone = json!({ "applicant": { "phone": Person::invented().phone }, "reasons": "换了号码。" });
    let corrected = act(&desk.resident, &reminded, "corrections", &phone).expect(200);
    let delivered = act(&desk.resident, &corrected, "delivery", &hand_over(&corrected)).expect(200);
    let filed = act(&desk.resident, &delivered, "closure", &json!({ "receiptKept": true })).expect(200);
    let sheet = desk.resident.get(&day(&desk, "")).expect(200);
    for figure in ["reminded", "corrected", "filed"] {
        assert_eq!(counted(&sheet, figure), 1, "{figure}: {sheet}");
        let behind = entries(&desk.resident, &desk, figure);
        assert_eq!((behind.len(), &behind[0]["caseId"]), (1, &filed["id"]), "{figure}");
    }
});

on_both_engines!(a_day_is_checked_by_its_clerk_and_what_stood_then_stays, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.accepted(&Person::invented());
    let body = json!({ "day": "2026-03-03", "remark": "一件待决定，已交代甲角。" });
    for (who, code) in [
        (&desk.chief, "denied.not-holder"),
        (&desk.substitute, "denied.not-holder"),
        (&centre.client(centre.account_of("director")), "denied.role"),
        (&centre.client(centre.account_of("supervisor")), "denied.role"),
    ] {
        who.post(&day(&desk, "")).json(&body).send().problem(403, code);
    }
    let checked = desk.resident.post(&day(&desk, "")).key("check").json(&body).send().expect(201);
    let again = desk.resident.post(&day(&desk, "")).key("check").json(&body).send().expect(201);
    assert_eq!(list(&again["checks"]).len(), 1);
    assert_eq!(checked["checks"][0]["remark"], body["remark"]);

    act(&desk.chief, &case, "decision", &approval()).expect(200);
    for who in
        [&desk.chief, &centre.client(centre.account_of("director")), &centre.client(centre.account_of("supervisor"))]
    {
        let seen = who.get(&day(&desk, "")).expect(200);
        assert_eq!((counted(&seen, "decided"), &seen["mayCheck"]), (1, &json!(false)));
        assert_eq!(counted(&seen["checks"][0], "decided"), 0, "as it stood then");
        assert!(!text(&seen["checks"][0]["by"]["name"]).is_empty());
    }
    desk.substitute.get(&day(&desk, "")).problem(403, "denied.out-of-scope");
    let stranger = centre.client(
        centre
            .abroad()
            .find(|account| account.role == "director")
            .unwrap_or_else(|| centre.abroad().find(|account| account.role == "window_b").expect("another centre")),
    );
    stranger.get(&day(&desk, "")).any_problem(404);
    stranger.post(&day(&desk, "")).json(&body).send().any_problem(404);

    desk.resident.get(&day(&desk, "?day=2026-03-04")).problem(400, "request.query-invalid");
    for wrong in ["?day=2026-02-30", "?day=3.3.2026", "?day=", "?date=2026-03-03"] {
        desk.resident.get(&day(&desk, wrong)).any_problem(400);
    }
    desk.resident.get(&day(&desk, "/entries?day=2026-03-03&figure=everything")).any_problem(400);
    let ahead = desk.resident.post(&day(&desk, "")).json(&json!({ "day": "2026-03-04" })).send().any_problem(422);
    assert_eq!((ahead.pointers(), ahead.fault_codes()), (vec!["/day".to_owned()], vec!["day.ahead".to_owned()]));
    desk.resident.post(&day(&desk, "")).json(&json!({ "day": "03.03.2026" })).send().any_problem(422).names(&["/day"]);
    let remarks = centre.place.number("SELECT count(*) AS value FROM day_check WHERE remark_sealed IS NOT NULL");
    let acts = centre.place.number("SELECT count(*) AS value FROM audit_entry WHERE act = 'dayChecked'");
    assert_eq!((remarks, acts), (1, 1));
});

on_both_engines!(what_is_behind_a_figure_comes_page_by_page, fresh, |centre| {
    let desk = Desk::commitment(centre);
    for _ in 0..7 {
        desk.receive(&Person::invented());
    }
    for figure in ["received", "noticesIssued"] {
        let path = day(&desk, &format!("/entries?day=2026-03-03&figure={figure}&limit=3"));
        let rows = pages(&desk.resident, &path);
        let mut ids: Vec<String> = rows.iter().map(|row| text(&row["caseId"])).collect();
        ids.sort();
        ids.dedup();
        assert_eq!((rows.len(), ids.len()), (7, 7), "{figure}");
        desk.resident.get(&format!("{path}&cursor=forged")).any_problem(400);
    }
});

pub fn day(desk: &Desk<'_>, rest: &str) -> String {
    format!("/windows/{}/reconciliation{rest}", text(&desk.item["window"]["id"]))
}

pub fn counted(sheet: &Value, figure: &str) -> usize {
    let line = list(&sheet["sheet"]["figures"]).iter().find(|line| line["figure"] == figure);
    usize::try_from(line.and_then(|line| line["count"].as_u64()).expect("every figure stands on the sheet"))
        .expect("small")
}

pub fn entries(who: &Client, desk: &Desk<'_>, figure: &str) -> Vec<Value> {
    pages(who, &day(desk, &format!("/entries?day=2026-03-03&figure={figure}&limit=100")))
}
