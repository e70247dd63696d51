//! Nobody is surprised by a due time: who is warned, when, and what supervision leaves.

use blackbox::desk::{act, approval, list, pages, text};
use blackbox::hall::done;
use blackbox::{Centre, Client, Engine, Hall, Options, Value, json, on_both_engines};

/// The clock of a commitment item of ten open days, accepted on a Tuesday at nine.
const ITEM: &str = "logging-permit";

fn told(who: &Client) -> Vec<(String, String)> {
    let mut told: Vec<(String, String)> = pages(who, "/warnings?limit=2")
        .iter()
        .map(|warning| (text(&warning["clock"]), text(&warning["level"])))
        .collect();
    told.reverse();
    told
}

fn levels(who: &Client, clock: &str) -> Vec<String> {
    told(who).into_iter().filter(|(of, _)| of == clock).map(|(_, level)| level).collect()
}

fn promise(who: &Client, case: &Value) -> Value {
    let timers = who.get(&format!("/cases/{}/timers", text(&case["id"]))).expect(200);
    list(&timers["items"]).iter().find(|timer| timer["clock"] == "promise").cloned().expect("a promise")
}

on_both_engines!(the_owner_is_warned_before_the_chief_and_the_chief_before_supervision, fresh, |centre| {
    let hall = Hall::open(centre);
    let clerk = hall.who("lx-he");
    let (chief, director, supervisor) = (hall.who("lx-sun"), hall.who("lx-zhou"), hall.who("lx-zheng"));
    let case = hall.accepted(&clerk, ITEM);
    let clock = promise(&clerk, &case);
    assert!(told(&chief).is_empty());

    // The chief decides a commitment: he owns its promise.
    hall.clock(&text(&clock["warnAt"]));
    assert_eq!(levels(&chief, "promise"), ["yellow"]);
    assert!(told(&director).is_empty());
    assert_eq!(chief.get("/warnings/counts").expect(200)["unseen"]["count"], 1);

    // Over at the close of its last day: told when the centre opens again, and not before.
    hall.clock(&later(&clock["due"], 1));
    assert_eq!(levels(&chief, "promise"), ["yellow"]);
    let opening = text(&centre.public().get("/public/centre").expect(200)["nextOpening"]);
    hall.clock(&opening);
    assert_eq!(levels(&chief, "promise"), ["yellow", "red"]);
    assert!(told(&director).is_empty() && told(&supervisor).is_empty());

    // One open day later supervision hears of it, and a card is left with the chief.
    hall.clock(&later(&json!(opening), 8 * 24 * 60));
    assert_eq!(levels(&chief, "promise"), ["yellow", "red"]);
    assert_eq!(levels(&director, "promise"), ["escalated"]);
    assert_eq!(levels(&supervisor, "promise"), ["escalated"]);
    let cards = pages(&director, "/cards");
    let card = cards.iter().find(|card| card["clock"] == "promise").expect("a card");
    assert_eq!((&card["ground"], &card["kind"]), (&json!("stepOverdue"), &json!("yellow")), "{card}");
    assert_eq!(card["number"], "LX01-2026-P0001");
    assert_eq!(card["case"]["number"], case["number"]);
    assert_eq!(pages(&chief, "/cards?kind=yellow").len(), 1, "the person concerned sees her own");
    assert!(pages(&clerk, "/cards").is_empty(), "and nobody else's");
    assert!(pages(&director, "/cards?kind=red").is_empty());
});

on_both_engines!(what_was_seen_is_counted_no_more, fresh, |centre| {
    let hall = Hall::open(centre);
    let (clerk, chief) = (hall.who("lx-he"), hall.who("lx-sun"));
    for _ in 0..3 {
        hall.accepted(&clerk, ITEM);
    }
    hall.clock("2026-03-25T10:00:00+08:00");
    let unseen = |who: &Client| who.get("/warnings/counts").expect(200)["unseen"]["count"].as_u64().unwrap_or(99);
    let all = pages(&chief, "/warnings");
    assert!(all.len() >= 3, "{all:?}");
    assert_eq!(unseen(&chief), all.len() as u64);
    let one = text(&all[0]["id"]);
    chief.post(&format!("/warnings/{one}/sighting")).send().expect(204);
    chief.post(&format!("/warnings/{one}/sighting")).send().expect(204);
    assert_eq!(unseen(&chief), all.len() as u64 - 1);
    clerk.post(&format!("/warnings/{one}/sighting")).send().problem(404, "not-found");
    chief.post("/warnings/sightings").json(&json!({ "until": all[0]["at"] })).send().expect(200);
    assert_eq!(unseen(&chief), 0);
    assert_eq!(pages(&chief, "/warnings").len(), all.len(), "they stay on record");
    assert!(pages(&chief, "/warnings?unseen=true").is_empty());
});

on_both_engines!(a_case_that_is_decided_in_time_is_warned_of_no_further, fresh, |centre| {
    let hall = Hall::open(centre);
    let (clerk, chief, director) = (hall.who("lx-he"), hall.who("lx-sun"), hall.who("lx-zhou"));
    let case = hall.accepted(&clerk, ITEM);
    hall.clock(&text(&promise(&clerk, &case)["warnAt"]));
    done(&chief, &case, "decision", approval());
    hall.clock("2026-04-03T10:00:00+08:00");
    assert_eq!(levels(&chief, "promise"), ["yellow"]);
    assert!(levels(&director, "promise").is_empty());
    assert!(levels(&director, "statutory").is_empty());
    assert!(!levels(&clerk, "delivery").is_empty(), "the result was not handed out");
});

on_both_engines!(a_restart_neither_loses_nor_repeats_a_warning, fresh, |centre| {
    let case = {
        let hall = Hall::open(centre);
        let clerk = hall.who("lx-he");
        let case = hall.accepted(&clerk, ITEM);
        hall.clock(&text(&promise(&clerk, &case)["warnAt"]));
        hall.clock("2026-03-20T15:00:00+08:00");
        case
    };
    let before = rows(centre);
    centre.stop();
    // While nobody watched, three weeks went by: the clock stands in the middle of a night.
    let to_night = 23 * 24 * 3600 + 12 * 3600;
    centre.place.run(&format!("UPDATE deployment SET clock_offset_us = clock_offset_us + {to_night}000000"));
    centre.resume();
    std::thread::sleep(std::time::Duration::from_secs(3));
    assert_eq!(rows(centre), before, "nobody is warned at night");
    let hall = Hall::open(centre);
    hall.clock("2026-04-14T08:30:00+08:00");
    let (chief, director) = (hall.who("lx-sun"), hall.who("lx-zhou"));
    assert_eq!(levels(&chief, "promise"), ["yellow", "red"], "{case}");
    assert_eq!(levels(&director, "promise"), ["escalated"]);
    let told_at = |who: &Client| pages(who, "/warnings").iter().map(|one| text(&one["at"])).max().unwrap_or_default();
    assert!(told_at(&director).starts_with("2026-04-14T08:0"), "{}", told_at(&director));
    assert_once(centre);
    centre.stop();
    let verdict = centre.verify_audit();
    assert!(verdict.status.success(), "{verdict:?}");
});

on_both_engines!(the_hall_board_counts_lights_and_shows_nothing_personal, fresh, |centre| {
    let hall = Hall::open(centre);
    let clerk = hall.who("lx-he");
    let case = hall.accepted(&clerk, ITEM);
    let window = |code: &str| {
        let board = centre.public().get("/public/board").expect(200);
        list(&board["windows"]).iter().find(|window| window["code"] == code).cloned().expect("the window")
    };
    let code = text(&case["window"]["code"]);
    assert_eq!(lights(&window(&code)), [1, 1, 0, 0]);
    assert!(window(&code)["holder"]["name"].is_string());
    let clock = promise(&clerk, &case);
    hall.clock(&text(&clock["warnAt"]));
    assert_eq!(lights(&window(&code)), [1, 0, 1, 0]);
    hall.clock(&later(&clock["due"], 1));
    assert_eq!(lights(&window(&code)), [1, 0, 0, 1]);
    let shown = centre.public().get("/public/board").expect(200).to_string();
    assert!(!shown.contains(&text(&case["applicant"]["name"])) && !shown.contains(&text(&case["number"])), "{shown}");
});

// Two months at Luoping: open Tuesday to Saturday, on the 5th, 15th and 25th from seven to twelve for the market (赶集) even
// on a Sunday, closed for the Spring Festival from 15 to 23 February 2026 (国办发明电〔2025〕7号). Nobody is told anything
// outside the sessions.
on_both_engines!(
    two_months_with_markets_and_the_spring_festival,
    fresh(Options::at("2026-01-20T08:30:00+08:00")),
    |centre| {
        market_days(centre);
        let hall = Hall::open(centre);
        let (clerk, chief, civil) = (hall.who("lx-he"), hall.who("lx-sun"), hall.who("lx-shen"));
        let mut cases = Vec::new();
        for at in ["2026-01-20T09:00", "2026-01-31T15:00", "2026-02-07T16:00", "2026-02-14T10:00"] {
            hall.clock(&format!("{at}:00+08:00"));
            cases.push(hall.accepted(&clerk, ITEM));
            hall.received(&civil, "old-age-allowance");
            hall.accepted(&civil, "old-age-card");
        }
        hall.clock("2026-02-26T09:00:00+08:00");
        let first = chief.get(&format!("/cases/{}", text(&cases[0]["id"]))).expect(200);
        act(&chief, &first, "decision", &approval()).expect(200);
        hall.clock("2026-03-14T10:00:00+08:00");
        hall.accepted(&civil, "old-age-card");
        hall.clock("2026-03-20T17:31:00+08:00");

        let count = |what: &str| centre.place.number(&format!("SELECT count(*) AS value FROM warning WHERE {what}"));
        assert!(count("colour = 'yellow'") >= 8 && count("colour = 'red'") >= 8, "{} told", count("1 = 1"));
        assert_eq!(count(&format!("NOT ({})", sessions())), 0, "told outside the sessions");
        assert_eq!(count("at BETWEEN 1771084800000000 AND 1771862399999999"), 0, "told in the Spring Festival");
        // On the spot and not done on Saturday: told on Sunday at seven, because there is a market.
        assert!(count("at BETWEEN 1773529200000000 AND 1773529260000000") > 0, "the market of 15 March");
        assert_once(centre);
        assert!(!pages(&hall.who("lx-zheng"), "/cards").is_empty());
        let numbers = centre.place.texts("SELECT number AS value FROM card ORDER BY raised_at, number");
        let expected: Vec<String> = (1..=numbers.len()).map(|n| format!("LX01-2026-P{n:04}")).collect();
        assert_eq!(numbers, expected, "numbered without gaps in the order in which they were raised");
    }
);

/// Markets from seven to twelve, on the 5th, 15th and 25th.
fn market_days(centre: &Centre) {
    let rules = centre.place.texts("SELECT rules AS value FROM calendar WHERE id <> 'national' ORDER BY id");
    let mut rules: Value = serde_json::from_str(&rules[0]).expect("rules");
    let sessions = json!([{ "start": "07:00", "end": "12:00" }]);
    rules["marketDays"] = json!([{ "name": "赶集日", "on": { "daysOfMonth": [5, 15, 25] }, "sessions": sessions }]);
    let rules = rules.to_string().replace('\'', "''");
    centre.place.run(&format!("UPDATE calendar SET rules = '{rules}', version = version + 1 WHERE id <> 'national'"));
}

/// Inside a session, as a condition on `at`: by the week, and by the markets outside the Spring Festival.
fn sessions() -> String {
    let at = "at / 1000000 + 28800";
    let (day, seconds) = (format!("(({at}) / 86400)"), format!("(({at}) % 86400)"));
    // 1970-01-01 was a Thursday: with Monday 0, Tuesday to Saturday are 1 to 5.
    let weekday = format!("(({day} + 3) % 7)");
    let markets = ["2026-01-25", "2026-02-05", "2026-02-25", "2026-03-05", "2026-03-15"].map(day_number).join(", ");
    format!(
        "CASE WHEN {day} IN ({markets}) THEN {seconds} BETWEEN 25200 AND 43199 \
         WHEN {weekday} IN (1, 2, 3, 4) THEN {seconds} BETWEEN 28800 AND 41399 OR {seconds} BETWEEN 52200 AND 62999 \
         WHEN {weekday} = 5 THEN {seconds} BETWEEN 32400 AND 41399 OR {seconds} BETWEEN 45000 AND 59399 \
         ELSE 1 = 0 END"
    )
}

/// Days since 1970.
fn day_number(date: &str) -> String {
    let date = time::Date::parse(date, &time::format_description::well_known::Iso8601::DATE).expect("a date");
    (date.to_julian_day() - 2_440_588).to_string()
}

/// As a county runs it: both processes see everything fall due in the same moment.
#[test]
fn two_processes_send_each_warning_once() {
    if !Engine::Postgres.takes_part(module_path!()) {
        return;
    }
    const CASES: i64 = 40;
    let mut one = Centre::start(Engine::Postgres);
    {
        let hall = Hall::open(&one);
        let clerk = hall.who("lx-he");
        for _ in 0..CASES {
            hall.accepted(&clerk, ITEM);
        }
        hall.clock("2026-03-13T17:29:00+08:00");
    }
    one.stop();
    assert_eq!(rows(&one), 0);
    // Three weeks later, in the morning, both start at once.
    one.place
        .run(&format!("UPDATE deployment SET clock_offset_us = clock_offset_us + {}000000", 25 * 24 * 3600 - 6 * 3600));
    let mut other = one.beside();
    std::thread::scope(|scope| {
        scope.spawn(|| one.resume());
        scope.spawn(|| other.resume());
    });
    let waiting = || {
        let micros = "(SELECT CAST(extract(epoch FROM now()) * 1000000 AS BIGINT) + clock_offset_us FROM deployment)";
        one.place.number(&format!(
            "SELECT count(*) AS value FROM timer WHERE stopped_at IS NULL AND next_moment <= {micros}"
        ))
    };
    let began = std::time::Instant::now();
    while waiting() > 0 || rows(&one) == 0 {
        assert!(began.elapsed().as_secs() < 60, "{} clocks are still waiting", waiting());
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    let number = |query: &str| one.place.number(&format!("SELECT count(*) AS value FROM {query}"));
    assert_eq!(number("warning WHERE clock = 'promise' AND level = 'yellow'"), CASES);
    assert_eq!(number("warning WHERE clock = 'promise' AND level = 'red'"), CASES);
    assert_eq!(number("warning WHERE clock = 'promise' AND level = 'escalated'"), CASES);
    assert_eq!(number("audit_entry WHERE act = 'warned'"), rows(&one));
    assert_eq!(number("audit_entry WHERE act = 'cardRaised'"), number("card"));
    assert_once(&one);
    one.stop();
    other.stop();
    let verdict = one.verify_audit();
    assert!(verdict.status.success(), "{verdict:?}");
}

fn lights(window: &Value) -> [u64; 4] {
    ["waiting", "green", "yellow", "red"].map(|light| window[light].as_u64().unwrap_or(99))
}

fn rows(centre: &Centre) -> i64 {
    centre.place.number("SELECT count(*) AS value FROM warning")
}

fn assert_once(centre: &Centre) {
    let twice = "SELECT count(*) AS value FROM (SELECT timer_id, level FROM warning GROUP BY timer_id, level HAVING count(*) > 1) AS twice";
    assert_eq!(centre.place.number(twice), 0, "a level was told twice");
}

fn later(instant: &Value, minutes: i64) -> String {
    use time::format_description::well_known::Rfc3339;
    let instant = time::OffsetDateTime::parse(&text(instant), &Rfc3339).expect("an instant");
    (instant + time::Duration::minutes(minutes)).format(&Rfc3339).expect("an instant")
}
