//! What a window keeps beside its cases: phrases, intakes under way, and the count at the end of a day.

use blackbox::desk::{act, all_items, approval, at_window, hand_over, list, pages, text};
use blackbox::people::Person;
use blackbox::{Answer, Centre, Client, Desk, Engine, Value, json, on_both_engines};
use reqwest::Method;

// Phrases -------------------------------------------------------------------------------------------------------------

on_both_engines!(a_phrase_is_written_once_and_read_by_everybody_at_the_window, |centre| {
    let desk = Desk::commitment(centre);
    let wording = format!("照片不是近六个月内的（{}）", fastrand::u32(..10_000));
    let material = &desk.item["guide"]["materials"][0]["code"];
    let body = json!({
        "windowId": window(&desk), "use": "defect", "itemId": desk.item["id"], "material": material, "text": wording
    });
    let kept = desk.resident.post("/phrases").key("phrase-once").json(&body).send().expect(201);
    assert_eq!((&kept["text"], &kept["use"], &kept["material"]), (&json!(wording), &json!("defect"), material));
    let again = desk.resident.post("/phrases").key("phrase-once").json(&body).send().expect(201);
    assert_eq!(again["id"], kept["id"], "the same request is the same phrase");

    let supervisor = centre.client(centre.account_of("supervisor"));
    for who in [&desk.resident, &desk.chief, &supervisor] {
        assert_eq!(found(&phrases(who, &desk), &kept).map(|row| row["text"].clone()), Some(json!(wording)));
    }
    let path = format!("/phrases/{}", text(&kept["id"]));
    supervisor.delete(&path).send().problem(403, "denied.role");
    desk.substitute.delete(&path).send().problem(403, "denied.not-holder");
    desk.substitute.get(&list_path(&desk)).problem(403, "denied.out-of-scope");
    assert_eq!(desk.chief.delete(&path).send().status, 204);
    desk.chief.delete(&path).send().any_problem(404);
    assert!(found(&phrases(&desk.resident, &desk), &kept).is_none());
});

on_both_engines!(a_phrase_names_nobody_and_every_fault_is_told_at_once, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let body = |text: &str| json!({ "windowId": window(&desk), "use": "refusal", "text": text });
    for number in [&person.id_number, &person.phone, &"0874-9000001".to_owned()] {
        let said = desk.resident.post("/phrases").json(&body(&format!("请联系 {number}。"))).send();
        let problem = said.problem(422, "request.invalid");
        assert_eq!(problem.fault_codes(), ["phrase.number"], "{}", problem.body);
        assert!(!problem.body.to_string().contains(number.as_str()), "it is not told back");
    }
    let mut all = body(&person.phone);
    all["material"] = json!("nothing-of-this-name");
    let problem = desk.resident.post("/phrases").json(&all).send().problem(422, "request.invalid");
    problem.names(&["/material", "/text"]);
    all["itemId"] = json!(uuid::Uuid::now_v7());
    desk.resident.post("/phrases").json(&all).send().any_problem(422).names(&["/itemId", "/text"]);
    all["itemId"] = desk.item["id"].clone();
    desk.resident.post("/phrases").json(&all).send().any_problem(422).names(&["/material", "/text"]);
    desk.resident.post("/phrases").json(&body("  ")).send().any_problem(422).names(&["/text"]);

    let wording = format!("不归本窗口办（{}）", fastrand::u32(..10_000));
    desk.chief.post("/phrases").json(&body(&wording)).send().expect(201);
    let twice = desk.resident.post("/phrases").json(&body(&format!(" {wording} "))).send().any_problem(422);
    assert_eq!(twice.fault_codes(), ["phrase.twice"]);
});

on_both_engines!(a_window_has_two_hundred_phrases_and_not_one_more, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let keep = |n: usize| {
        let body = json!({ "windowId": window(&desk), "use": "advice", "text": format!("提示{n}") });
        desk.resident.post("/phrases").json(&body).send()
    };
    for n in 0..200 {
        keep(n).expect(201);
    }
    assert_eq!(keep(200).any_problem(422).fault_codes(), ["phrase.too-many"]);
    assert_eq!(phrases(&desk.resident, &desk).len(), 200);
});

// Drafts --------------------------------------------------------------------------------------------------------------

on_both_engines!(a_draft_is_taken_up_where_it_was_left_and_never_silently_overwritten, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let (id, first) = begin(&desk, &person);
    let listed = drafts(&desk.resident, &desk).into_iter().find(|row| row["id"] == id).expect("it is listed");
    assert_eq!((&listed["label"], &listed["item"]["id"]), (&json!(person.name), &desk.item["id"]));
    assert!(!listed.to_string().contains(&person.id_number), "a list shows no number: {listed}");
    assert!(text(&listed["keptUntil"]) > text(&listed["keptAt"]));

    let path = format!("/intake-drafts/{id}");
    let mut body = draft(&desk, &person);
    put(&desk.resident, &path, None, &body).problem(428, "version.required");
    body["content"]["note"] = json!("改过一次");
    let second = put(&desk.resident, &path, Some(&first), &body);
    let etag = second.etag();
    second.expect(200);
    put(&desk.resident, &path, Some(&first), &body).problem(412, "version.stale");
    desk.resident.delete(&path).if_match(&first).send().problem(412, "version.stale");

    let opened = desk.resident.post(&format!("{path}/openings")).send();
    assert_eq!(opened.etag(), etag);
    let opened = opened.expect(200);
    assert_eq!(opened["content"], body["content"]);
    assert_eq!(desk.resident.delete(&path).if_match(&etag).send().status, 204);
    desk.resident.post(&format!("{path}/openings")).send().any_problem(404);
    put(&desk.resident, &path, Some(&etag), &body).any_problem(404);
});

on_both_engines!(a_draft_is_for_the_holder_of_its_window_alone, |centre| {
    let desk = Desk::commitment(centre);
    let (id, etag) = begin(&desk, &Person::invented());
    let path = format!("/intake-drafts/{id}");
    let supervisor = centre.client(centre.account_of("supervisor"));
    let stranger = centre.client(centre.abroad().find(|account| account.role == "window_b").expect("another centre"));
    let list = format!("/intake-drafts?windowId={}", window(&desk));
    for (who, status) in [(&desk.chief, 403), (&desk.substitute, 403), (&supervisor, 403), (&stranger, 404)] {
        who.get(&list).any_problem(status);
        who.post(&format!("{path}/openings")).send().any_problem(status);
        put(who, &path, Some(&etag), &draft(&desk, &Person::invented())).any_problem(status);
        who.delete(&path).if_match(&etag).send().any_problem(status);
        who.post("/intake-drafts").json(&draft(&desk, &Person::invented())).send().any_problem(status);
    }
    let other = elsewhere(centre, &desk);
    other.get(&list).problem(403, "denied.not-holder");
    other.post(&format!("{path}/openings")).send().problem(403, "denied.not-holder");
});

on_both_engines!(a_draft_has_bounds_and_a_wrong_one_changes_nothing, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let mut body = draft(&desk, &Person::invented());
    body["itemId"] = json!(uuid::Uuid::now_v7());
    body["content"] = json!({ "note": "长".repeat(12_000) });
    desk.resident.post("/intake-drafts").json(&body).send().any_problem(422).names(&["/content", "/itemId"]);
    for wrong in
        [json!({}), json!({ "windowId": window(&desk), "content": [] }), json!({ "content": { "a": "\u{0}" } })]
    {
        desk.resident.post("/intake-drafts").json(&wrong).send().any_problem(422);
    }
    assert!(drafts(&desk.resident, &desk).is_empty());
    for _ in 0..30 {
        begin(&desk, &Person::invented());
    }
    let more = desk.resident.post("/intake-drafts").json(&draft(&desk, &Person::invented())).send().any_problem(422);
    assert_eq!(more.fault_codes(), ["draft.too-many"]);
});

on_both_engines!(a_draft_is_sealed_and_forgotten_after_a_week, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let (id, etag) = begin(&desk, &person);
    desk.resident.post(&format!("/intake-drafts/{id}/openings")).send().expect(200);
    for table in ["intake_draft", "audit_entry", "idempotency"] {
        for column in centre.place.columns(table) {
            let value = match centre.engine {
                Engine::Sqlite => format!("lower(hex(\"{column}\"))"),
                Engine::Postgres => format!("CAST(\"{column}\" AS TEXT)"),
            };
            let query = format!("SELECT {value} AS value FROM {table} WHERE \"{column}\" IS NOT NULL");
            for value in centre.place.texts(&query) {
                for secret in [&person.name, &person.id_number, &person.phone] {
                    let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
                    assert!(!value.contains(secret.as_str()) && !value.contains(&hex), "{table}.{column}: {value}");
                }
            }
        }
    }
    let acts = centre.place.texts("SELECT act AS value FROM audit_entry WHERE act LIKE 'draft%' ORDER BY id");
    assert_eq!(acts, ["draftKept", "draftOpened"]);

    advance(centre, "2026-03-09T09:00:00+08:00");
    assert_eq!(drafts(&desk.resident, &desk).len(), 1);
    advance(centre, "2026-03-11T09:00:00+08:00");
    assert!(drafts(&desk.resident, &desk).is_empty());
    put(&desk.resident, &format!("/intake-drafts/{id}"), Some(&etag), &draft(&desk, &person)).any_problem(404);
    centre.stop();
    centre.resume();
    let rows = || centre.place.number("SELECT count(*) AS value FROM intake_draft");
    let mut patience = 100;
    while rows() > 0 && patience > 0 {
        std::thread::sleep(std::time::Duration::from_millis(50));
        patience -= 1;
    }
    assert_eq!(rows(), 0, "the forgetter has been there");
});

// The end of a day ----------------------------------------------------------------------------------------------------

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

on_both_engines!(a_transfer_counts_where_it_left_and_where_it_came, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.receive(&Person::invented());
    let (item, holder) = another_window(&desk);
    let body = json!({ "itemId": item["id"], "personId": holder, "reasons": "属于另一窗口。" });
    act(&desk.resident, &case, "transfers", &body).expect(200);
    let left = desk.resident.get(&day(&desk, "")).expect(200);
    assert_eq!(
        (counted(&left, "received"), counted(&left, "transferredOut"), counted(&left, "transferredIn")),
        (1, 1, 0)
    );
    let gone = entries(&desk.resident, &desk, "transferredOut").remove(0);
    assert_eq!((&gone["visible"], &gone["applicantName"]), (&json!(false), &Value::Null), "{gone}");
    let there = at_window(centre, &text(&item["window"]["id"]), "b");
    let path = format!("/windows/{}/reconciliation", text(&item["window"]["id"]));
    let came = there.get(&path).expect(200);
    assert_eq!((counted(&came, "received"), counted(&came, "transferredIn")), (0, 1));
    assert_eq!(came["sheet"]["open"], 1);
});

on_both_engines!(whoever_passes_a_case_on_prints_its_slip_and_nothing_else_of_it, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.receive(&Person::invented());
    let (item, holder) = another_window(&desk);
    let body = json!({ "itemId": item["id"], "personId": holder, "reasons": "属于另一窗口。" });
    act(&desk.resident, &case, "transfers", &body).expect(200);
    let path = format!("/cases/{}/notices", text(&case["id"]));
    let slips = desk.resident.get(&path).expect(200);
    let [slip] = list(&slips["items"]) else { panic!("the slip alone: {slips}") };
    assert_eq!(slip["kind"], "transfer");
    let slip = format!("{path}/{}", text(&slip["id"]));
    desk.resident.get(&slip).expect(200);
    desk.resident.post(&format!("{slip}/prints")).json(&json!({})).send().expect(200);
    let there = at_window(centre, &text(&item["window"]["id"]), "b");
    let all = there.get(&path).expect(200);
    let receipt = list(&all["items"]).iter().find(|row| row["kind"] == "receipt").cloned().unwrap_or_default();
    desk.resident.get(&format!("{path}/{}", text(&receipt["id"]))).any_problem(404);
    // Not who was only asked: the chief of the window it left, and its substitute.
    for who in [&desk.chief, &desk.substitute] {
        who.get(&path).problem(403, "denied.out-of-scope");
        who.get(&slip).problem(403, "denied.out-of-scope");
    }
    desk.resident.get(&format!("/cases/{}", text(&case["id"]))).problem(403, "denied.out-of-scope");
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

// Words ---------------------------------------------------------------------------------------------------------------

fn window(desk: &Desk<'_>) -> String {
    text(&desk.item["window"]["id"])
}

fn list_path(desk: &Desk<'_>) -> String {
    format!("/phrases?windowId={}", window(desk))
}

fn phrases(who: &Client, desk: &Desk<'_>) -> Vec<Value> {
    list(&who.get(&list_path(desk)).expect(200)["items"]).to_vec()
}

fn found(rows: &[Value], wanted: &Value) -> Option<Value> {
    rows.iter().find(|row| row["id"] == wanted["id"]).cloned()
}

fn draft(desk: &Desk<'_>, person: &Person) -> Value {
    json!({
        "windowId": window(desk),
        "itemId": desk.item["id"],
        "label": person.name,
        "content": { "name": person.name, "idNumber": person.id_number, "phone": person.phone, "states": {} }
    })
}

/// Id and ETag of a new draft.
fn begin(desk: &Desk<'_>, person: &Person) -> (String, String) {
    let answer = desk.resident.post("/intake-drafts").json(&draft(desk, person)).send();
    let etag = answer.etag();
    (text(&answer.expect(201)["id"]), etag)
}

fn drafts(who: &Client, desk: &Desk<'_>) -> Vec<Value> {
    list(&who.get(&format!("/intake-drafts?windowId={}", window(desk))).expect(200)["items"]).to_vec()
}

fn put(who: &Client, path: &str, etag: Option<&str>, body: &Value) -> Answer {
    let request = who.request(Method::PUT, path);
    let request = match etag {
        Some(etag) => request.if_match(etag),
        None => request,
    };
    request.json(body).send()
}

fn day(desk: &Desk<'_>, rest: &str) -> String {
    format!("/windows/{}/reconciliation{rest}", window(desk))
}

fn counted(sheet: &Value, figure: &str) -> usize {
    let line = list(&sheet["sheet"]["figures"]).iter().find(|line| line["figure"] == figure);
    usize::try_from(line.and_then(|line| line["count"].as_u64()).expect("every figure stands on the sheet"))
        .expect("small")
}

fn entries(who: &Client, desk: &Desk<'_>, figure: &str) -> Vec<Value> {
    pages(who, &day(desk, &format!("/entries?day=2026-03-03&figure={figure}&limit=100")))
}

/// An item of another window that somebody else holds, and who that is.
fn another_window(desk: &Desk<'_>) -> (Value, String) {
    let windows = desk.resident.get("/windows").expect(200);
    let holder_of = |id: &Value| {
        let row = list(&windows["items"]).iter().find(|row| &row["id"] == id).cloned().unwrap_or_default();
        text(&row["holder"]["person"]["personId"])
    };
    let mine = holder_of(&desk.item["window"]["id"]);
    let found = all_items(&desk.resident).into_iter().find_map(|item| {
        let holder = holder_of(&item["window"]["id"]);
        let other = !holder.is_empty() && holder != mine;
        let fits = list(&item["guide"]["applicants"]).iter().any(|who| who == "person");
        (other && fits).then_some((item, holder))
    });
    found.expect("another window, held by somebody else")
}

/// Who holds another window.
fn elsewhere(centre: &Centre, desk: &Desk<'_>) -> Client {
    let (item, _) = another_window(desk);
    at_window(centre, &text(&item["window"]["id"]), "b")
}

fn advance(centre: &Centre, to: &str) {
    centre.public().post("/demo/clock").json(&json!({ "advanceTo": to })).send().expect(200);
}
