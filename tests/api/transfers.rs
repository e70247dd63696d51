//! A case that belongs to another window: how it gets there, what is complete there, and who sees what of it.

use blackbox::desk::{act, at_window, list, text};
use blackbox::look::{another_window, timer};
use blackbox::people::Person;
use blackbox::{Desk, Value, json, on_both_engines};

use crate::end_of_day::{counted, day, entries};

on_both_engines!(after_a_transfer_the_right_window_completes_the_case_and_accepts_it, |centre| {
    let desk = Desk::commitment(centre);
    let (item, holder) = another_window(&desk);
    let other = Desk::for_item(centre, item);
    let case = desk.receive(&Person::invented());
    let to = json!({ "itemId": other.item["id"], "personId": holder, "reasons": "属于另一窗口。" });
    let moved = act(&desk.resident, &case, "transfers", &to).expect(200);
    act(&other.resident, &moved, "acceptance", &json!({})).any_problem(422);
    let all = other.intake(&Person::invented())["materials"].clone();
    let complete = act(&other.resident, &moved, "materials", &json!({ "materials": all })).expect(200);
    assert_eq!((&complete["stage"], list(&complete["materials"]).len()), (&json!("received"), list(&all).len()));
    assert_eq!(timer(&complete, "acceptanceDecision")["due"], timer(&case, "acceptanceDecision")["due"], "no time won");
    let accepted = act(&other.resident, &complete, "acceptance", &json!({})).expect(200);
    assert_eq!(accepted["stage"], "accepted");
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
