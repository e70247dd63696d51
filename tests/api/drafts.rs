//! The catalogue as a living thing: drafts, sign-off by somebody else, publication from a day on, the end of an item.

use blackbox::desk::{list, pages, read, text};
use blackbox::keeper::{Keeper, new_guide, save, step, tag, with, withdraw};
use blackbox::people::Person;
use blackbox::{Client, Desk, Value, json, on_both_engines};

const TODAY: &str = "2026-03-03";
const TOMORROW: &str = "2026-03-04";

on_both_engines!(a_new_item_goes_from_an_empty_draft_to_the_public_guide, |centre| {
    let keeper = Keeper::of(centre);
    let empty = keeper.administrator.post("/item-drafts").json(&json!({})).send();
    let (location, etag) = (empty.header("location").map(str::to_owned), empty.etag());
    let draft = empty.expect(201);
    assert_eq!((location, etag), (Some(format!("/api/v1/item-drafts/{}", text(&draft["id"]))), tag(&draft)));
    assert_eq!((&draft["stage"], &draft["baseVersion"]), (&json!("editing"), &Value::Null));

    let guide = new_guide();
    let saved = keeper.save(&draft, &guide);
    assert_eq!(check(&keeper.administrator, &saved)["ready"], true);
    let published = keeper.published(&saved, TODAY);
    assert_eq!((&published["stage"], &published["publishedVersion"]), (&json!("published"), &json!(1)));

    let item = format!("/public/service-items/{}", text(&published["itemId"]));
    let shown = centre.public().get(&item).expect(200);
    assert_eq!((&shown["guide"]["name"], &shown["effectiveFrom"]), (&guide["name"], &json!(TODAY)));
    let found = centre.public().get(&format!("/public/service-items?q={}", text(&guide["code"]))).expect(200);
    assert_eq!(list(&found["items"]).len(), 1, "it is found by its code");
});

on_both_engines!(what_is_missing_is_named_field_by_field_and_keeps_a_draft_from_being_submitted, |centre| {
    let keeper = Keeper::of(centre);
    let lacking = with(
        &new_guide(),
        json!({ "steps": [], "legalBasis": [], "promisedLimit": null, "fee": { "amountFen": 500, "standard": "" } }),
    );
    let draft = keeper.new_item(&lacking);
    let check = check(&keeper.administrator, &draft);
    assert_eq!((&check["list"], &check["disclosed"], &check["ready"]), (&json!("六公开"), &json!(2), &json!(false)));
    let open: Vec<String> = list(&check["lines"])
        .iter()
        .filter(|line| line["disclosed"] == false)
        .map(|line| text(&line["name"]))
        .collect();
    assert_eq!(open, ["办理程序", "法规依据", "承诺时限", "收费标准"]);

    let problem = step(&keeper.administrator, &draft, "submission", &json!({})).problem(422, "draft.not-ready");
    problem.names(&["/guide/fee/basis", "/guide/fee", "/guide/legalBasis", "/guide/promisedLimit", "/guide/steps"]);
    assert_eq!(read_draft(&keeper.administrator, &draft)["stage"], "editing", "nothing has changed");
});

on_both_engines!(a_promise_beyond_the_law_or_a_window_without_powers_is_not_published, |centre| {
    let keeper = Keeper::of(centre);
    let day = |amount: u32, unit: &str| json!({ "amount": amount, "unit": unit });
    let beyond = with(
        &new_guide(),
        json!({ "statutoryLimit": day(5, "workingDay"), "promisedLimit": day(9, "workingDay"), "window": "F02" }),
    );
    let draft = keeper.new_item(&beyond);
    let problem = step(&keeper.administrator, &draft, "submission", &json!({})).problem(422, "draft.not-ready");
    assert_eq!(problem.fault_codes(), ["guide.power-missing", "guide.promise-beyond-statutory"]);
    let nowhere = keeper.save(&draft, &with(&new_guide(), json!({ "window": "W99" })));
    let problem = step(&keeper.administrator, &nowhere, "submission", &json!({})).problem(422, "draft.not-ready");
    assert_eq!(problem.fault_codes(), ["guide.window-unknown"]);
});

on_both_engines!(nobody_signs_off_but_the_reviewer_and_nobody_publishes_what_was_not_signed_off, |centre| {
    let keeper = Keeper::of(centre);
    let draft = keeper.new_item(&new_guide());
    let from = json!({ "effectiveFrom": TODAY });
    step(&keeper.administrator, &draft, "publication", &from).problem(409, "draft.wrong-stage");
    step(&keeper.reviewer, &draft, "sign-off", &json!({})).problem(409, "draft.wrong-stage");
    let submitted = step(&keeper.administrator, &draft, "submission", &json!({})).expect(200);
    for who in [&keeper.administrator, &keeper.director] {
        step(who, &submitted, "sign-off", &json!({})).problem(403, "denied.role");
    }
    step(&keeper.administrator, &submitted, "publication", &from).problem(409, "draft.wrong-stage");
    save(&keeper.administrator, &submitted, &new_guide()).problem(409, "draft.wrong-stage");
    save(&keeper.reviewer, &submitted, &new_guide()).problem(403, "denied.role");
    let signed = step(&keeper.reviewer, &submitted, "sign-off", &json!({})).expect(200);
    step(&keeper.reviewer, &signed, "publication", &from).problem(403, "denied.role");
    let published = step(&keeper.director, &signed, "publication", &from).expect(200);
    assert_eq!(published["signedOff"]["by"]["name"], signed["signedOff"]["by"]["name"]);
});

on_both_engines!(a_draft_that_was_sent_back_says_why_and_comes_again, |centre| {
    let keeper = Keeper::of(centre);
    let draft = keeper.new_item(&new_guide());
    let submitted = step(&keeper.administrator, &draft, "submission", &json!({})).expect(200);
    step(&keeper.reviewer, &submitted, "return", &json!({ "reasons": " " }))
        .problem(422, "request.invalid")
        .names(&["/reasons"]);
    let back = step(&keeper.reviewer, &submitted, "return", &json!({ "reasons": "请补充咨询电话" })).expect(200);
    assert_eq!((&back["stage"], &back["returnReasons"]), (&json!("editing"), &json!("请补充咨询电话")));
    let mended = keeper.save(&back, &with(&back["guide"], json!({ "enquiry": "咨询台" })));
    let again = step(&keeper.administrator, &mended, "submission", &json!({})).expect(200);
    // Whoever drafts may take it back as well.
    step(&keeper.administrator, &again, "return", &json!({ "reasons": "还要改" })).expect(200);
});

on_both_engines!(the_next_version_begins_on_its_day_and_running_cases_keep_theirs, fresh, |centre| {
    let keeper = Keeper::of(centre);
    let desk = Desk::commitment(centre);
    let old = desk.accepted(&Person::invented());
    let draft = keeper.next_of(&desk.item);
    assert_eq!(draft["guide"], desk.item["guide"], "it begins with what is in force");
    let mut materials = list(&draft["guide"]["materials"]).to_vec();
    materials.push(json!({
        "code": "m99", "name": "新要求的材料", "rank": "main", "demand": "required", "originals": 1, "copies": 0,
        "source": "申请人自备"
    }));
    let name = format!("{}（新版）", text(&draft["guide"]["name"]));
    let changed = with(&draft["guide"], json!({ "name": name, "materials": materials }));
    let saved = keeper.save(&draft, &changed);
    keeper.published(&saved, TOMORROW);

    // Today nothing has changed, for anybody.
    let id = text(&desk.item["id"]);
    assert_eq!(desk.resident.get(&format!("/service-items/{id}")).expect(200)["guide"], desk.item["guide"]);
    let versions = keeper.administrator.get(&format!("/service-items/{id}/versions")).expect(200);
    let days: Vec<(Value, Value, Value)> = list(&versions["versions"])
        .iter()
        .map(|one| (one["effectiveFrom"].clone(), one["effectiveTo"].clone(), one["validity"].clone()))
        .collect();
    assert_eq!(days[0], (json!(TOMORROW), Value::Null, json!("coming")));
    assert_eq!((&days[1].1, &days[1].2), (&json!(TODAY), &json!("inForce")), "the running version ends the day before");

    centre
        .public()
        .post("/demo/clock")
        .json(&json!({ "advanceTo": format!("{TOMORROW}T09:00:00+08:00") }))
        .send()
        .expect(200);
    let shown = desk.resident.get(&format!("/service-items/{id}")).expect(200);
    assert_eq!((&shown["guide"]["name"], &shown["version"]), (&json!(name), &json!(2)));
    let kept = read(&desk.resident, &old);
    assert_eq!((&kept["item"]["version"], list(&kept["materials"]).len()), (&json!(1), materials_of(&desk.item)));
    let body = desk.intake(&Person::invented());
    desk.resident.post("/cases").json(&body).send().problem(422, "request.refused");
    let newer = Desk::for_item(centre, shown);
    let case = desk.resident.post("/cases").json(&newer.intake(&Person::invented())).send().expect(201);
    assert_eq!((&case["item"]["version"], list(&case["materials"]).len()), (&json!(2), materials_of(&desk.item) + 1));
    let decided = blackbox::desk::act(&desk.chief, &kept, "decision", &blackbox::desk::approval());
    assert_eq!(decided.expect(200)["item"]["version"], 1, "it is decided under the version it was taken under");
});

on_both_engines!(never_two_versions_on_one_day_and_none_in_the_past, |centre| {
    let keeper = Keeper::of(centre);
    let first = keeper.published(&keeper.new_item(&new_guide()), "2026-03-10");
    let item = json!({ "id": first["itemId"] });
    centre.public().get(&format!("/public/service-items/{}", text(&first["itemId"]))).any_problem(404);
    let signed = keeper.signed_off(&keeper.next_of(&item));
    for (from, code) in [
        ("2026-03-02", "period.in-the-past"),
        ("2026-03-10", "period.not-after"),
        (TODAY, "period.not-after"),
        ("2029-03-03", "period.too-far"),
    ] {
        let answer = step(&keeper.administrator, &signed, "publication", &json!({ "effectiveFrom": from }));
        let problem = answer.problem(422, "request.invalid");
        assert_eq!(
            (problem.pointers(), problem.fault_codes()),
            (vec!["/effectiveFrom".to_owned()], vec![code.to_owned()]),
            "{from}"
        );
    }
    step(&keeper.administrator, &signed, "publication", &json!({ "effectiveFrom": "soon" }))
        .any_problem(422)
        .names(&["/effectiveFrom"]);
    step(&keeper.administrator, &signed, "publication", &json!({ "effectiveFrom": "2026-03-11" })).expect(200);
    let versions = keeper.administrator.get(&format!("/service-items/{}/versions", text(&item["id"]))).expect(200);
    let ends: Vec<Value> = list(&versions["versions"]).iter().map(|one| one["effectiveTo"].clone()).collect();
    assert_eq!(ends, [Value::Null, json!("2026-03-10")]);
});

on_both_engines!(a_code_belongs_to_one_item_and_stays, |centre| {
    let keeper = Keeper::of(centre);
    let guide = new_guide();
    let (one, other) = (keeper.new_item(&guide), keeper.new_item(&guide));
    let published = keeper.published(&one, TODAY);
    let problem = step(&keeper.administrator, &other, "submission", &json!({})).problem(422, "draft.not-ready");
    assert_eq!(
        (problem.pointers(), problem.fault_codes()),
        (vec!["/guide/code".to_owned()], vec!["guide.code-taken".to_owned()])
    );
    let next = keeper.next_of(&json!({ "id": published["itemId"] }));
    let renamed = keeper.save(&next, &with(&guide, json!({ "code": "another-code" })));
    let problem = step(&keeper.administrator, &renamed, "submission", &json!({})).problem(422, "draft.not-ready");
    assert_eq!(problem.fault_codes(), ["guide.code-differs"]);
});

on_both_engines!(an_item_has_one_draft_at_a_time, |centre| {
    let keeper = Keeper::of(centre);
    let published = keeper.published(&keeper.new_item(&new_guide()), TODAY);
    let item = json!({ "id": published["itemId"] });
    let draft = keeper.next_of(&item);
    let again = || keeper.administrator.post("/item-drafts").json(&json!({ "itemId": item["id"] })).send();
    again().problem(409, "draft.exists");
    let withdrawn = withdraw(&keeper.administrator, &draft).expect(200);
    assert_eq!(withdrawn["stage"], "withdrawn");
    again().expect(201);
    let at_once: Vec<u16> = {
        let fresh = keeper.published(&keeper.new_item(&new_guide()), TODAY);
        let body = json!({ "itemId": fresh["itemId"] });
        std::thread::scope(|scope| {
            let begun: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| keeper.administrator.post("/item-drafts").json(&body).send().status))
                .collect();
            let mut statuses: Vec<u16> = begun.into_iter().map(|one| one.join().expect("an answer")).collect();
            statuses.sort_unstable();
            statuses
        })
    };
    assert_eq!(at_once, [201, 409, 409, 409]);
});

on_both_engines!(nobody_writes_over_what_he_has_not_seen_and_the_same_act_happens_once, |centre| {
    let keeper = Keeper::of(centre);
    let draft = keeper.new_item(&new_guide());
    let path = format!("/item-drafts/{}", text(&draft["id"]));
    let body = json!({ "guide": new_guide() });
    keeper.administrator.put(&path).json(&body).send().problem(428, "version.required");
    keeper.save(&draft, &new_guide());
    save(&keeper.administrator, &draft, &new_guide()).problem(412, "version.stale");
    let now = read_draft(&keeper.administrator, &draft);
    let submit = || {
        let request = keeper.administrator.post(&format!("{path}/submission")).if_match(&tag(&now));
        request.key(&format!("submit-{path}")).json(&json!({})).send()
    };
    let (first, second) = (submit(), submit());
    assert_eq!(first.text, second.text);
    assert_eq!(first.expect(200)["version"], second.expect(200)["version"]);
});

on_both_engines!(a_difference_is_read_field_by_field, |centre| {
    let keeper = Keeper::of(centre);
    let guide = new_guide();
    let published = keeper.published(&keeper.new_item(&guide), TODAY);
    let draft = keeper.next_of(&json!({ "id": published["itemId"] }));
    let mut material = guide["materials"][0].clone();
    material["copies"] = json!(2);
    let changed = with(
        &guide,
        json!({ "promisedLimit": { "amount": 3, "unit": "openDay" }, "materials": [material], "conditions": ["本镇居民", "年满十八周岁"] }),
    );
    let saved = keeper.save(&draft, &changed);
    let found = keeper.reviewer.get(&format!("/item-drafts/{}/difference", text(&saved["id"]))).expect(200);
    assert_eq!(found["baseVersion"], 1);
    let mut said: Vec<(String, String, Value)> = list(&found["changes"])
        .iter()
        .map(|change| (text(&change["part"]), text(&change["kind"]), change["subject"].clone()))
        .collect();
    said.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(
        said,
        [
            ("conditions".to_owned(), "added".to_owned(), json!("年满十八周岁")),
            ("materials.copies".to_owned(), "changed".to_owned(), json!("申请书")),
            ("promisedLimit".to_owned(), "changed".to_owned(), Value::Null),
        ]
    );
    let fresh = keeper.new_item(&new_guide());
    let none = keeper.reviewer.get(&format!("/item-drafts/{}/difference", text(&fresh["id"]))).expect(200);
    assert_eq!((&none["baseVersion"], list(&none["changes"]).len()), (&Value::Null, 0));
});

on_both_engines!(an_item_that_ended_takes_no_more_cases_but_those_it_has_go_on, fresh, |centre| {
    let keeper = Keeper::of(centre);
    let desk = Desk::commitment(centre);
    let case = desk.accepted(&Person::invented());
    let path = format!("/service-items/{}", text(&desk.item["id"]));
    let etag = keeper.director.get(&format!("{path}/versions")).etag();
    let end = |body: Value| keeper.director.post(&format!("{path}/ending")).if_match(&etag).json(&body).send();
    end(json!({ "lastDay": "2026-03-02", "reasons": " ", "approvedBy": " " }))
        .problem(422, "request.invalid")
        .names(&["/approvedBy", "/lastDay", "/reasons"]);
    desk.resident.post(&format!("{path}/ending")).if_match(&etag).json(&ending()).send().problem(403, "denied.role");
    keeper.director.post(&format!("{path}/ending")).json(&ending()).send().problem(428, "version.required");
    let ended = end(ending()).expect(200);
    assert_eq!(ended["ending"]["lastDay"], TODAY);
    end(ending()).problem(412, "version.stale");

    desk.accepted(&Person::invented());
    centre
        .public()
        .post("/demo/clock")
        .json(&json!({ "advanceTo": format!("{TOMORROW}T09:00:00+08:00") }))
        .send()
        .expect(200);
    let refused = desk.resident.post("/cases").json(&desk.intake(&Person::invented())).send().any_problem(422);
    assert_eq!(refused.fault_codes(), ["item.not-in-force"]);
    centre.public().get(&format!("/public{path}")).any_problem(404);
    let rows = pages(&keeper.administrator, "/catalogue?limit=100");
    let row = rows.iter().find(|row| row["id"] == desk.item["id"]).expect("the item stays in the catalogue");
    assert_eq!((&row["validity"], &row["effectiveTo"]), (&json!("past"), &json!(TODAY)));
    let decided =
        blackbox::desk::act(&desk.chief, &read(&desk.resident, &case), "decision", &blackbox::desk::approval());
    decided.expect(200);
});

on_both_engines!(drafts_are_seen_by_those_who_have_to_do_with_them, |centre| {
    let keeper = Keeper::of(centre);
    let draft = keeper.new_item(&new_guide());
    let path = format!("/item-drafts/{}", text(&draft["id"]));
    for (role, seen) in
        [("supervisor", true), ("director", true), ("reviewer", true), ("window_b", false), ("village_agent", false)]
    {
        let who = centre.client(centre.home().find(|account| account.role == role).expect("somebody of each role"));
        let answer = who.get(&path);
        assert_eq!(answer.status, if seen { 200 } else { 403 }, "{role}");
        assert_eq!(pages(&who, "/item-drafts?limit=100").iter().any(|row| row["id"] == draft["id"]), seen, "{role}");
    }
    for account in
        centre.abroad().filter(|account| ["administrator", "reviewer", "director"].contains(&account.role.as_str()))
    {
        let stranger = centre.client(account);
        stranger.get(&path).any_problem(404);
        step(&stranger, &draft, "submission", &json!({})).any_problem(404);
        assert!(pages(&stranger, "/item-drafts?limit=100").iter().all(|row| row["id"] != draft["id"]));
    }
});

on_both_engines!(a_chief_drafts_for_the_windows_where_he_decides_and_for_no_other, |centre| {
    let desk = Desk::commitment(centre);
    let me = desk.chief.get("/auth/me").expect(200);
    let own: Vec<Value> = list(&me["duties"]).iter().map(|duty| duty["window"]["code"].clone()).collect();
    let windows = desk.chief.get("/windows").expect(200);
    let foreign = list(&windows["items"]).iter().map(|window| window["code"].clone()).find(|code| !own.contains(code));
    let draft = desk.chief.post("/item-drafts").json(&json!({})).send().expect(201);
    assert!(own.contains(&draft["window"]["code"]), "it begins at his window: {}", draft["window"]);
    let elsewhere = with(&new_guide(), json!({ "window": foreign.expect("a window of somebody else") }));
    save(&desk.chief, &draft, &elsewhere).problem(403, "denied.not-chief");
    desk.chief.post("/item-drafts").json(&json!({ "guide": elsewhere })).send().problem(403, "denied.not-chief");
    desk.resident.post("/item-drafts").json(&json!({})).send().problem(403, "denied.role");
    withdraw(&desk.chief, &draft).expect(200);
});

on_both_engines!(every_fault_of_a_saved_guide_is_named_at_once, |centre| {
    let keeper = Keeper::of(centre);
    let draft = keeper.new_item(&new_guide());
    let bad = with(
        &new_guide(),
        json!({ "colour": "red", "type": "magic", "name": "长".repeat(201), "visits": -1, "fee": { "amountFen": 0 } }),
    );
    let problem = save(&keeper.administrator, &draft, &bad).problem(422, "request.invalid");
    problem.names(&["/guide/colour", "/guide/fee/standard", "/guide/name", "/guide/type", "/guide/visits"]);
    assert_eq!(read_draft(&keeper.administrator, &draft)["version"], 1);
});

on_both_engines!(the_audit_log_notices_a_published_guide_that_was_changed, fresh, |centre| {
    let keeper = Keeper::of(centre);
    let guide = new_guide();
    keeper.published(&keeper.new_item(&guide), TODAY);
    centre.stop();
    let sound = centre.verify_audit();
    assert!(sound.status.success(), "{}", String::from_utf8_lossy(&sound.stderr));
    let name = text(&guide["name"]);
    centre
        .place
        .run(&format!("UPDATE item_version SET doc = replace(doc, '{name}', '另一个名字') WHERE doc LIKE '%{name}%'"));
    let broken = centre.verify_audit();
    let said = format!("{}{}", String::from_utf8_lossy(&broken.stdout), String::from_utf8_lossy(&broken.stderr));
    assert!(!broken.status.success() && said.contains("the guide it published was changed"), "{said}");
});

fn ending() -> Value {
    json!({ "lastDay": TODAY, "reasons": "上级取消该事项", "approvedBy": "测试镇人民政府", "approval": "测政发〔2026〕1号" })
}

fn check(who: &Client, draft: &Value) -> Value {
    who.get(&format!("/item-drafts/{}/check", text(&draft["id"]))).expect(200)
}

fn read_draft(who: &Client, draft: &Value) -> Value {
    who.get(&format!("/item-drafts/{}", text(&draft["id"]))).expect(200)
}

fn materials_of(item: &Value) -> usize {
    list(&item["guide"]["materials"]).len()
}
