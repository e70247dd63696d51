//! What is kept, and for how long.

use blackbox::people::Person;
use blackbox::{Desk, Engine, json, on_both_engines};

const A_DAY: i64 = 86_400_000_000;

on_both_engines!(answers_sessions_and_failures_are_forgotten_when_their_time_is_over, fresh, |centre| {
    let desk = Desk::immediate(centre);
    for key in ["old", "new"] {
        desk.resident.post("/cases").key(key).json(&desk.intake(&Person::invented())).send().expect(201);
    }
    for name in ["tried-long-ago", "tried-today"] {
        centre.public().try_log_in(name, "wrong").problem(401, "auth.bad-credentials");
    }
    let sessions = count(centre, "session");
    let (old, ended) = (31 * A_DAY, 31 * A_DAY + A_DAY);
    centre.place.run(&format!("UPDATE idempotency SET at = at - {old} WHERE key = 'old'"));
    let first = "SELECT min(at) FROM login_failure";
    centre.place.run(&format!("UPDATE login_failure SET at = at - 2 * {A_DAY} WHERE at = ({first})"));
    let first = "SELECT min(expires_at) FROM session";
    centre.place.run(&format!("UPDATE session SET expires_at = expires_at - {ended} WHERE expires_at = ({first})"));
    centre.stop();
    centre.resume();
    // It happens at the start, beside the first requests.
    let mut patience = 100;
    while count(centre, "idempotency") > 1 && patience > 0 {
        std::thread::sleep(std::time::Duration::from_millis(50));
        patience -= 1;
    }
    assert_eq!(centre.place.texts("SELECT key AS value FROM idempotency"), ["new"]);
    assert_eq!(count(centre, "login_failure"), 1);
    assert_eq!(count(centre, "session"), sessions - 1);
});

on_both_engines!(a_returning_applicant_who_gives_no_address_keeps_the_one_on_record, |centre| {
    let desk = Desk::immediate(centre);
    let person = Person::invented();
    assert_eq!(desk.accepted(&person)["applicant"]["addressGiven"], true);
    let mut applicant = person.as_applicant();
    applicant.as_object_mut().expect("an object").remove("address");
    let body = desk.intake_with(&person, json!({ "applicant": applicant }));
    let again = desk.resident.post("/cases").json(&body).send().expect(201);
    assert_eq!(again["applicant"]["addressGiven"], true, "{}", again["applicant"]);
});

on_both_engines!(nothing_personal_is_readable_in_what_is_kept, fresh, |centre| {
    let desk = Desk::commitment(centre);
    let person = Person::invented();
    let case = desk.resident.post("/cases").key("kept").json(&desk.intake(&person)).send().expect(201);
    let ask = json!({ "fields": ["residentId", "phone", "address"], "reason": format!("电话通知{}", person.name) });
    let path = format!("/cases/{}/unmasking", blackbox::desk::text(&case["id"]));
    desk.resident.post(&path).json(&ask).send().expect(200);
    let tables = [
        "service_case",
        "case_event",
        "timer",
        "audit_entry",
        "work_item",
        "idempotency",
        "applicant",
        "case_private",
        "unmasking",
    ];
    let secrets = [&person.id_number, &person.phone, &"罗平县测试村民委员会一组".to_owned()];
    for table in tables {
        for column in centre.place.columns(table) {
            // Bytes come in hexadecimal on PostgreSQL, everything does on SQLite.
            let value = match centre.engine {
                Engine::Sqlite => format!("lower(hex(\"{column}\"))"),
                Engine::Postgres => format!("CAST(\"{column}\" AS TEXT)"),
            };
            let query = format!("SELECT {value} AS value FROM {table} WHERE \"{column}\" IS NOT NULL");
            for value in centre.place.texts(&query) {
                let holds = |secret: &str| value.contains(secret) || value.contains(&hex(secret));
                assert!(!secrets.iter().any(|secret| holds(secret)), "{table}.{column}: {value}");
                let of_applicant = (table, column.as_str()) == ("applicant", "name");
                assert_eq!(holds(&person.name), of_applicant, "{table}.{column}: {value}");
            }
        }
    }
});

fn count(centre: &blackbox::Centre, table: &str) -> i64 {
    centre.place.number(&format!("SELECT count(*) AS value FROM {table}"))
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}
