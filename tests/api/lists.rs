//! Lists: page by page, by one scope, never without an end.

use std::collections::HashSet;

use blackbox::desk::{clerk, list, pages, text};
use blackbox::people::Person;
use blackbox::{Desk, json, on_both_engines};

on_both_engines!(pages_follow_each_other_without_gap_or_repetition, |centre| {
    let desk = Desk::commitment(centre);
    let window = text(&desk.item["window"]["id"]);
    let mine: HashSet<String> = (0..7).map(|_| text(&desk.accepted(&Person::invented())["id"])).collect();
    for path in
        [format!("/cases?windowId={window}&limit=3"), format!("/cases?windowId={window}&limit=1&stage=accepted")]
    {
        let ids: Vec<String> = pages(&desk.resident, &path).iter().map(|row| text(&row["id"])).collect();
        let different: HashSet<String> = ids.iter().cloned().collect();
        assert_eq!(different.len(), ids.len(), "a row came twice");
        assert!(mine.is_subset(&different), "a row was left out");
    }
});

on_both_engines!(the_next_page_is_also_named_in_the_link_header, |centre| {
    let desk = Desk::commitment(centre);
    for _ in 0..2 {
        desk.accepted(&Person::invented());
    }
    let window = text(&desk.item["window"]["id"]);
    let page = desk.resident.get(&format!("/cases?windowId={window}&limit=1"));
    let link = page.header("link").unwrap_or_default().to_owned();
    assert!(link.contains("rel=\"next\"") || link.contains("rel=next"), "{link}");
    let next = text(&page.expect(200)["next"]);
    assert!(link.contains(&next), "{link}");
});

on_both_engines!(the_queue_is_sorted_by_what_is_due_first, |centre| {
    let desk = Desk::commitment(centre);
    for _ in 0..4 {
        desk.accepted(&Person::invented());
    }
    let window = text(&desk.item["window"]["id"]);
    let rows = pages(&desk.chief, &format!("/work-items?windowId={window}&limit=2"));
    let dues: Vec<String> = rows.iter().map(|row| text(&row["due"])).filter(|due| !due.is_empty()).collect();
    assert!(dues.len() >= 4 && dues.is_sorted(), "{dues:?}");
    assert!(rows.iter().all(|row| row["caseVersion"].is_number()), "each row carries the version to act on");
});

on_both_engines!(counts_are_capped, |centre| {
    let desk = Desk::commitment(centre);
    desk.accepted(&Person::invented());
    let window = text(&desk.item["window"]["id"]);
    let counts = desk.chief.get(&format!("/work-items/counts?windowId={window}")).expect(200);
    for task in ["accept", "decide", "deliver", "dueToday", "overdue"] {
        assert!(counts[task]["count"].as_u64().is_some_and(|count| count <= 99), "{counts}");
        assert!(counts[task]["more"].is_boolean(), "{counts}");
    }
    assert!(counts["decide"]["count"].as_u64() >= Some(1), "{counts}");
});

on_both_engines!(a_forged_cursor_is_refused, |centre| {
    let desk = Desk::commitment(centre);
    for _ in 0..2 {
        desk.accepted(&Person::invented());
    }
    let window = text(&desk.item["window"]["id"]);
    let page = desk.resident.get(&format!("/cases?windowId={window}&limit=1")).expect(200);
    let cursor = text(&page["next"]);
    let mut changed: Vec<char> = cursor.chars().collect();
    let middle = changed.len() / 2;
    changed[middle] = if changed[middle] == 'A' { 'B' } else { 'A' };
    let changed: String = changed.into_iter().collect();
    for forged in [changed.as_str(), "AAAA", "1", "%27%20OR%201=1", &"A".repeat(5000)] {
        let answer = desk.resident.get(&format!("/cases?windowId={window}&limit=1&cursor={forged}"));
        answer.problem(400, "request.query-invalid").names(&["?cursor"]);
    }
    // A cursor belongs to the list that it came from.
    desk.resident
        .get(&format!("/work-items?windowId={window}&limit=1&cursor={cursor}"))
        .problem(400, "request.query-invalid")
        .names(&["?cursor"]);
});

on_both_engines!(a_page_has_at_least_one_row_and_at_most_a_hundred, |centre| {
    let desk = clerk(centre);
    for limit in ["0", "101", "-1", "many", "99999999999999999999"] {
        for path in ["/cases", "/work-items", "/service-items"] {
            desk.get(&format!("{path}?limit={limit}")).problem(400, "request.query-invalid").names(&["?limit"]);
        }
    }
    desk.get("/cases?colour=red").problem(400, "request.query-invalid").names(&["?colour"]);
});

on_both_engines!(a_case_is_found_by_id_phone_number_and_name, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let case = desk.accepted(&person);
    let found = |terms: serde_json::Value| {
        let answer = desk.resident.post("/cases/search").json(&terms).send();
        assert!(!answer.text.contains(&person.id_number) && !answer.text.contains(&person.phone), "{}", answer.text);
        list(&answer.expect(200)["items"]).iter().any(|row| row["id"] == case["id"])
    };
    assert!(found(json!({ "idNumber": person.id_number })));
    assert!(found(json!({ "phone": person.phone })));
    assert!(found(json!({ "number": case["number"] })));
    assert!(found(json!({ "name": person.name })));
    assert!(!found(json!({ "idNumber": Person::invented().id_number })));
    desk.resident.post("/cases/search").json(&json!({})).send().problem(422, "request.invalid");
});
