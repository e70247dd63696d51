//! `Idempotency-Key`: asking twice does the work once.

use blackbox::desk::{act, approval, list, text};
use blackbox::people::Person;
use blackbox::{Desk, json, on_both_engines};

on_both_engines!(the_same_intake_sent_again_is_one_case_and_the_same_answer, |centre| {
    let desk = Desk::immediate(centre);
    let (body, key) = (desk.intake(&Person::invented()), new_key());
    let send = || desk.resident.post("/cases").key(&key).json(&body).send();
    let (first, second) = (send(), send());
    assert_eq!(first.text, second.text);
    assert_eq!(first.etag(), second.etag());
    assert_eq!(first.header("location"), second.header("location"));
    let case = first.expect(201);
    second.expect(201);
    let found = desk.resident.post("/cases/search").json(&json!({ "number": case["number"] })).send().expect(200);
    assert_eq!(list(&found["items"]).len(), 1);
});

on_both_engines!(another_body_under_the_same_key_is_refused, |centre| {
    let desk = Desk::immediate(centre);
    let key = new_key();
    desk.resident.post("/cases").key(&key).json(&desk.intake(&Person::invented())).send().expect(201);
    let id = uuid::Uuid::now_v7().to_string();
    let other = desk.intake_with(&Person::invented(), json!({ "id": id }));
    desk.resident.post("/cases").key(&key).json(&other).send().problem(422, "idempotency.key-reused");
    desk.resident.get(&format!("/cases/{id}")).any_problem(404);
});

on_both_engines!(a_replayed_act_answers_as_it_did_although_the_version_has_moved_on, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.accepted(&Person::invented());
    let (path, etag, key) =
        (format!("/cases/{}/decision", text(&case["id"])), format!("\"{}\"", case["version"]), new_key());
    let body = approval();
    let send = || desk.chief.post(&path).if_match(&etag).key(&key).json(&body).send();
    let (first, second) = (send(), send());
    assert_eq!(first.text, second.text);
    first.expect(200);
    second.expect(200);
});

on_both_engines!(a_key_belongs_to_one_person_and_one_operation, |centre| {
    let (one, other) = (Desk::immediate(centre), Desk::commitment(centre));
    let key = new_key();
    one.resident.post("/cases").key(&key).json(&one.intake(&Person::invented())).send().expect(201);
    if other.item["window"]["id"] != one.item["window"]["id"] {
        other.resident.post("/cases").key(&key).json(&other.intake(&Person::invented())).send().expect(201);
    }
    let case = one.receive(&Person::invented());
    let etag = format!("\"{}\"", case["version"]);
    let path = format!("/cases/{}/acceptance", text(&case["id"]));
    one.resident.post(&path).if_match(&etag).key(&key).json(&json!({})).send().expect(200);
});

on_both_engines!(a_refused_request_does_not_use_up_its_key, |centre| {
    let desk = Desk::immediate(centre);
    let (person, key) = (Person::invented(), new_key());
    let mut applicant = person.as_applicant();
    applicant["idNumber"] = person.id_with_wrong_checksum().into();
    let faulty = desk.intake_with(&person, json!({ "applicant": applicant }));
    desk.resident.post("/cases").key(&key).json(&faulty).send().any_problem(422);
    desk.resident.post("/cases").key(&key).json(&desk.intake(&person)).send().expect(201);
});

on_both_engines!(twelve_at_once_with_one_key_are_one_case, |centre| {
    let desk = Desk::immediate(centre);
    let (body, key) = (desk.intake(&Person::invented()), new_key());
    let ids: Vec<String> = std::thread::scope(|scope| {
        let senders: Vec<_> = (0..12)
            .map(|_| scope.spawn(|| text(&desk.resident.post("/cases").key(&key).json(&body).send().expect(201)["id"])))
            .collect();
        senders.into_iter().map(|sender| sender.join().expect("an answer")).collect()
    });
    assert!(ids.iter().all(|id| id == &ids[0]), "{ids:?}");
});

on_both_engines!(an_id_chosen_by_the_client_is_taken_once, |centre| {
    let desk = Desk::immediate(centre);
    let id = uuid::Uuid::now_v7().to_string();
    let body = desk.intake_with(&Person::invented(), json!({ "id": id }));
    assert_eq!(desk.resident.post("/cases").json(&body).send().expect(201)["id"], id.as_str());
    let other = desk.intake_with(&Person::invented(), json!({ "id": id }));
    desk.resident.post("/cases").json(&other).send().problem(409, "case.id-taken");
    act(&desk.resident, &desk.resident.get(&format!("/cases/{id}")).expect(200), "decision", &approval()).expect(200);
});

on_both_engines!(a_key_has_a_sensible_length, |centre| {
    let desk = Desk::immediate(centre);
    let body = desk.intake(&Person::invented());
    for key in ["", &"k".repeat(2000)] {
        let status = desk.resident.post("/cases").key(key).json(&body).send().status;
        assert!((400..500).contains(&status), "a key of {} characters got {status}", key.len());
    }
});

fn new_key() -> String {
    uuid::Uuid::now_v7().to_string()
}
