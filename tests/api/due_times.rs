//! Due times at Luoping's hours: Tuesday to Friday 8:00–11:30 and 14:30–17:30, Saturday 9:00–11:30 and 12:30–16:30,
//! Sunday and Monday closed. The figures below were counted by hand with a calendar of 2026.

use blackbox::desk::{clerk, list, text};
use blackbox::{Answer, Centre, Client, Value, json, on_both_engines};

on_both_engines!(the_calendars_are_named, |centre| {
    let calendars = clerk(centre).get("/calendars").expect(200);
    let national = list(&calendars["items"]).iter().find(|calendar| calendar["id"] == "national").expect("national");
    assert_eq!(national["kind"], "national");
    for year in [2024, 2025, 2026] {
        assert!(list(&national["years"]).iter().any(|loaded| *loaded == year), "{national}");
    }
    assert!(list(&calendars["items"]).iter().any(|calendar| calendar["kind"] == "centre"));
});

on_both_engines!(open_days_end_at_the_last_close_and_skip_sunday_and_monday, |centre| {
    let desk = clerk(centre);
    let own = own_calendar(centre, &desk);
    // The day of the event is not counted: one open day from a Tuesday is the Wednesday.
    assert_eq!(due(&desk, &own, "2026-03-03T09:00:00+08:00", 1, "openDay"), "2026-03-04T17:30:00+08:00");
    // 4 Wednesday, 5 Thursday, 6 Friday, 7 Saturday until 16:30, 8 and 9 closed, 10 Tuesday.
    assert_eq!(due(&desk, &own, "2026-03-03T09:00:00+08:00", 4, "openDay"), "2026-03-07T16:30:00+08:00");
    assert_eq!(due(&desk, &own, "2026-03-03T09:00:00+08:00", 5, "openDay"), "2026-03-10T17:30:00+08:00");
    assert_eq!(due(&desk, &own, "2026-03-07T16:00:00+08:00", 1, "openDay"), "2026-03-10T17:30:00+08:00");
});

on_both_engines!(open_hours_run_inside_the_sessions_only, |centre| {
    let desk = clerk(centre);
    let own = own_calendar(centre, &desk);
    // From 9:00 two and a half hours are left before lunch: three hours end half an hour into the afternoon.
    assert_eq!(due(&desk, &own, "2026-03-03T09:00:00+08:00", 3, "openHour"), "2026-03-03T15:00:00+08:00");
    // What starts at lunch starts at half past two.
    assert_eq!(due(&desk, &own, "2026-03-03T12:00:00+08:00", 2, "openHour"), "2026-03-03T16:30:00+08:00");
    // Saturday afternoon runs on on Tuesday morning.
    assert_eq!(due(&desk, &own, "2026-03-07T16:00:00+08:00", 1, "openHour"), "2026-03-10T08:30:00+08:00");
});

on_both_engines!(working_days_follow_the_national_calendar, |centre| {
    let desk = clerk(centre);
    // 20 working days from Tuesday 3 March 2026 are four plain weeks.
    let due_date = due(&desk, "national", "2026-03-03T09:00:00+08:00", 20, "workingDay");
    assert!(due_date.starts_with("2026-03-31T"), "{due_date}");
    // National Day 2026 (1 to 7 October) does not count.
    let before = due(&desk, "national", "2026-09-29T10:00:00+08:00", 1, "workingDay");
    assert!(before.starts_with("2026-09-30T"), "{before}");
    let after = due(&desk, "national", "2026-09-29T10:00:00+08:00", 2, "workingDay");
    assert!(after.as_str() > "2026-10-07T23:59:59+08:00", "{after}");
});

on_both_engines!(calendar_days_run_through_and_end_on_a_working_day, |centre| {
    let desk = clerk(centre);
    // Ten days from 3 March end on Friday the 13th; eleven would end on a Saturday and end on Monday the 16th.
    assert!(due(&desk, "national", "2026-03-03T09:00:00+08:00", 10, "calendarDay").starts_with("2026-03-13T"));
    assert!(due(&desk, "national", "2026-03-03T09:00:00+08:00", 11, "calendarDay").starts_with("2026-03-16T"));
});

on_both_engines!(a_pause_moves_the_due_time_by_the_closes_it_covers, |centre| {
    let desk = clerk(centre);
    let own = own_calendar(centre, &desk);
    let paused = |from: &str, to: &str| {
        let body = json!({
            "start": "2026-03-03T09:00:00+08:00",
            "limit": { "amount": 3, "unit": "openDay" },
            "pauses": [{ "from": from, "to": to }]
        });
        text(&ask(&desk, &own, &body).expect(200)["due"])
    };
    let plain = due(&desk, &own, "2026-03-03T09:00:00+08:00", 3, "openDay");
    assert_eq!(plain, "2026-03-06T17:30:00+08:00");
    // Over the closes of Wednesday and Thursday: two days later in the week, that is Saturday and then Tuesday.
    assert_eq!(paused("2026-03-04T10:00:00+08:00", "2026-03-06T09:00:00+08:00"), "2026-03-10T17:30:00+08:00");
    // Within one day, and over closed time, it moves nothing.
    assert_eq!(paused("2026-03-04T10:00:00+08:00", "2026-03-04T17:00:00+08:00"), plain);
    assert_eq!(paused("2026-03-04T18:00:00+08:00", "2026-03-05T07:00:00+08:00"), plain);
});

on_both_engines!(the_explanation_counts_the_days_and_says_why_others_do_not, |centre| {
    let desk = clerk(centre);
    let own = own_calendar(centre, &desk);
    let body = json!({ "start": "2026-03-05T09:00:00+08:00", "limit": { "amount": 3, "unit": "openDay" } });
    let answer = ask(&desk, &own, &body).expect(200);
    assert_eq!(answer["due"], "2026-03-10T17:30:00+08:00");
    let told = answer["explanation"].to_string();
    assert!(told.contains("2026-03-08") || told.contains("周日") || told.contains("星期日"), "{told}");
});

on_both_engines!(what_cannot_be_computed_is_said, |centre| {
    let desk = clerk(centre);
    let good = json!({ "start": "2026-03-03T09:00:00+08:00", "limit": { "amount": 3, "unit": "workingDay" } });
    ask(&desk, "no-such-calendar", &good).any_problem(404);
    let mut body = good.clone();
    body["limit"] = json!({ "amount": 0, "unit": "fortnight" });
    body["start"] = "yesterday".into();
    let problem = ask(&desk, "national", &body).any_problem(422);
    assert!(problem.pointers().contains(&"/start".to_owned()), "{}", problem.body);
    assert!(problem.pointers().contains(&"/limit/unit".to_owned()), "{}", problem.body);
    // A year that is not loaded is never guessed.
    for start in ["2031-03-03T09:00:00+08:00", "2026-12-28T09:00:00+08:00"] {
        let mut body = good.clone();
        body["start"] = start.into();
        body["limit"]["amount"] = 30.into();
        ask(&desk, "national", &body).any_problem(422);
    }
    let mut body = good;
    body["pauses"] = json!([{ "from": "2026-03-05T09:00:00+08:00", "to": "2026-03-04T09:00:00+08:00" }]);
    ask(&desk, "national", &body).any_problem(422);
});

fn ask(who: &Client, calendar: &str, body: &Value) -> Answer {
    who.post(&format!("/calendars/{calendar}/due-times")).json(body).send()
}

#[track_caller]
fn due(who: &Client, calendar: &str, start: &str, amount: u32, unit: &str) -> String {
    let body = json!({ "start": start, "limit": { "amount": amount, "unit": unit } });
    text(&ask(who, calendar, &body).expect(200)["due"])
}

/// The id of the calendar of the clerk's own centre.
fn own_calendar(_: &Centre, who: &Client) -> String {
    let calendars = who.get("/calendars").expect(200);
    let own = list(&calendars["items"]).iter().find(|calendar| calendar["kind"] == "centre").cloned();
    text(&own.expect("a centre calendar")["id"])
}
