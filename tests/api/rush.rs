//! Market day: twenty at once, and nothing is lost, doubled or skipped.

use std::collections::{BTreeMap, BTreeSet};

use blackbox::desk::{act, all_items, approval, clerk, hand_over, list, pages, read, text};
use blackbox::people::Person;
use blackbox::{Desk, Value, on_both_engines};

const CLIENTS: usize = 20;
const CASES_EACH: usize = 10;

on_both_engines!(twenty_clients_at_once_lose_nothing, fresh, |centre| {
    let centre = &*centre;
    let desks: Vec<Desk<'_>> = one_desk_per_window(centre);
    let written: Vec<Value> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|n| {
                let desk = &desks[n % desks.len()];
                scope.spawn(move || (0..CASES_EACH).map(|k| one_case(desk, k)).collect::<Vec<Value>>())
            })
            .collect();
        clients.into_iter().flat_map(|client| client.join().expect("a client went through")).collect()
    });

    assert_eq!(written.len(), CLIENTS * CASES_EACH);
    let numbers: BTreeSet<String> = written.iter().map(|case| text(&case["number"])).collect();
    assert_eq!(numbers.len(), written.len(), "a number was given twice");
    for (series, used) in series(&numbers) {
        let expected: BTreeSet<u64> = (1..=used.len() as u64).collect();
        assert_eq!(used, expected, "the numbers of {series} have a gap");
    }
    for desk in &desks {
        let window = text(&desk.item["window"]["id"]);
        let listed: BTreeSet<String> = pages(&desk.resident, &format!("/cases?windowId={window}&limit=100"))
            .iter()
            .map(|row| text(&row["id"]))
            .collect();
        let mine = written.iter().filter(|case| text(&case["window"]["id"]) == window);
        let mine: BTreeSet<String> = mine.map(|case| text(&case["id"])).collect();
        assert_eq!(listed, mine, "the list of window {window}");
    }
    for case in &written {
        let desk = desks.iter().find(|desk| desk.item["window"]["id"] == case["window"]["id"]).expect("its desk");
        assert_eq!(read(&desk.resident, case)["version"], case["version"]);
        let events = desk.resident.get(&format!("/cases/{}/events", text(&case["id"]))).expect(200);
        let wanted = if case["stage"] == "delivered" { 4 } else { 2 };
        assert_eq!(list(&events["items"]).len(), wanted, "{events}");
    }
});

/// Every third case goes all the way; `expect` fails on anything but success, so also on any 5xx.
fn one_case(desk: &Desk<'_>, k: usize) -> Value {
    let case = desk.accepted(&Person::invented());
    if !k.is_multiple_of(3) {
        return case;
    }
    let decided = act(&desk.decider(), &case, "decision", &approval()).expect(200);
    act(&desk.resident, &decided, "delivery", &hand_over(&decided)).expect(200)
}

/// The first item of each window that a person may apply for.
fn one_desk_per_window(centre: &blackbox::Centre) -> Vec<Desk<'_>> {
    let mut seen = BTreeSet::new();
    let items = all_items(&clerk(centre)).into_iter().filter(|item| {
        list(&item["guide"]["applicants"]).iter().any(|who| who == "person") && seen.insert(text(&item["window"]["id"]))
    });
    let items: Vec<Value> = items.take(6).collect();
    items.into_iter().map(|item| Desk::for_item(centre, item)).collect()
}

/// Official numbers, split into what names the series and the running number at the end.
fn series(numbers: &BTreeSet<String>) -> BTreeMap<String, BTreeSet<u64>> {
    let mut series: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    for number in numbers {
        let digits = number.chars().rev().take_while(char::is_ascii_digit).count().min(4);
        let (name, running) = number.split_at(number.len() - digits);
        series.entry(name.to_owned()).or_default().insert(running.parse().expect("a running number"));
    }
    series
}
