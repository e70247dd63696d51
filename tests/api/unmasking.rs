//! Values seen in full: for a reason that stays, not in heaps, and changed by nobody unseen.

use blackbox::desk::{act, approval, hand_over, list, text};
use blackbox::people::Person;
use blackbox::{Desk, Hall, Value, json, on_both_engines};

on_both_engines!(values_are_seen_in_full_for_a_reason_that_the_director_can_read, |centre| {
    let desk = Desk::of_code(centre, "old-age-allowance");
    let person = Person::invented();
    let case = desk.accepted(&person);
    let path = format!("/cases/{}/unmasking", text(&case["id"]));
    let history = format!("/cases/{}/unmaskings", text(&case["id"]));
    let ask =
        json!({ "fields": ["residentId", "phone", "phone", "address", "proxyPhone"], "reason": "核对银行账户户名" });
    let answer = desk.resident.post(&path).json(&ask).send();
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let values = answer.expect(200)["values"].clone();
    assert_eq!(
        values,
        json!([
            { "field": "residentId", "value": person.id_number },
            { "field": "phone", "value": person.phone },
            { "field": "address", "value": "罗平县测试村民委员会一组" },
            { "field": "proxyPhone", "value": null },
        ])
    );
    for faulty in [
        json!({ "fields": [], "reason": "核对" }),
        json!({ "fields": ["phone"], "reason": "  " }),
        json!({ "fields": ["name"], "reason": "核对" }),
        json!({ "fields": ["phone"] }),
    ] {
        desk.resident.post(&path).json(&faulty).send().any_problem(422);
    }
    // The chief handles it as well; a substitute, supervision and another window do not.
    desk.chief.post(&path).json(&json!({ "fields": ["phone"], "reason": "电话通知补件" })).send().expect(200);
    let (director, supervisor) =
        (centre.client(centre.account_of("director")), centre.client(centre.account_of("supervisor")));
    let other = Desk::of_code(centre, "pension-enrolment").resident;
    for who in [&desk.substitute, &other, &director, &supervisor] {
        who.post(&path).json(&ask).send().any_problem(403);
    }
    for account in centre.abroad().filter(|account| account.role == "window_b").take(1) {
        centre.client(account).post(&path).json(&ask).send().any_problem(404);
    }
    for who in [&director, &supervisor] {
        let page = who.get(&format!("{history}?limit=1")).expect(200);
        assert_eq!(
            (&page["items"][0]["fields"], &page["items"][0]["reason"]),
            (&json!(["phone"]), &json!("电话通知补件"))
        );
        let next = who.get(&format!("{history}?limit=1&cursor={}", text(&page["next"]))).expect(200);
        assert_eq!(next["items"][0]["by"]["post"], "b");
        assert_eq!(next["items"][0]["fields"], json!(["residentId", "phone", "address", "proxyPhone"]));
        assert!(!format!("{page}{next}").contains(&person.phone));
    }
    desk.resident.get(&history).any_problem(403);
    let decided = act(&desk.chief, &case, "decision", &approval()).expect(200);
    desk.resident.post(&path).json(&ask).send().expect(200);
    act(&desk.resident, &decided, "delivery", &hand_over(&decided)).expect(200);
    desk.resident.post(&path).json(&ask).send().problem(403, "denied.case-closed");
});

on_both_engines!(a_reviewer_sees_in_full_what_lies_with_his_unit_until_he_has_decided, at("hekou"), |centre| {
    let hall = Hall::open(centre);
    let (clerk, reviewer) = (hall.who("ha-xiang"), hall.who("ha-xi"));
    let received = hall.received(&clerk, "temporary-relief");
    let path = format!("/cases/{}/unmasking", text(&received["id"]));
    let ask = json!({ "fields": ["phone"], "reason": "电话核实困难情况" });
    reviewer.post(&path).json(&ask).send().problem(403, "denied.out-of-scope");
    let accepted = act(&clerk, &received, "acceptance", &json!({})).expect(200);
    let phone = reviewer.post(&path).json(&ask).send().expect(200)["values"][0]["value"].clone();
    assert!(text(&phone).starts_with("179"), "{phone}");
    clerk.post(&path).json(&ask).send().expect(200);
    hall.who("ha-jia").post(&path).json(&ask).send().problem(403, "denied.out-of-scope");
    hall.who("hk-wei").post(&path).json(&ask).send().any_problem(404);
    let history = hall.who("ha-ji").get(&format!("/cases/{}/unmaskings", text(&received["id"]))).expect(200);
    let by = list(&history["items"]).last().cloned().unwrap_or_default();
    assert_eq!((&by["by"]["post"], &by["reason"]), (&Value::Null, &ask["reason"]), "a reviewer has no post: {history}");
    let decided = act(&reviewer, &accepted, "decision", &approval()).expect(200);
    assert_eq!(decided["stage"], "decided");
    reviewer.post(&path).json(&ask).send().problem(403, "denied.case-closed");
});

on_both_engines!(a_reviewer_of_the_county_sees_in_full_what_a_town_sent_him, at("hekou"), |centre| {
    let hall = Hall::open(centre);
    let case = hall.accepted(&hall.who("ha-xiang"), "unemployment-registration");
    let ask = json!({ "fields": ["residentId", "phone"], "reason": "核对身份" });
    let path = format!("/cases/{}/unmasking", text(&case["id"]));
    hall.who("hk-tong").post(&path).json(&ask).send().expect(200);
});

on_both_engines!(nobody_unmasks_a_list_of_people, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.accepted(&Person::invented());
    let ask = json!({ "fields": ["phone"], "reason": "电话通知" });
    let path = format!("/cases/{}/unmasking", text(&case["id"]));
    let mut statuses: Vec<u16> = Vec::new();
    for _ in 0..31 {
        let answer = desk.resident.post(&path).json(&ask).send();
        if answer.status == 429 {
            assert!(
                answer.header("retry-after").and_then(|wait| wait.parse::<u32>().ok()).is_some_and(|wait| wait > 3000)
            );
        }
        statuses.push(answer.status);
    }
    assert_eq!((statuses.iter().filter(|status| **status == 200).count(), statuses.last()), (30, Some(&429)));
});

on_both_engines!(what_is_changed_of_people_behind_the_log_shows, fresh, |centre| {
    let desk = Desk::of_code(centre, "old-age-allowance");
    let (person, wife) = (Person::invented(), Person::invented());
    let proxy =
        json!({ "name": wife.name, "idNumber": wife.id_number, "relation": "spouse", "authority": "legalAgent" });
    let body = desk.intake_with(&person, json!({ "proxy": proxy, "note": "腿脚不便" }));
    let case = desk.resident.post("/cases").json(&body).send().expect(201);
    // The same person again with another phone: what is on record of the first case stays true.
    let mut moved = person.as_applicant();
    moved["phone"] = "17900008888".into();
    desk.resident.post("/cases").json(&desk.intake_with(&person, json!({ "applicant": moved }))).send().expect(201);
    let ask = json!({ "fields": ["phone"], "reason": "电话通知" });
    desk.resident.post(&format!("/cases/{}/unmasking", text(&case["id"]))).json(&ask).send().expect(200);
    let notices = desk.resident.get(&format!("/cases/{}/notices", text(&case["id"]))).expect(200);
    let prints = format!("/cases/{}/notices/{}/prints", text(&case["id"]), text(&notices["items"][0]["id"]));
    desk.resident.post(&prints).json(&json!({})).send().expect(200);
    std::thread::sleep(std::time::Duration::from_secs(2));
    centre.stop();
    let honest = centre.verify_audit();
    assert!(honest.status.success(), "{honest:?}");
    let empty = match centre.engine {
        blackbox::Engine::Sqlite => "zeroblob(32)",
        blackbox::Engine::Postgres => "decode(repeat('00', 32), 'hex')",
    };
    for (deed, statement) in [
        ("a name", "UPDATE applicant SET name = '测试别人'".to_owned()),
        ("a kind", "UPDATE applicant SET kind = 'organisation'".to_owned()),
        ("a sealed phone", format!("UPDATE applicant SET phone_sealed = {empty}")),
        ("an index", format!("UPDATE applicant SET phone_index = {empty}")),
        ("an address that is gone", "UPDATE applicant SET address_sealed = NULL".to_owned()),
        ("a version", "UPDATE applicant SET version = version - 1".to_owned()),
        ("a note that is gone", "DELETE FROM case_private WHERE what = 'note'".to_owned()),
        ("a proxy that is gone", "DELETE FROM case_private WHERE what = 'proxy'".to_owned()),
        ("a note under another name", "UPDATE case_private SET what = 'signature' WHERE what = 'note'".to_owned()),
        ("a sealed note", format!("UPDATE case_private SET sealed = {empty} WHERE what = 'note'")),
        ("an unmasking that is gone", "DELETE FROM unmasking".to_owned()),
        ("fields of an unmasking", "UPDATE unmasking SET fields = '[\"address\"]'".to_owned()),
        ("who unmasked", "UPDATE unmasking SET signed = replace(signed, '\"b\"', '\"a\"')".to_owned()),
    ] {
        let spoiled = centre.copy();
        spoiled.place.run(&statement);
        let output = spoiled.verify_audit();
        assert_eq!(output.status.code(), Some(2), "{deed}: {}", String::from_utf8_lossy(&output.stdout));
    }
});
