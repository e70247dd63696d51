//! Calendars that a centre's people keep: rules as versions, what a change would do, make-up days, ends of markets, and the
//! years of the state.

use blackbox::desk::{clerk, list, pages, text};
use blackbox::{Answer, Centre, Client, Options, Value, json, on_both_engines};

/// The centre's code, which is the id of its calendar.
fn own(centre: &Centre) -> String {
    format!("/calendars/{}", centre.account_of("director").centre)
}

fn of_role(centre: &Centre, role: &str) -> Client {
    centre.client(centre.account_of(role))
}

fn rules(who: &Client, path: &str) -> Value {
    who.get(path).expect(200)["rules"].clone()
}

/// The present rules with these fields in the place of theirs.
fn with(rules: &Value, changes: Value) -> Value {
    let mut all = rules.clone();
    for (name, value) in changes.as_object().expect("an object") {
        all[name] = value.clone();
    }
    all
}

fn change(who: &Client, path: &str, rules: &Value) -> Answer {
    let etag = who.get(path).etag();
    who.put(path).if_match(&etag).json(&json!({ "rules": rules, "note": "测试" })).send()
}

/// A day of the present rules, or of an old version.
fn day(who: &Client, path: &str, date: &str, version: Option<u32>) -> Value {
    let old = version.map(|version| format!("&version={version}")).unwrap_or_default();
    let days = who.get(&format!("{path}/days?year={}{old}", &date[..4])).expect(200);
    list(&days["days"]).iter().find(|day| day["date"] == date).cloned().expect("the day")
}

fn power_cut() -> Value {
    json!([{ "date": "2026-03-05", "reason": "停电检修" }])
}

on_both_engines!(a_calendar_is_changed_as_a_new_version_and_the_old_one_is_kept, fresh, |centre| {
    let (who, path) = (of_role(centre, "director"), own(centre));
    assert_eq!(who.get(&path).etag(), "\"1\"");
    let before = day(&who, &path, "2026-03-05", None);
    assert_eq!((&before["open"], &before["why"]), (&json!(true), &json!({ "code": "week" })));
    let promised = |who: &Client| {
        let asked = json!({ "start": "2026-03-04T09:00:00+08:00", "limit": { "amount": 1, "unit": "openDay" } });
        who.post(&format!("{path}/due-times")).json(&asked).send().expect(200)
    };
    assert_eq!(promised(&who)["due"], "2026-03-05T17:30:00+08:00");

    let after = change(&who, &path, &with(&rules(&who, &path), json!({ "closings": power_cut() })));
    assert_eq!(after.etag(), "\"2\"");
    let closed = day(&who, &path, "2026-03-05", None);
    assert_eq!((&closed["open"], &closed["why"]["reason"]), (&json!(false), &json!("停电检修")));
    let told = promised(&who);
    assert_eq!(
        (&told["due"], &told["explanation"]["calendarVersion"]),
        (&json!("2026-03-06T17:30:00+08:00"), &json!(2))
    );

    assert_eq!(day(&who, &path, "2026-03-05", Some(1)), before, "an old due time can be explained");
    let versions = pages(&who, &format!("{path}/versions?limit=1"));
    let told: Vec<(&Value, &Value)> = versions.iter().map(|row| (&row["version"], &row["cause"])).collect();
    assert_eq!(told, [(&json!(2), &json!("rules")), (&json!(1), &json!("profile"))]);
    assert_eq!(
        (&versions[0]["note"], &versions[0]["by"]["name"]),
        (&json!("测试"), &json!(centre.account_of("director").name))
    );
    assert_eq!(who.get(&format!("{path}/versions/1")).expect(200)["rules"]["closings"], json!([]));
    who.get(&format!("{path}/versions/9")).any_problem(404);
    assert!(centre.verify_audit().status.success());
});

on_both_engines!(a_preview_tells_which_days_change_and_changes_nothing, |centre| {
    let (who, path) = (of_role(centre, "director"), own(centre));
    let stated = rules(&who, &path);
    let ask = |rules: &Value| who.post(&format!("{path}/preview")).json(&json!({ "rules": rules })).send().expect(200);
    let told = ask(&with(&stated, json!({ "closings": power_cut() })));
    assert_eq!((&told["total"], &told["opened"]), (&json!(1), &json!(-1)), "{told}");
    let changed = &told["days"][0];
    assert_eq!(
        (&changed["date"], &changed["before"]["open"], &changed["after"]["open"]),
        (&json!("2026-03-05"), &json!(true), &json!(false))
    );
    let market = json!([{ "name": "逢三圩", "on": { "lunarDays": [3, 13, 23] }, "sessions": [{ "start": "08:00", "end": "13:00" }] }]);
    let told = ask(&with(&stated, json!({ "marketDays": market })));
    assert!(
        list(&told["days"]).iter().any(|one| one["date"] == "2026-03-21" && one["after"]["why"]["name"] == "逢三圩"),
        "{told}"
    );
    let coming = told["total"].as_u64().expect("a number") - told["past"].as_u64().expect("a number");
    let dates: Vec<String> = list(&told["days"]).iter().map(|one| text(&one["date"])).collect();
    let over = dates.iter().position(|date| date.as_str() < "2026-03-03").expect("days of the past come last");
    assert_eq!(over as u64, coming);
    assert_eq!(ask(&stated)["total"], 0);
    assert_eq!(rules(&who, &path), stated, "nothing was saved");
});

on_both_engines!(every_fault_of_rules_is_named_with_its_place_and_nothing_changes, |centre| {
    let (who, path) = (of_role(centre, "administrator"), own(centre));
    let before = who.get(&path).expect(200);
    let wrong = with(
        &before["rules"],
        json!({
            "week": { "tuesday": [{ "start": "10:00", "end": "09:00" }] },
            "seasons": [{ "name": "冬", "from": "2026-12-01", "to": "2026-11-01", "week": {} }],
            "marketDays": [{ "name": "圩", "on": { "daysOfMonth": [32] }, "sessions": [{ "start": "08:00", "end": "09:00" }] }],
            "openings": [{ "date": "2026-03-08", "reason": "庙会", "sessions": [{ "start": "09:00", "end": "10:00" }] }],
            "closings": [{ "date": "2026-03-08", "reason": " " }]
        }),
    );
    let places = [
        "/rules/closings/0/date",
        "/rules/closings/0/reason",
        "/rules/marketDays/0/on",
        "/rules/seasons/0",
        "/rules/week/tuesday",
    ];
    change(&who, &path, &wrong).problem(422, "request.invalid").names(&places);
    who.post(&format!("{path}/preview"))
        .json(&json!({ "rules": wrong }))
        .send()
        .problem(422, "request.invalid")
        .names(&places);
    let shapeless = json!({ "week": { "monday": [{ "start": "8:00", "end": "25:00", "colour": 1 }], "funday": [] }, "closings": 3 });
    let told = change(&who, &path, &shapeless).problem(422, "request.invalid");
    assert!(told.pointers().iter().any(|at| at == "/rules/week/monday/0/start"), "{:?}", told.pointers());
    let same = change(&who, &path, &before["rules"]).problem(422, "request.invalid");
    assert_eq!(same.fault_codes(), ["calendar.nothing-changed"]);
    assert_eq!(who.get(&path).expect(200), before);
});

on_both_engines!(whoever_has_read_an_older_version_is_told_and_a_repeated_request_is_one, fresh, |centre| {
    let (who, path) = (of_role(centre, "director"), own(centre));
    let (etag, stated) = (who.get(&path).etag(), rules(&who, &path));
    let body = json!({ "rules": with(&stated, json!({ "closings": power_cut() })) });
    who.put(&path).json(&body).send().problem(428, "version.required");
    let first = who.put(&path).if_match(&etag).key("k1").json(&body).send();
    let again = who.put(&path).if_match(&etag).key("k1").json(&body).send();
    assert_eq!((first.status, &first.text), (200, &again.text));
    let other = json!({ "rules": stated });
    who.put(&path).if_match(&etag).json(&other).send().problem(412, "version.stale");
    assert_eq!(who.get(&path).etag(), "\"2\"");
});

on_both_engines!(of_many_at_once_one_changes_the_calendar, fresh, |centre| {
    let (who, path) = (of_role(centre, "director"), own(centre));
    let (etag, stated) = (who.get(&path).etag(), rules(&who, &path));
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let each = (1..=6).map(|n| {
            let body = json!({ "rules": with(&stated, json!({ "closings": [{ "date": format!("2026-06-{n:02}"), "reason": "测试" }] })) });
            let (who, path, etag) = (&who, &path, &etag);
            scope.spawn(move || who.put(path).if_match(etag).json(&body).send().status)
        });
        let running: Vec<_> = each.collect();
        running.into_iter().map(|one| one.join().expect("an answer")).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 200 | 412)), "{statuses:?}");
    assert_eq!(who.get(&path).etag(), "\"2\"");
});

on_both_engines!(a_calendar_is_kept_by_its_own_director_and_administrator, |centre| {
    let path = own(centre);
    let stated = rules(&of_role(centre, "director"), &path);
    for role in ["window_a", "window_b", "supervisor", "reviewer", "village_agent"] {
        let who = of_role(centre, role);
        let seen = who.get(&path).expect(200);
        assert!(!list(&seen["may"]).contains(&json!("change")), "{role}");
        change(&who, &path, &with(&stated, json!({ "closings": power_cut() }))).problem(403, "denied.role");
        who.post(&format!("{path}/preview")).json(&json!({ "rules": stated })).send().problem(403, "denied.role");
    }
    for account in centre.abroad().filter(|account| account.role == "director") {
        let who = centre.client(account);
        for path in [path.clone(), format!("{path}/days"), format!("{path}/versions"), format!("{path}/make-up-days")] {
            who.get(&path).any_problem(404);
        }
        who.put(&path).if_match("\"1\"").json(&json!({ "rules": stated })).send().any_problem(404);
    }
    clerk(centre).get("/calendars/national/days?year=2026").expect(200);
});

on_both_engines!(a_make_up_day_is_proposed_and_the_centre_accepts_or_declines_it, fresh, |centre| {
    let (who, path) = (of_role(centre, "director"), own(centre));
    let states = |who: &Client| -> Vec<(String, String)> {
        let days = who.get(&format!("{path}/make-up-days")).expect(200);
        let coming = list(&days["items"]).iter().filter(|day| text(&day["date"]).as_str() > "2026-03-03").cloned();
        coming.map(|day| (text(&day["date"]), text(&day["state"]))).collect()
    };
    let of = |date: &str, state: &str| (date.to_owned(), state.to_owned());
    // Luoping works on Saturdays and rests on Sundays.
    let asked = [of("2026-05-09", "openAnyway"), of("2026-09-20", "proposed"), of("2026-10-10", "openAnyway")];
    assert_eq!(states(&who), asked);
    let answer = |body: &Value| {
        let etag = who.get(&path).etag();
        who.post(&format!("{path}/make-up-days")).if_match(&etag).json(body).send()
    };
    let hours = json!([{ "start": "09:00", "end": "11:30" }]);
    answer(&json!({ "date": "2026-09-20", "answer": "accept" })).problem(422, "request.invalid").names(&["/sessions"]);
    answer(&json!({ "date": "2026-05-09", "answer": "accept", "sessions": hours }))
        .problem(422, "request.invalid")
        .names(&["/answer"]);
    answer(&json!({ "date": "2026-01-04", "answer": "decline" })).problem(422, "request.invalid").names(&["/answer"]);
    answer(&json!({ "date": "2026-03-08", "answer": "decline" })).any_problem(404);
    answer(&json!({ "date": "2026-09-20", "answer": "accept", "sessions": hours })).expect(200);
    let open = day(&who, &path, "2026-09-20", None);
    assert_eq!((&open["open"], &open["why"]["code"]), (&json!(true), &json!("opening")));
    assert!(text(&open["why"]["reason"]).contains("国办发明电〔2025〕7号"), "{open}");
    assert_eq!(states(&who)[1], of("2026-09-20", "accepted"));
    answer(&json!({ "date": "2026-09-20", "answer": "decline", "reason": "当天停电" })).expect(200);
    assert_eq!(states(&who)[1], of("2026-09-20", "declined"));
    assert_eq!(day(&who, &path, "2026-09-20", None)["open"], false);
    let clerk = of_role(centre, "window_b");
    let asked = json!({ "date": "2026-09-20", "answer": "decline" });
    clerk.post(&format!("{path}/make-up-days")).if_match("\"3\"").json(&asked).send().problem(403, "denied.role");
    assert!(centre.verify_audit().status.success());
});

on_both_engines!(
    the_recorded_end_of_a_market_counts_for_its_day,
    fresh(Options::at("2026-03-08T14:30:00+08:00")),
    |centre| {
        let (who, path) = (of_role(centre, "director"), own(centre));
        let session = json!({ "start": "08:00", "end": "13:00", "openEnded": true });
        let market = json!([{ "name": "逢八圩", "on": { "daysOfMonth": [8, 18, 28] }, "sessions": [session] }]);
        let duty = json!({ "week": { "sunday": [{ "start": "09:00", "end": "11:00" }] }, "counts": false });
        change(&who, &path, &with(&rules(&who, &path), json!({ "marketDays": market, "duty": duty }))).expect(200);
        let quiet = day(&who, &path, "2026-03-15", None);
        assert_eq!(
            (&quiet["open"], &quiet["why"]["code"], &quiet["duty"][0]["end"]),
            (&json!(false), &json!("dutyDay"), &json!("11:00"))
        );
        let holder = of_role(centre, "window_b");
        let record = |end: &str| {
            let etag = holder.get(&path).etag();
            let body = json!({ "date": "2026-03-08", "start": "08:00", "end": end });
            holder.post(&format!("{path}/session-ends")).if_match(&etag).json(&body).send()
        };
        assert_eq!(record("15:00").problem(422, "request.invalid").fault_codes(), ["calendar.end-not-yet"]);
        assert_eq!(record("07:00").problem(422, "request.invalid").fault_codes(), ["calendar.end-out-of-place"]);
        record("14:20").expect(200);
        let ended = day(&who, &path, "2026-03-08", None);
        assert_eq!(
            ended["sessions"],
            json!([{ "start": "08:00", "end": "14:20", "openEnded": true, "plannedEnd": "13:00" }])
        );
        let asked = json!({ "start": "2026-03-07T10:00:00+08:00", "limit": { "amount": 1, "unit": "openDay" } });
        let due = who.post(&format!("{path}/due-times")).json(&asked).send().expect(200);
        assert_eq!(due["due"], "2026-03-08T14:20:00+08:00");
        assert_eq!(record("14:20").problem(422, "request.invalid").fault_codes(), ["calendar.nothing-changed"]);
        of_role(centre, "supervisor")
            .post(&format!("{path}/session-ends"))
            .if_match("\"3\"")
            .json(&json!({ "date": "2026-03-08", "start": "08:00", "end": "14:00" }))
            .send()
            .problem(403, "denied.role");
    }
);

/// Made up: nobody has arranged this year yet.
fn next_year() -> Value {
    json!({ "year": 2027, "document": "测试〔2026〕1号", "holidays": [
        { "date": "2027-01-01", "name": "元旦", "off": true },
        { "date": "2027-02-05", "name": "春节", "off": true },
        { "date": "2027-02-06", "name": "春节", "off": true },
        { "date": "2027-02-14", "name": "春节", "off": false }
    ] })
}

on_both_engines!(
    a_year_is_tried_and_then_loaded_and_every_calendar_follows,
    fresh(Options::at("2026-11-10T09:00:00+08:00")),
    |centre| {
        let (who, path) = (of_role(centre, "administrator"), own(centre));
        let warned = |who: &Client| who.get(&path).expect(200)["warnings"].clone();
        assert_eq!(warned(&who), json!([{ "code": "yearNotLoaded", "year": 2027, "daysLeft": 52 }]));
        let far = json!({ "start": "2026-12-30T09:00:00+08:00", "limit": { "amount": 5, "unit": "openDay" } });
        let ask = |who: &Client| who.post(&format!("{path}/due-times")).json(&far).send();
        ask(&who).problem(422, "time.year-not-loaded");
        assert_eq!(who.get(&format!("{path}/days?year=2027")).expect(200)["loaded"], false);

        let try_it = |body: &Value| who.post("/calendars/national/years/preview").json(body).send();
        let told = try_it(&next_year()).expect(200);
        assert_eq!(
            (&told["known"], &told["followers"], &told["changes"]["total"]),
            (&json!(false), &json!(2), &json!(365)),
            "{told}"
        );
        assert!(list(&told["rows"]).iter().all(|row| row["change"] == "new"));
        assert_eq!(told["proposals"][0]["date"], "2027-02-14", "a Sunday, on which the centre rests");
        ask(&who).problem(422, "time.year-not-loaded");

        let load = |who: &Client, body: &Value| {
            let etag = who.get("/calendars/national").etag();
            who.post("/calendars/national/years").if_match(&etag).json(body).send()
        };
        who.post("/calendars/national/years").if_match("\"9\"").json(&next_year()).send().problem(412, "version.stale");
        load(&who, &next_year()).expect(200);
        assert_eq!(ask(&who).expect(200)["due"], "2027-01-07T17:30:00+08:00");
        assert_eq!((warned(&who), who.get(&path).etag()), (json!([]), "\"2\"".to_owned()), "the own calendar follows");
        let versions = pages(&who, &format!("{path}/versions"));
        assert_eq!((&versions[0]["cause"], &versions[0]["nationalVersion"]), (&json!("national"), &json!(2)));
        let abroad = centre.abroad().find(|account| account.role == "administrator").expect("an administrator abroad");
        let abroad_path = format!("/calendars/{}", abroad.centre);
        assert_eq!(centre.client(abroad).get(&abroad_path).etag(), "\"2\"", "and that of the other centre");

        let same = load(&who, &next_year()).problem(422, "request.invalid");
        assert_eq!(same.fault_codes(), ["calendar.year-same"]);
        let mut changed = next_year();
        changed["holidays"][1]["name"] = json!("春节（调整）");
        let told = try_it(&changed).expect(200);
        let rows: Vec<&Value> = list(&told["rows"]).iter().filter(|row| row["change"] == "changed").collect();
        assert_eq!((rows.len(), &told["known"], &told["changes"]["total"]), (1, &json!(true), &json!(1)), "{told}");
        assert!(centre.verify_audit().status.success());
    }
);

on_both_engines!(every_fault_of_a_year_is_named_with_its_place, |centre| {
    let who = of_role(centre, "administrator");
    let before = who.get("/calendars/national").expect(200);
    let wrong = json!({ "year": 2028, "document": " ", "holidays": [
        { "date": "2028-01-01", "name": "元旦", "off": true },
        { "date": "2028-01-01", "name": "元旦", "off": true },
        { "date": "2028-01-05", "name": "元旦", "off": false },
        { "date": "2029-05-01", "name": "劳动节", "off": true }
    ] });
    let places = ["/document", "/holidays/1/date", "/holidays/2/off", "/holidays/3/date", "/year"];
    let etag = who.get("/calendars/national").etag();
    who.post("/calendars/national/years/preview").json(&wrong).send().problem(422, "request.invalid").names(&places);
    who.post("/calendars/national/years")
        .if_match(&etag)
        .json(&wrong)
        .send()
        .problem(422, "request.invalid")
        .names(&places);
    assert_eq!(who.get("/calendars/national").expect(200), before);
});

on_both_engines!(the_calendar_of_the_state_is_kept_in_one_place, |centre| {
    for role in ["director", "window_b", "supervisor"] {
        let who = of_role(centre, role);
        who.post("/calendars/national/years/preview").json(&next_year()).send().problem(403, "denied.role");
        who.post("/calendars/national/years").if_match("\"1\"").json(&next_year()).send().problem(403, "denied.role");
    }
    for account in centre.abroad().filter(|account| account.role == "administrator") {
        let who = centre.client(account);
        who.post("/calendars/national/years")
            .if_match("\"1\"")
            .json(&next_year())
            .send()
            .problem(403, "denied.not-keeper");
        let stated = rules(&who, "/calendars/national");
        who.put("/calendars/national")
            .if_match("\"1\"")
            .json(&json!({ "rules": stated }))
            .send()
            .problem(403, "denied.not-keeper");
    }
});
