//! `yichuang verify-audit`: what a burglar does to the audit trail shows, and is named.

use blackbox::desk::{act, approval, hand_over};
use blackbox::people::Person;
use blackbox::{Centre, Desk, Engine, on_both_engines};

on_both_engines!(an_honest_trail_is_found_whole, fresh, |centre| {
    a_busy_morning(centre);
    let output = centre.verify_audit();
    assert!(output.status.success(), "while it runs: {output:?}");
    centre.stop();
    let output = centre.verify_audit();
    assert!(output.status.success(), "when it has stopped: {output:?}");
});

on_both_engines!(a_changed_a_removed_and_an_inserted_entry_are_named, fresh, |centre| {
    a_busy_morning(centre);
    centre.stop();
    assert!(centre.verify_audit().status.success());

    // The second entry of some case's chain, so that there is one before and one after it.
    let (id, chain) = (centre.place.hex("id"), centre.place.hex("chain_id"));
    let second = "FROM audit_entry WHERE act = 'accepted' ORDER BY chain_id LIMIT 1";
    let victim = centre.place.texts(&format!("SELECT {id} AS value {second}")).remove(0);
    let of_chain = centre.place.texts(&format!("SELECT {chain} AS value {second}")).remove(0);
    for (deed, statement) in deeds(centre, &format!("{id} = '{victim}'")) {
        let spoiled = centre.copy();
        spoiled.place.run(&statement);
        let output = spoiled.verify_audit();
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(!output.status.success(), "{deed} went unnoticed: {said}");
        assert!(says(&said, &victim) || says(&said, &of_chain), "{deed}: {victim} of {of_chain} is not named: {said}");
    }
});

on_both_engines!(what_is_done_to_a_case_behind_its_journal_shows, fresh, |centre| {
    a_busy_morning(centre);
    centre.stop();
    let decided = "(SELECT id FROM service_case WHERE stage = 'decided' ORDER BY id LIMIT 1)";
    let deeds = [
        (
            "a document",
            format!("UPDATE service_case SET doc = replace(doc, 'approved', 'denied') WHERE id = {decided}"),
        ),
        ("a stage", format!("UPDATE service_case SET stage = 'delivered' WHERE id = {decided}")),
        ("a kind", format!("UPDATE service_case SET kind = 'immediate' WHERE id = {decided}")),
        ("a date of receipt", format!("UPDATE service_case SET received_at = received_at - 1 WHERE id = {decided}")),
        (
            "an event",
            format!("UPDATE case_event SET doc = replace(doc, 'approved', 'denied') WHERE case_id = {decided}"),
        ),
        ("a last event", format!("DELETE FROM case_event WHERE type = 'decided' AND case_id = {decided}")),
        (
            "a due time",
            format!("UPDATE timer SET due = due + 86400000000 WHERE clock = 'promise' AND case_id = {decided}"),
        ),
        (
            "a late stop",
            format!("UPDATE timer SET stopped_at = started_at WHERE clock = 'promise' AND case_id = {decided}"),
        ),
        (
            "an explanation",
            format!("UPDATE timer SET explanation = replace(explanation, 'true', 'false') WHERE case_id = {decided}"),
        ),
        ("a clock", format!("DELETE FROM timer WHERE clock = 'promise' AND case_id = {decided}")),
        ("a place in the queue", format!("DELETE FROM work_item WHERE case_id = {decided}")),
        (
            "a later place in the queue",
            format!("UPDATE work_item SET sort_due = sort_due + 1 WHERE case_id = {decided}"),
        ),
        ("a row", format!("DELETE FROM service_case WHERE id = {decided}")),
    ];
    for (deed, statement) in deeds {
        let spoiled = centre.copy();
        spoiled.place.run(&statement);
        let output = spoiled.verify_audit();
        assert_eq!(output.status.code(), Some(2), "{deed}: {}", String::from_utf8_lossy(&output.stdout));
    }
});

on_both_engines!(a_case_that_is_gone_with_all_its_traces_is_missed, fresh, |centre| {
    a_busy_morning(centre);
    centre.stop();
    let id = centre.place.hex("id");
    let gone =
        centre.place.texts(&format!("SELECT {id} AS value FROM service_case ORDER BY number DESC LIMIT 1")).remove(0);
    let spoiled = centre.copy();
    for (table, column) in [
        ("audit_entry", "chain_id"),
        ("case_event", "case_id"),
        ("timer", "case_id"),
        ("work_item", "case_id"),
        ("service_case", "id"),
    ] {
        spoiled.place.run(&format!("DELETE FROM {table} WHERE {} = '{gone}'", spoiled.place.hex(column)));
    }
    // The applicant of a case that never was: the log would know nothing of it.
    spoiled.place.run("DELETE FROM applicant WHERE id NOT IN (SELECT applicant_id FROM service_case)");
    spoiled.place.run("UPDATE case_counter SET last = last - 1");
    assert_eq!(spoiled.verify_audit().status.code(), Some(2));
    // The seals gone as well: the log outside the database knows better.
    spoiled.place.run("UPDATE audit_entry SET seal_id = NULL; DELETE FROM audit_seal");
    let said = spoiled.verify_audit();
    assert_eq!(said.status.code(), Some(2), "{said:?}");
    // The log gone too: nothing contradicts, but what is said tells that no seal is logged.
    std::fs::remove_file(spoiled.data_dir().join("audit-seals.jsonl")).expect("the log of seals");
    let said = spoiled.verify_audit();
    assert!(String::from_utf8_lossy(&said.stdout).contains("0 seals, 0 of them logged"), "{said:?}");
});

on_both_engines!(a_cut_off_tail_is_noticed, fresh, |centre| {
    a_busy_morning(centre);
    centre.stop();
    let spoiled = centre.copy();
    spoiled.place.run("DELETE FROM audit_entry WHERE id IN (SELECT id FROM audit_entry ORDER BY id DESC LIMIT 3)");
    assert!(!spoiled.verify_audit().status.success(), "the last three entries are gone and nobody noticed");
});

/// A few whole cases, then time for the sealer.
fn a_busy_morning(centre: &Centre) {
    let desk = Desk::commitment(centre);
    for _ in 0..4 {
        let decided = desk.decided(&Person::invented());
        act(&desk.resident, &decided, "delivery", &hand_over(&decided)).expect(200);
    }
    for _ in 0..3 {
        let case = desk.accepted(&Person::invented());
        act(&desk.chief, &case, "decision", &approval()).expect(200);
    }
    std::thread::sleep(std::time::Duration::from_secs(3));
}

fn deeds(centre: &Centre, this_one: &str) -> Vec<(&'static str, String)> {
    let columns = centre.place.columns("audit_entry");
    let copied = columns.iter().map(|name| match (name.as_str(), centre.engine) {
        // A new id, and the place after the last of its chain.
        ("id", Engine::Sqlite) => "randomblob(16)".to_owned(),
        ("id", Engine::Postgres) => "decode(md5(random()::text), 'hex')".to_owned(),
        ("seq", _) => "seq + 100".to_owned(),
        _ => format!("\"{name}\""),
    });
    let (all, copied) = (columns.join("\", \""), copied.collect::<Vec<_>>().join(", "));
    vec![
        ("changed", format!("UPDATE audit_entry SET detail = '{{}}' WHERE {this_one}")),
        ("changed act", format!("UPDATE audit_entry SET act = 'delivered' WHERE {this_one}")),
        ("removed", format!("DELETE FROM audit_entry WHERE {this_one}")),
        ("inserted", format!("INSERT INTO audit_entry (\"{all}\") SELECT {copied} FROM audit_entry WHERE {this_one}")),
    ]
}

/// Whether an id, given in hexadecimal, stands in the text, with or without hyphens.
fn says(text: &str, id: &str) -> bool {
    text.to_lowercase().replace('-', "").contains(&id.to_lowercase())
}
