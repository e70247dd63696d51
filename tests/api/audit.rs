//! `yichuang verify-audit`: what a burglar does to the audit trail shows, and is named.

use blackbox::desk::{act, approval, hand_over};
use blackbox::people::Person;
use blackbox::{Centre, Desk, on_both_engines};

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

    let key = first_column(centre);
    let victim = centre
        .place
        .texts(&format!(
            "SELECT CAST({} AS TEXT) AS value FROM audit_entry ORDER BY {key} LIMIT 1 OFFSET 5",
            readable(&key)
        ))
        .remove(0);
    for (deed, statement) in deeds(centre, &key, &victim) {
        let spoiled = centre.copy();
        unlock(&spoiled);
        spoiled.place.run(&statement);
        let output = spoiled.verify_audit();
        let said = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(!output.status.success(), "{deed} went unnoticed: {said}");
        assert!(
            names(&said, &victim) || deed != "changed",
            "{deed}: {said} does not name {victim}"
        );
    }
});

on_both_engines!(a_cut_off_tail_is_noticed, fresh, |centre| {
    a_busy_morning(centre);
    centre.stop();
    let spoiled = centre.copy();
    unlock(&spoiled);
    let key = first_column(&spoiled);
    spoiled.place.run(&format!(
        "DELETE FROM audit_entry WHERE {key} IN (SELECT {key} FROM audit_entry ORDER BY {key} DESC LIMIT 3)"
    ));
    assert!(
        !spoiled.verify_audit().status.success(),
        "the last three entries are gone and nobody noticed"
    );
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

fn deeds(centre: &Centre, key: &str, victim: &str) -> Vec<(&'static str, String)> {
    let this_one = format!("CAST({} AS TEXT) = '{victim}'", readable(key));
    let columns = centre.place.columns("audit_entry");
    let act = ["act", "action", "operation", "kind"]
        .into_iter()
        .find(|name| columns.iter().any(|c| c == name));
    let act = act.expect("audit_entry says which act it was");
    let copied: Vec<String> = columns
        .iter()
        .map(|name| {
            if name == key {
                another_key(centre, key)
            } else {
                format!("\"{name}\"")
            }
        })
        .collect();
    let all: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
    vec![
        (
            "changed",
            format!("UPDATE audit_entry SET {act} = 'withdrawal' WHERE {this_one}"),
        ),
        ("removed", format!("DELETE FROM audit_entry WHERE {this_one}")),
        (
            "inserted",
            format!(
                "INSERT INTO audit_entry ({}) SELECT {} FROM audit_entry WHERE {this_one}",
                all.join(", "),
                copied.join(", ")
            ),
        ),
    ]
}

/// The primary key stands first.
fn first_column(centre: &Centre) -> String {
    centre.place.columns("audit_entry").remove(0)
}

/// SQLite keeps ids as 16 bytes; they are compared as hexadecimal.
fn readable(key: &str) -> String {
    key.to_owned()
}

fn another_key(_: &Centre, key: &str) -> String {
    format!("(SELECT MAX({key}) + 1 FROM audit_entry)")
}

/// A burglar with the database in hand removes what guards it.
fn unlock(centre: &Centre) {
    if centre.engine == blackbox::Engine::Sqlite {
        let guards = centre
            .place
            .texts("SELECT name AS value FROM sqlite_master WHERE type = 'trigger'");
        for guard in guards {
            centre.place.run(&format!("DROP TRIGGER \"{guard}\""));
        }
    }
}

fn names(said: &str, victim: &str) -> bool {
    said.to_lowercase().contains(&victim.to_lowercase())
}
