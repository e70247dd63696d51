//! People at the counter: found again, not asked twice, represented by others, and seen in full for a reason only.

use blackbox::desk::{act, all_items, approval, hand_over, list, text};
use blackbox::people::Person;
use blackbox::{Centre, Client, Desk, Value, json, on_both_engines};

on_both_engines!(whoever_was_here_before_is_found_by_number_or_phone_and_shown_masked, |centre| {
    let desk = of_item(centre, "pension-enrolment");
    let person = Person::invented();
    let nobody = search(&desk.resident, json!({ "residentId": person.id_number }));
    assert_eq!((list(&nobody["applicants"]).len(), list(&nobody["contacts"]["items"]).len()), (0, 0));
    let case = desk.accepted(&person);
    for term in [json!({ "residentId": person.id_number.to_lowercase() }), json!({ "phone": person.phone })] {
        let answer = desk.resident.post("/applicants/search").json(&term).send();
        let found = answer.expect(200);
        let one = &found["applicants"][0]["applicant"];
        assert_eq!((text(&one["name"]), text(&one["idMasked"])), (person.name.clone(), person.id_masked()));
        assert_eq!(text(&one["birthDate"]), person.birth_date);
        let contact = &found["contacts"]["items"][0];
        assert_eq!((&contact["number"], &contact["stage"]), (&case["number"], &json!("accepted")));
        assert_eq!(contact["item"]["code"], "pension-enrolment");
        for secret in [&person.id_number, &person.phone] {
            assert!(!found.to_string().contains(secret.as_str()), "{found}");
        }
    }
    for wrong in [json!({}), json!({ "residentId": person.id_number, "phone": person.phone })] {
        let problem = desk.resident.post("/applicants/search").json(&wrong).send().any_problem(422);
        assert!(problem.body.to_string().contains("search.one"), "{}", problem.body);
    }
    let problem = desk.resident.post("/applicants/search").json(&json!({ "residentId": "53" })).send().any_problem(422);
    problem.names(&["/residentId"]);
});

on_both_engines!(earlier_cases_are_told_page_by_page_and_only_those_one_may_see, |centre| {
    let desk = of_item(centre, "pension-enrolment");
    let person = Person::invented();
    let mut made: Vec<String> = (0..5).map(|_| text(&desk.accepted(&person)["number"])).collect();
    let (mut seen, mut cursor) = (Vec::new(), None::<String>);
    for _ in 0..5 {
        let mut body = json!({ "residentId": person.id_number, "limit": 2 });
        if let Some(cursor) = &cursor {
            body["cursor"] = cursor.clone().into();
        }
        let page = search(&desk.resident, body);
        seen.extend(list(&page["contacts"]["items"]).iter().map(|row| text(&row["number"])));
        cursor = page["contacts"]["next"].as_str().map(str::to_owned);
        if cursor.is_none() {
            break;
        }
    }
    made.reverse();
    assert_eq!(seen, made);
    let page = search(&desk.resident, json!({ "residentId": person.id_number, "limit": 2 }));
    let stolen = json!({ "phone": Person::invented().phone, "cursor": page["contacts"]["next"] });
    desk.resident.post("/applicants/search").json(&stolen).send().any_problem(422).names(&["/cursor"]);

    // The applicant is known to the whole hall, the cases to their window and to supervision.
    let other = of_item(centre, "old-age-card");
    let found = search(&other.resident, json!({ "residentId": person.id_number }));
    assert_eq!((list(&found["applicants"]).len(), list(&found["contacts"]["items"]).len()), (1, 0));
    let director = client_of(centre, "director");
    assert_eq!(list(&search(&director, json!({ "residentId": person.id_number }))["contacts"]["items"]).len(), 5);
    desk.substitute.post("/applicants/search").json(&json!({ "phone": person.phone })).send().any_problem(403);
    for account in centre.abroad().filter(|account| account.role == "window_b").take(1) {
        let found = search(&centre.client(account), json!({ "residentId": person.id_number }));
        assert!(list(&found["applicants"]).is_empty(), "another centre knows nobody: {found}");
    }
});

on_both_engines!(a_known_applicant_is_not_typed_again, |centre| {
    let desk = of_item(centre, "pension-enrolment");
    let person = Person::invented();
    desk.accepted(&person);
    let known = search(&desk.resident, json!({ "phone": person.phone }))["applicants"][0]["id"].clone();
    let receive = |applicant: Value| {
        let body = desk.intake_with(&person, json!({ "applicant": applicant }));
        desk.resident.post("/cases").json(&body).send()
    };
    let again = receive(json!({ "kind": "person", "known": known })).expect(201);
    assert_eq!(
        (text(&again["applicant"]["name"]), &again["applicant"]["addressGiven"]),
        (person.name.clone(), &json!(true))
    );
    // The phone on record stays when none is given, and gives way to another.
    let kept = receive(json!({ "kind": "person", "name": person.name, "idNumber": person.id_number })).expect(201);
    assert_eq!(kept["applicant"]["phoneMasked"], again["applicant"]["phoneMasked"]);
    receive(json!({ "kind": "person", "known": known, "phone": "17900009999" })).expect(201);
    assert!(list(&search(&desk.resident, json!({ "phone": person.phone }))["applicants"]).is_empty());

    receive(json!({ "kind": "person", "known": uuid::Uuid::now_v7() })).any_problem(422).names(&["/applicant/known"]);
    let both = receive(json!({ "kind": "person", "known": known, "name": person.name, "phone": "1" }));
    both.any_problem(422).names(&["/applicant/name", "/applicant/phone"]);
    let new = Person::invented();
    let bare = receive(json!({ "kind": "person", "name": new.name, "idNumber": new.id_number }));
    bare.any_problem(422).names(&["/applicant/phone"]);
    receive(json!({ "kind": "person" })).any_problem(422).names(&["/applicant/name", "/applicant/idNumber"]);
    let contact = receive(json!({ "kind": "person", "known": known, "contactName": "丙试员" }));
    contact.any_problem(422).names(&["/applicant/contactName"]);
});

on_both_engines!(a_paper_that_is_on_file_is_not_asked_for_again, |centre| {
    let person = Person::invented();
    let first = of_item(centre, "pension-enrolment").accepted(&person);
    // At another window, under another code.
    let desk = of_item(centre, "old-age-card");
    let known = search(&desk.resident, json!({ "residentId": person.id_number, "itemId": desk.item["id"] }));
    let filed = &known["applicants"][0]["onFile"];
    assert_eq!(list(filed).len(), 1, "{filed}");
    let card = &filed[0];
    assert_eq!(
        (&card["from"], &card["fromNumber"], &card["seenAs"]),
        (&first["id"], &first["number"], &json!("original"))
    );
    assert!(text(&card["validUntil"]) > text(&card["seenOn"]));

    let with = |from: Value| {
        let mut body = desk.intake(&person);
        for material in body["materials"].as_array_mut().expect("materials") {
            if material["code"] == card["code"] {
                *material = json!({ "code": card["code"], "state": "onFile", "from": from });
            }
        }
        desk.resident.post("/cases").json(&body).send()
    };
    for wrong in [json!(uuid::Uuid::now_v7()), Value::Null] {
        let problem = with(wrong).any_problem(422);
        assert!(problem.body.to_string().contains("material.not-on-file"), "{}", problem.body);
    }
    let case = with(first["id"].clone()).expect(201);
    assert_eq!(case["stage"], "accepted");
    let held = list(&case["materials"]).iter().find(|held| held["code"] == card["code"]).cloned().unwrap_or_default();
    assert_eq!((&held["state"], &held["fromNumber"]), (&json!("onFile"), &first["number"]));
    let receipt = notice(&desk.resident, &case, "receipt");
    let line = format!("免提交，已存于{}", text(&first["number"]));
    assert!(receipt["text"]["materials"].to_string().contains(&line), "{receipt}");
    // Somebody else has nothing on file.
    let other = desk.intake_with(&Person::invented(), json!({ "materials": case_materials(&case) }));
    let problem = desk.resident.post("/cases").json(&other).send().any_problem(422);
    assert!(problem.body.to_string().contains("material.not-on-file"), "{}", problem.body);
});

on_both_engines!(a_supplement_may_be_on_file_as_well_and_withdrawn_cases_keep_nothing, |centre| {
    let person = Person::invented();
    let enrolment = of_item(centre, "pension-enrolment");
    let received = enrolment.receive(&person);
    act(&enrolment.resident, &received, "withdrawal", &json!({ "reasons": "申请人改日再办。" })).expect(200);
    let desk = of_item(centre, "old-age-allowance");
    let look = || search(&desk.resident, json!({ "residentId": person.id_number, "itemId": desk.item["id"] }));
    assert!(list(&look()["applicants"][0]["onFile"]).is_empty());
    let first = enrolment.accepted(&person);
    let filed = list(&look()["applicants"][0]["onFile"]).to_vec();
    assert_eq!(filed.len(), 2, "id card and household register: {filed:?}");

    let body = desk.intake_with(&person, json!({ "accept": false, "materials": [] }));
    let case = desk.resident.post("/cases").json(&body).send().expect(201);
    let asked = act(&desk.resident, &case, "supplement-requests", &json!({})).expect(200);
    let materials: Vec<Value> = list(&desk.intake(&person)["materials"])
        .iter()
        .map(|material| match filed.iter().find(|filed| filed["code"] == material["code"]) {
            Some(_) => json!({ "code": material["code"], "state": "onFile", "from": first["id"] }),
            None => material.clone(),
        })
        .collect();
    let back = act(&desk.resident, &asked, "supplements", &json!({ "materials": materials })).expect(200);
    act(&desk.resident, &back, "acceptance", &json!({})).expect(200);
});

on_both_engines!(a_likely_duplicate_is_named_before_and_after_and_refused_to_whoever_asks_for_that, |centre| {
    let desk = of_item(centre, "old-age-allowance");
    let person = Person::invented();
    let send = |changes: Value| desk.resident.post("/cases").json(&desk.intake_with(&person, changes)).send();
    let first = send(json!({ "duplicateAcknowledged": false })).expect(201);
    assert_eq!(first["likelyDuplicates"], json!([]));

    let preview = json!({ "itemId": desk.item["id"], "applicant": { "residentId": person.id_number } });
    let preview = desk.resident.post("/cases/preview").json(&preview).send().expect(200);
    assert_eq!(preview["likelyDuplicates"][0]["number"], first["number"]);
    let found = search(&desk.resident, json!({ "phone": person.phone, "itemId": desk.item["id"] }));
    assert_eq!(found["applicants"][0]["likelyDuplicates"][0]["id"], first["id"]);

    let refused = send(json!({ "duplicateAcknowledged": false }));
    let refused = refused.problem(409, "case.likely-duplicate");
    assert!(text(&refused.body["detail"]).contains(&text(&first["number"])), "{}", refused.body);
    refused.names(&["/duplicateAcknowledged"]);
    // Who knows of no duplicates is served as ever, and told.
    let second = send(json!({})).expect(201);
    assert_eq!(second["likelyDuplicates"][0]["number"], first["number"]);
    let third = send(json!({ "duplicateAcknowledged": true })).expect(201);
    assert_eq!(list(&third["likelyDuplicates"]).len(), 2);
    // Another name under the same number is likely the same person; another item is another matter.
    let mut renamed = person.as_applicant();
    renamed["name"] = "测试改名".into();
    send(json!({ "applicant": renamed, "duplicateAcknowledged": false })).problem(409, "case.likely-duplicate");
    let other = of_item(centre, "old-age-card");
    let body = other.intake_with(&person, json!({ "duplicateAcknowledged": false }));
    other.resident.post("/cases").json(&body).send().expect(201);
    for case in [&first, &second, &third] {
        act(&desk.resident, case, "withdrawal", &json!({ "reasons": "申请人改日再办。" })).expect(200);
    }
    send(json!({ "duplicateAcknowledged": false })).expect(201);
});

on_both_engines!(somebody_else_may_apply_with_an_authority_that_is_on_record, |centre| {
    let desk = of_item(centre, "old-age-allowance");
    let (person, wife) = (Person::invented(), Person::invented());
    let proxy = |authority: &str, relation: &str| json!({ "name": wife.name, "idNumber": wife.id_number, "phone": wife.phone, "relation": relation, "authority": authority });
    let send = |changes: Value| desk.resident.post("/cases").json(&desk.intake_with(&person, changes)).send();
    // Who acts by a paper brings the paper.
    let none = send(json!({ "proxy": proxy("powerOfAttorney", "spouse") })).any_problem(422);
    assert!(none.body.to_string().contains("material.needed"), "{}", none.body);
    for (authority, relation, pointer) in [
        ("handler", "staff", "/proxy/authority"),
        ("legalAgent", "other", "/proxy/relation"),
        ("powerOfAttorney", "staff", "/proxy/relation"),
    ] {
        send(json!({ "proxy": proxy(authority, relation), "materials": [], "accept": false }))
            .any_problem(422)
            .names(&[pointer]);
    }
    let mut wrong = proxy("legalAgent", "spouse");
    wrong["idNumber"] = person.id_number.clone().into();
    send(json!({ "proxy": wrong })).any_problem(422).names(&["/proxy/idNumber"]);
    wrong["idNumber"] = wife.id_with_wrong_checksum().into();
    wrong["name"] = " ".into();
    wrong["phone"] = "12".into();
    send(json!({ "proxy": wrong })).any_problem(422).names(&["/proxy/idNumber", "/proxy/name", "/proxy/phone"]);

    let mut materials = desk.intake(&person)["materials"].clone();
    for material in materials.as_array_mut().expect("materials") {
        material["state"] = "original".into();
    }
    let body = json!({ "proxy": proxy("powerOfAttorney", "spouse"), "materials": materials });
    let case = send(body).expect(201);
    assert_eq!((&case["proxy"]["relation"], text(&case["proxy"]["idMasked"])), (&json!("spouse"), wife.id_masked()));
    let receipt = notice(&desk.resident, &case, "receipt").to_string();
    assert!(receipt.contains(&format!("{}（配偶，授权委托书）", wife.name)), "{receipt}");
    let events = desk.resident.get(&format!("/cases/{}/events", text(&case["id"]))).text;
    for secret in [&wife.id_number, &wife.phone] {
        assert!(!format!("{case}{receipt}{events}").contains(secret.as_str()));
    }
    // The result goes to the applicant, or to the one who applied.
    let decided = act(&desk.chief, &case, "decision", &approval()).expect(200);
    let to = |relation: &str, name: &str| {
        let body = json!({ "method": "pickUp", "receiver": { "relation": relation, "name": name }, "signature": { "kind": "paper" } });
        act(&desk.resident, &decided, "delivery", &body)
    };
    to("proxy", &person.name).any_problem(422).names(&["/receiver/name"]);
    to("self", &wife.name).any_problem(422).names(&["/receiver/name"]);
    assert_eq!(to("proxy", &wife.name).expect(200)["delivery"]["receiver"], "proxy");
    let alone = desk.decided(&Person::invented());
    let mut body = hand_over(&alone);
    body["receiver"]["relation"] = "proxy".into();
    act(&desk.resident, &alone, "delivery", &body).any_problem(422).names(&["/receiver/relation"]);
});

on_both_engines!(where_the_applicant_must_appear_nobody_else_applies, fresh, |centre| {
    centre.place.run("UPDATE item_version SET doc = replace(doc, 'agentAllowed', 'mustAppear')");
    let desk = Desk::commitment(centre);
    let (person, other) = (Person::invented(), Person::invented());
    let proxy =
        json!({ "name": other.name, "idNumber": other.id_number, "relation": "parent", "authority": "legalAgent" });
    let body = desk.intake_with(&person, json!({ "proxy": proxy }));
    let problem = desk.resident.post("/cases").json(&body).send().any_problem(422);
    assert!(problem.body.to_string().contains("proxy.must-appear"), "{}", problem.body);
    desk.resident.post("/cases").json(&desk.intake(&person)).send().expect(201);
});

on_both_engines!(an_organisation_names_whom_to_call_and_sends_a_handler, |centre| {
    let desk = of_item(centre, "livestock-farm-filing");
    let sent = Person::invented();
    let body = desk.intake_with(&sent, json!({
        "accept": false,
        "applicant": { "kind": "organisation", "name": "测试养殖合作社", "idNumber": credit_code(), "phone": "0874-9000001", "contactName": "戊试员" },
        "proxy": { "name": sent.name, "idNumber": sent.id_number, "relation": "staff", "authority": "legalRepresentative" },
    }));
    let case = desk.resident.post("/cases").json(&body).send().expect(201);
    assert_eq!(
        (&case["applicant"]["contactName"], &case["proxy"]["authority"]),
        (&json!("戊试员"), &json!("legalRepresentative"))
    );
});

on_both_engines!(values_are_seen_in_full_for_a_reason_that_the_director_can_read, |centre| {
    let desk = of_item(centre, "old-age-allowance");
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
    let (director, supervisor) = (client_of(centre, "director"), client_of(centre, "supervisor"));
    let other = of_item(centre, "pension-enrolment").resident;
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
    let desk = of_item(centre, "old-age-allowance");
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

/// The desk of the item with this code at the first centre.
#[track_caller]
fn of_item<'a>(centre: &'a Centre, code: &str) -> Desk<'a> {
    let clerk = blackbox::desk::clerk(centre);
    let item = all_items(&clerk).into_iter().find(|item| item["guide"]["code"] == code);
    Desk::for_item(centre, item.unwrap_or_else(|| panic!("no item {code}")))
}

#[track_caller]
fn search(who: &Client, terms: Value) -> Value {
    who.post("/applicants/search").json(&terms).send().expect(200)
}

fn client_of(centre: &Centre, role: &str) -> Client {
    centre.client(centre.home().find(|account| account.role == role).expect("an account of this role"))
}

/// The materials of a case as a receipt states them.
fn case_materials(case: &Value) -> Vec<Value> {
    let held = |held: &Value| match held["from"].as_str() {
        Some(from) => json!({ "code": held["code"], "state": held["state"], "from": from }),
        None => json!({ "code": held["code"], "state": held["state"] }),
    };
    list(&case["materials"]).iter().map(held).collect()
}

/// The notice of this kind, with its words.
fn notice(who: &Client, case: &Value, kind: &str) -> Value {
    let path = format!("/cases/{}/notices", text(&case["id"]));
    let all = who.get(&path).expect(200);
    let wanted = list(&all["items"]).iter().find(|notice| notice["kind"] == kind).cloned().unwrap_or_default();
    who.get(&format!("{path}/{}", text(&wanted["id"]))).expect(200)
}

/// A credit code with a right check character that belongs to nobody.
fn credit_code() -> String {
    const LETTERS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let body: String = format!("93530399MA{:07}", fastrand::u32(0..10_000_000));
    let sum: usize = body
        .bytes()
        .zip(WEIGHTS)
        .map(|(letter, weight)| LETTERS.iter().position(|known| *known == letter).unwrap_or(0) * weight)
        .sum();
    format!("{body}{}", char::from(LETTERS[(31 - sum % 31) % 31]))
}
