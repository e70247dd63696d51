//! Which warnings of a clock are due at an instant: each level once, inside opening hours, never at night.
#![allow(clippy::unwrap_used)]

use domain::case::derive::timers::Clock;
use domain::supervision::{
    CardGround, CardKind, CardTerms, Colour, Rung, Sent, Watched, check_ladder, default_ladder, ground, look,
};
use domain::time::{CalendarRules, Calendars, DayTable, Limit, Unit, national_rules, shipped_years};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

fn at(text: &str) -> OffsetDateTime {
    OffsetDateTime::parse(text, &Rfc3339).unwrap()
}

/// Tuesday to Saturday, 8:00–11:30 and 14:30–17:30, closed on statutory holidays.
fn own() -> DayTable {
    let sessions = r#"[{"start":"08:00","end":"11:30"},{"start":"14:30","end":"17:30"}]"#;
    let days = ["tuesday", "wednesday", "thursday", "friday", "saturday"];
    let week = days.map(|day| format!(r#""{day}":{sessions}"#)).join(",");
    let rules: CalendarRules =
        serde_json::from_str(&format!(r#"{{"version":1,"week":{{{week}}},"onHolidays":"close"}}"#)).unwrap();
    DayTable::build(&rules, &shipped_years().unwrap()).unwrap()
}

struct Told {
    level: String,
    moment: OffsetDateTime,
}

fn watch(watched: &Watched<'_>, ladder: &[Rung], now: &str) -> (Vec<Told>, Option<OffsetDateTime>) {
    let (own, national) = (own(), DayTable::build(&national_rules().unwrap(), &shipped_years().unwrap()).unwrap());
    let calendars = Calendars { own: &own, national: &national };
    let found = look(watched, ladder, &calendars, at(now)).unwrap();
    let told = found.due.iter().map(|ring| Told { level: ring.rung.level.clone(), moment: ring.moment });
    (told.collect(), found.next)
}

fn levels(told: &[Told]) -> Vec<&str> {
    told.iter().map(|told| told.level.as_str()).collect()
}

/// Yellow from Thursday's opening, due at Friday's close.
fn clock(sent: &[Sent]) -> Watched<'_> {
    Watched {
        clock: Clock::Promise,
        warn_at: at("2026-03-12T08:00:00+08:00"),
        due: at("2026-03-13T17:30:00+08:00"),
        acted_at: at("2026-03-03T09:00:00+08:00"),
        sent,
    }
}

fn sent(level: &str, when: &str) -> Sent {
    Sent { level: level.to_owned(), at: at(when) }
}

#[test]
fn nothing_is_told_before_the_light_turns_yellow() {
    let (told, next) = watch(&clock(&[]), &default_ladder(), "2026-03-11T10:00:00+08:00");
    assert!(told.is_empty());
    assert_eq!(next, Some(at("2026-03-12T08:00:00+08:00")));
}

#[test]
fn a_level_is_told_at_its_moment_and_the_next_is_waited_for() {
    let (told, next) = watch(&clock(&[]), &default_ladder(), "2026-03-12T08:00:00+08:00");
    assert_eq!(levels(&told), ["yellow"]);
    // Due at the close: over when the centre opens on Saturday.
    assert_eq!(next, Some(at("2026-03-14T08:00:00+08:00")));
}

#[test]
fn a_level_that_was_told_is_not_told_again() {
    let told = [sent("yellow", "2026-03-12T08:00:01+08:00")];
    let (told, next) = watch(&clock(&told), &default_ladder(), "2026-03-12T09:00:00+08:00");
    assert!(told.is_empty());
    assert_eq!(next, Some(at("2026-03-14T08:00:00+08:00")));
}

#[test]
fn nobody_is_told_at_night_or_over_lunch() {
    for (closed, opens) in [
        ("2026-03-12T12:00:00+08:00", "2026-03-12T14:30:00+08:00"),
        ("2026-03-12T23:59:00+08:00", "2026-03-13T08:00:00+08:00"),
    ] {
        let (told, next) = watch(&clock(&[]), &default_ladder(), closed);
        assert!(told.is_empty(), "{closed}");
        assert_eq!(next, Some(at(opens)), "{closed}");
    }
}

#[test]
fn what_is_over_on_the_last_day_before_a_holiday_is_told_after_it() {
    let mut watched = clock(&[]);
    watched.due = at("2026-02-14T17:30:00+08:00");
    watched.warn_at = at("2026-02-13T08:00:00+08:00");
    let ladder: Vec<Rung> = default_ladder().into_iter().filter(|rung| rung.level == "red").collect();
    let (told, next) = watch(&watched, &ladder, "2026-02-14T17:31:00+08:00");
    assert!(told.is_empty());
    assert_eq!(next, Some(at("2026-02-24T08:00:00+08:00")), "the Spring Festival ends on the 23rd");
}

#[test]
fn everything_missed_is_told_once_when_the_centre_opens() {
    let (told, next) = watch(&clock(&[]), &default_ladder(), "2026-04-14T08:30:00+08:00");
    assert_eq!(levels(&told), ["yellow", "red", "escalated"]);
    assert_eq!(
        told.last().map(|told| told.moment),
        Some(at("2026-03-17T08:00:00+08:00")),
        "Sunday and Monday are closed"
    );
    assert_eq!(next, None);
}

#[test]
fn a_due_time_that_moved_away_is_warned_of_again() {
    let before = [sent("yellow", "2026-03-12T08:00:01+08:00")];
    let mut watched = clock(&before);
    (watched.warn_at, watched.due) = (at("2026-03-26T08:00:00+08:00"), at("2026-03-27T17:30:00+08:00"));
    let (told, next) = watch(&watched, &default_ladder(), "2026-03-20T10:00:00+08:00");
    assert!(told.is_empty());
    assert_eq!(next, Some(at("2026-03-26T08:00:00+08:00")));
    // And one that moved nearer is not.
    watched.warn_at = at("2026-03-11T08:00:00+08:00");
    watched.due = at("2026-03-21T17:30:00+08:00");
    let (told, _) = watch(&watched, &default_ladder(), "2026-03-20T10:00:00+08:00");
    assert!(told.is_empty());
}

#[test]
fn the_applicants_time_is_told_to_its_owner_alone() {
    let mut watched = clock(&[]);
    watched.clock = Clock::SupplementWait;
    let (told, next) = watch(&watched, &default_ladder(), "2026-04-14T08:30:00+08:00");
    assert_eq!(levels(&told), ["yellow", "red"]);
    assert_eq!(next, None);
}

#[test]
fn a_yellow_level_that_would_come_when_the_time_is_over_does_not_come() {
    let mut ladder = default_ladder();
    ladder.truncate(1);
    ladder[0].after = Some(Limit { amount: 30, unit: Unit::OpenHour });
    assert_eq!(watch(&clock(&[]), &ladder, "2026-03-20T10:00:00+08:00").0.len(), 0);
    ladder[0].after = Some(Limit { amount: 4, unit: Unit::OpenHour });
    let (told, _) = watch(&clock(&[]), &ladder, "2026-03-12T15:00:00+08:00");
    assert_eq!(told.first().map(|told| told.moment), Some(at("2026-03-12T15:00:00+08:00")), "lunch is not counted");
}

#[test]
fn a_level_that_waits_for_an_act_is_left_out_when_there_was_one() {
    let mut ladder = default_ladder();
    ladder[0].unless_acted = true;
    let mut watched = clock(&[]);
    assert_eq!(levels(&watch(&watched, &ladder, "2026-03-12T10:00:00+08:00").0), ["yellow"]);
    watched.acted_at = at("2026-03-12T09:00:00+08:00");
    assert!(watch(&watched, &ladder, "2026-03-12T10:00:00+08:00").0.is_empty());
}

#[test]
fn told_in_any_steps_each_level_is_told_once_and_in_opening_hours() {
    let own = own();
    for step in [7, 31, 90, 600, 3_000] {
        let mut told: Vec<Sent> = Vec::new();
        let mut now = at("2026-03-10T00:00:00+08:00");
        while now < at("2026-04-01T00:00:00+08:00") {
            let text = now.format(&Rfc3339).unwrap();
            let found = watch(&clock(&told.clone()), &default_ladder(), &text).0;
            for ring in found {
                assert!(own.is_open(now).unwrap(), "{} at {text}", ring.level);
                assert!(ring.moment <= now);
                told.push(sent(&ring.level, &text));
            }
            now += time::Duration::minutes(step);
        }
        let names: Vec<&str> = told.iter().map(|sent| sent.level.as_str()).collect();
        assert_eq!(names, ["yellow", "red", "escalated"], "steps of {step} minutes");
    }
}

#[test]
fn a_limit_of_the_centre_that_is_over_before_the_statutory_one_is_a_step() {
    let (now, later) = (at("2026-03-17T08:00:00+08:00"), at("2026-03-31T17:30:00+08:00"));
    let of = |clock, colour, statutory| ground(clock, colour, statutory, now);
    assert_eq!(of(Clock::Promise, Colour::Red, Some(later)), Some(CardGround::StepOverdue));
    assert_eq!(of(Clock::Promise, Colour::Red, None), Some(CardGround::Overdue));
    assert_eq!(of(Clock::Statutory, Colour::Red, Some(at("2026-03-16T17:30:00+08:00"))), Some(CardGround::Overdue));
    assert_eq!(of(Clock::Promise, Colour::Yellow, Some(later)), Some(CardGround::NearDue));
    assert_eq!(of(Clock::SupplementWait, Colour::Red, None), None);
    let terms = CardTerms::default();
    assert_eq!(terms.kind(CardGround::Overdue), Some(CardKind::Red));
    assert_eq!(terms.kind(CardGround::StepOverdue), Some(CardKind::Yellow));
    assert_eq!(terms.kind(CardGround::NearDue), None);
}

#[test]
fn a_ladder_names_each_level_once_and_tells_it_to_somebody() {
    assert!(check_ladder(&default_ladder()).is_empty());
    let mut wrong = default_ladder();
    wrong[1].level = "yellow".to_owned();
    wrong[2].to.clear();
    wrong[2].after = Some(Limit { amount: 0, unit: Unit::OpenDay });
    assert_eq!(check_ladder(&wrong), [(1, "level"), (2, "to"), (2, "after")]);
}
