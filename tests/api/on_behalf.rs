//! Who applies for somebody else: by which authority, where it is not allowed, and for an organisation.

use blackbox::desk::{act, approval, hand_over, text};
use blackbox::look::notice;
use blackbox::people::Person;
use blackbox::{Desk, Value, json, on_both_engines};

on_both_engines!(somebody_else_may_apply_with_an_authority_that_is_on_record, |centre| {
    let desk = Desk::of_code(centre, "old-age-allowance");
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
    let desk = Desk::of_code(centre, "livestock-farm-filing");
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
