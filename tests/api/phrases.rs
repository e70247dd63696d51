//! Wordings that a window keeps.

use blackbox::desk::{list, text};
use blackbox::people::Person;
use blackbox::{Client, Desk, Value, json, on_both_engines};

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
