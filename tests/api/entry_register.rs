//! The register of items due to enter the centre: every line with its state, exceptions with approval, the share entered.

use blackbox::desk::{list, pages, text};
use blackbox::keeper::{Keeper, new_guide, tag, with};
use blackbox::{Centre, Client, Value, json, on_both_engines};

on_both_engines!(the_share_entered_is_counted_against_the_target, fresh, |centre| {
    let keeper = Keeper::of(centre);
    let who = &keeper.administrator;
    let none = who.get("/entry-register/summary").expect(200);
    assert_eq!((&none["due"], &none["sharePercent"], &none["targetPercent"]), (&json!(0), &Value::Null, &json!(90)));
    for _ in 0..8 {
        register(who, &entered()).expect(201);
    }
    let waiting = register(who, &line()).expect(201);
    register(who, &exception()).expect(201);
    let summary = who.get("/entry-register/summary").expect(200);
    assert_eq!(
        (&summary["due"], &summary["sharePercent"], &summary["reached"]),
        (&json!(10), &json!(80.0), &json!(false))
    );
    change(who, &waiting, &entered()).expect(200);
    let summary = keeper.director.get("/entry-register/summary").expect(200);
    assert_eq!((&summary["sharePercent"], &summary["reached"]), (&json!(90.0), &json!(true)));
    assert_eq!(pages(who, "/entry-register?limit=3").len(), 10, "page by page");
    assert_eq!(pages(who, "/entry-register?state=exception&limit=3").len(), 1);
});

on_both_engines!(an_exception_without_reason_and_approval_is_refused_with_everything_missing, |centre| {
    let who = Keeper::of(centre).administrator;
    let bare = with(&line(), json!({ "state": "exception" }));
    register(&who, &bare).problem(422, "request.invalid").names(&["/approvedBy", "/reasons", "/since"]);
    let odd = with(
        &entered(),
        json!({ "since": "2026-03-04", "itemId": "01900000-0000-7000-8000-000000000000", "name": " " }),
    );
    register(&who, &odd).problem(422, "request.invalid").names(&["/itemId", "/name", "/since"]);
    let shapeless = json!({ "name": "", "state": "gone", "colour": "red" });
    register(&who, &shapeless).problem(422, "request.invalid").names(&[
        "/colour",
        "/department",
        "/name",
        "/source",
        "/state",
    ]);
});

on_both_engines!(a_line_is_changed_by_whoever_has_seen_it_last, |centre| {
    let who = Keeper::of(centre).administrator;
    let row = register(&who, &line()).expect(201);
    let path = format!("/entry-register/{}", text(&row["id"]));
    who.put(&path).json(&entered()).send().problem(428, "version.required");
    let changed = change(&who, &row, &exception()).expect(200);
    assert_eq!((&changed["version"], &changed["state"]), (&json!(2), &json!("exception")));
    change(&who, &row, &entered()).problem(412, "version.stale");
    assert_eq!(who.get(&path).expect(200)["reasons"], changed["reasons"]);
});

on_both_engines!(the_catalogue_is_taken_over_once_and_follows_the_end_of_an_item, fresh, |centre| {
    let keeper = Keeper::of(centre);
    let adopt =
        || keeper.administrator.post("/entry-register/adoption").json(&json!({})).send().expect(200)["added"].clone();
    let items = pages(&keeper.administrator, "/catalogue?limit=100");
    assert_eq!(adopt(), json!(items.len()));
    assert_eq!(adopt(), 0);
    let id = text(&items[0]["id"]);
    let etag = keeper.director.get(&format!("/service-items/{id}/versions")).etag();
    let ending = json!({ "lastDay": "2026-03-03", "reasons": "上级取消", "approvedBy": "测试镇人民政府" });
    keeper.director.post(&format!("/service-items/{id}/ending")).if_match(&etag).json(&ending).send().expect(200);
    let rows = pages(&keeper.administrator, "/entry-register?limit=100");
    let row = rows.iter().find(|row| row["itemId"] == items[0]["id"]).expect("its line");
    assert_eq!((&row["state"], &row["approvedBy"]), (&json!("withdrawn"), &json!("测试镇人民政府")));

    // It comes back with a new version.
    let draft = keeper.next_of(&items[0]);
    keeper.published(&draft, "2026-03-04");
    let rows = pages(&keeper.administrator, "/entry-register?state=withdrawn");
    assert!(list(&json!(rows)).is_empty(), "{rows:?}");
});

on_both_engines!(an_item_stands_on_one_line, |centre| {
    let keeper = Keeper::of(centre);
    let published = keeper.published(&keeper.new_item(&new_guide()), "2026-03-03");
    let linked = with(&entered(), json!({ "itemId": published["itemId"] }));
    register(&keeper.administrator, &linked).expect(201);
    let problem = register(&keeper.administrator, &linked).problem(422, "request.invalid");
    assert_eq!(problem.fault_codes(), ["entry.item-taken"]);
});

on_both_engines!(the_register_is_kept_by_the_administrator_and_read_by_those_above, |centre| {
    let keeper = Keeper::of(centre);
    let row = register(&keeper.administrator, &line()).expect(201);
    let path = format!("/entry-register/{}", text(&row["id"]));
    for role in ["director", "supervisor"] {
        let who = of_role(centre, role);
        assert_eq!(who.get(&path).status, 200, "{role}");
        register(&who, &line()).problem(403, "denied.role");
        change(&who, &row, &entered()).problem(403, "denied.role");
    }
    for role in ["window_a", "window_b", "window_c", "village_agent", "reviewer"] {
        let who = of_role(centre, role);
        for path in [path.as_str(), "/entry-register", "/entry-register/summary"] {
            who.get(path).problem(403, "denied.role");
        }
    }
    for account in centre.abroad().filter(|account| account.role == "administrator") {
        centre.client(account).get(&path).any_problem(404);
        change(&centre.client(account), &row, &entered()).any_problem(404);
    }
});

fn line() -> Value {
    json!({
        "name": format!("测试应进事项{}", fastrand::u32(..)), "department": "民政办公室", "source": "县级下放清单（第一批）",
        "legalBasis": "《测试办法》第一条", "state": "notYet"
    })
}

fn entered() -> Value {
    with(&line(), json!({ "state": "entered", "since": "2026-03-03" }))
}

fn exception() -> Value {
    let said = json!({ "state": "exception", "since": "2026-03-01", "reasons": "涉密", "approvedBy": "测试县人民政府", "approval": "测政复〔2026〕2号" });
    with(&line(), said)
}

fn register(who: &Client, body: &Value) -> blackbox::Answer {
    who.post("/entry-register").json(body).send()
}

fn change(who: &Client, row: &Value, body: &Value) -> blackbox::Answer {
    who.put(&format!("/entry-register/{}", text(&row["id"]))).if_match(&tag(row)).json(body).send()
}

fn of_role(centre: &Centre, role: &str) -> Client {
    centre.client(centre.home().find(|account| account.role == role).expect("somebody of each role"))
}
