//! `If-Match`: nobody writes over what they have not seen.

use blackbox::desk::{act, approval, hand_over, read, text};
use blackbox::people::Person;
use blackbox::{Desk, json, on_both_engines};

on_both_engines!(a_write_without_a_version_is_refused, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.receive(&Person::invented());
    let path = |act: &str| format!("/cases/{}/{act}", text(&case["id"]));
    desk.resident.post(&path("acceptance")).json(&json!({})).send().problem(428, "version.required");
    desk.chief.post(&path("decision")).json(&approval()).send().problem(428, "version.required");
    desk.resident.post(&path("delivery")).json(&hand_over(&case)).send().problem(428, "version.required");
    assert_eq!(read(&desk.resident, &case)["version"], case["version"]);
});

on_both_engines!(a_write_on_a_stale_version_is_refused, |centre| {
    let desk = Desk::commitment(centre);
    let old = desk.receive(&Person::invented());
    let new = act(&desk.resident, &old, "acceptance", &json!({})).expect(200);
    act(&desk.chief, &old, "decision", &approval()).problem(412, "version.stale");
    for nonsense in ["*\"", "\"x\"", "W/\"1\"", "\"999999999999999999999999\"", "\"-1\""] {
        let path = format!("/cases/{}/decision", text(&old["id"]));
        let status = desk.chief.post(&path).if_match(nonsense).json(&approval()).send().status;
        assert!(matches!(status, 400 | 412), "{nonsense} got {status}");
    }
    let now = read(&desk.resident, &old);
    assert_eq!((&now["version"], &now["stage"]), (&new["version"], &json!("accepted")));
});

on_both_engines!(of_two_who_decide_at_once_one_is_told_to_look_again, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.accepted(&Person::invented());
    let mut statuses: Vec<u16> = std::thread::scope(|scope| {
        let deciders: Vec<_> =
            (0..4).map(|_| scope.spawn(|| act(&desk.chief, &case, "decision", &approval()).status)).collect();
        deciders.into_iter().map(|decider| decider.join().expect("an answer")).collect()
    });
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412]);
});

on_both_engines!(an_unchanged_case_is_not_sent_twice, |centre| {
    let desk = Desk::immediate(centre);
    let case = desk.accepted(&Person::invented());
    let path = format!("/cases/{}", text(&case["id"]));
    let etag = desk.resident.get(&path).etag();
    let ask = || desk.resident.request(reqwest::Method::GET, &path).header("If-None-Match", &etag).send().status;
    assert_eq!(ask(), 304);
    act(&desk.resident, &case, "decision", &approval()).expect(200);
    assert_eq!(ask(), 200);
});
