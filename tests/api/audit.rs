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
