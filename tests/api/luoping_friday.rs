//! A busy Friday at Luoping, 6 March 2026, 8:00–11:30 and 14:30–17:30, and the days after it: five windows of
//! departments, each of which does everything itself; its chief decides what was promised.

use blackbox::desk::{act, approval, hand_over, read, text};
use blackbox::hall::{done, holder_of, presses, waits, waits_at};
use blackbox::{Client, Hall, Options, Value, json, on_both_engines};

const REMEDIES: &str = "六十日内可申请行政复议，六个月内可提起行政诉讼。";

fn friday() -> Options {
    Options::at("2026-03-06T08:00:00+08:00")
}

/// Everybody who works that day: residents of five windows, and their chiefs.
struct People {
    civil: Client,
    disabled: Client,
    forestry: Client,
    labour: Client,
    livestock: Client,
    social_chief: Client,
    farm_chief: Client,
    director: Client,
}

fn people(hall: &Hall<'_>) -> People {
    People {
        civil: hall.who("lx-shen"),
        disabled: hall.who("lx-han"),
        forestry: hall.who("lx-he"),
        labour: hall.who("lx-shi"),
        livestock: hall.who("lx-kong"),
        social_chief: hall.who("lx-zhao"),
        farm_chief: hall.who("lx-sun"),
        director: hall.who("lx-zhou"),
    }
}

on_both_engines!(a_busy_friday_at_luoping, fresh(friday()), |centre| {
    {
        let hall = Hall::open(centre);
        let all = people(&hall);
        doors_open(&hall, &all);
        let (allowance, relief, review) = promises(&hall, &all);
        answers(&hall, &all);
        decisions(&hall, &all, &allowance, &relief, &review);
        let logging = afternoon(&hall, &all);
        saturday(&hall, &all, &logging);
        a_week_later(&hall, &all);
        let stages = ["received", "supplementAwaited", "accepted", "decided", "delivered"];
        assert_eq!(stages.map(|stage| hall.at_stage(&all.director, stage)), [0, 0, 1, 0, 7]);
        let ends = ["refused", "rejected", "withdrawn", "terminated"];
        assert_eq!(ends.map(|stage| hall.at_stage(&all.director, stage)), [1, 1, 1, 1]);
    }
    centre.stop();
    let verdict = centre.verify_audit();
    assert!(verdict.status.success(), "{verdict:?}");
});

/// The queue of the window that an item belongs to, as somebody sees it.
fn at_window(hall: &Hall<'_>, who: &Client, code: &str) -> [u64; 4] {
    waits_at(who, &format!("?windowId={}", text(&hall.item(code)["window"]["id"])))
}

/// 8:00: cards, on the spot.
fn doors_open(hall: &Hall<'_>, all: &People) {
    for _ in 0..2 {
        let card = hall.accepted(&all.civil, "old-age-card");
        assert_eq!((waits(&all.civil), presses(&all.civil)), ([0, 0, 1, 0], [1, 0]));
        let card = done(&all.civil, &card, "decision", approval());
        assert_eq!(waits(&all.civil), [0, 0, 0, 1]);
        done(&all.civil, &card, "delivery", hand_over(&card));
    }
    assert_eq!(waits(&all.director), [0, 0, 0, 0]);
}

/// 9:00: what is promised waits for the chief, in the queue of its window.
fn promises(hall: &Hall<'_>, all: &People) -> (Value, Value, Value) {
    hall.clock("2026-03-06T09:00:00+08:00");
    let allowance = hall.accepted(&all.civil, "old-age-allowance");
    let relief = hall.accepted(&all.civil, "temporary-relief");
    let review = hall.accepted(&all.disabled, "disability-subsidy-review");
    act(&all.civil, &allowance, "decision", &approval()).problem(403, "denied.not-chief");
    assert_eq!(at_window(hall, &all.social_chief, "old-age-allowance"), [0, 0, 2, 0]);
    assert_eq!(at_window(hall, &all.social_chief, "disability-subsidy-review"), [0, 0, 1, 0]);
    (allowance, relief, review)
}

/// 9:30: what does not become a case of the window.
fn answers(hall: &Hall<'_>, all: &People) {
    hall.clock("2026-03-06T09:30:00+08:00");
    let out_of_town = hall.received(&all.labour, "unemployment-registration");
    let refusal = json!({ "ground": "notEligible", "reasons": "申请人仍在就业。", "remedies": REMEDIES });
    done(&all.labour, &out_of_town, "refusal", refusal);
    let farm = hall.received(&all.livestock, "livestock-farm-filing");
    done(&all.livestock, &farm, "rejection", json!({ "ground": "againstPlan", "reasons": "拟建地点在禁养区内。" }));
    let later = hall.accepted(&all.labour, "employment-card");
    done(&all.labour, &later, "withdrawal", json!({ "reasons": "申请人改日再办。" }));

    let wrong = hall.received(&all.labour, "pension-enrolment");
    assert_eq!((waits(&all.labour), waits(&all.civil)), ([1, 0, 0, 0], [0, 0, 2, 0]));
    let card = hall.item("old-age-card");
    let holder = holder_of(&all.labour, &text(&card["window"]["id"]));
    let to = json!({ "itemId": card["id"], "personId": holder, "reasons": "要办的是优待证。" });
    let moved = done(&all.labour, &wrong, "transfers", to);
    assert_eq!((waits(&all.labour), waits(&all.civil)), ([0, 0, 0, 0], [1, 0, 2, 0]));
    let asked = done(&all.civil, &moved, "supplement-requests", json!({}));
    assert_eq!(waits(&all.civil), [0, 1, 2, 0]);
    let back = done(&all.civil, &asked, "supplements", json!({ "materials": hall.materials("old-age-card") }));
    let accepted = done(&all.civil, &back, "acceptance", json!({}));
    let decided = done(&all.civil, &accepted, "decision", approval());
    done(&all.civil, &decided, "delivery", hand_over(&decided));
}

/// 11:00: the chief is in the hall.
fn decisions(hall: &Hall<'_>, all: &People, allowance: &Value, relief: &Value, review: &Value) {
    hall.clock("2026-03-06T11:00:00+08:00");
    let granted = done(&all.social_chief, allowance, "decision", approval());
    let denial = json!({ "outcome": "denied", "reasons": "家庭收入高于救助标准。", "remedies": REMEDIES });
    let denied = done(&all.social_chief, relief, "decision", denial);
    done(&all.social_chief, review, "termination", json!({ "reasons": "申请人户籍已经迁出。" }));
    assert_eq!((waits(&all.civil), waits(&all.disabled)), ([0, 0, 0, 2], [0, 0, 0, 0]));
    for case in [granted, denied] {
        done(&all.civil, &case, "delivery", hand_over(&case));
    }
    hall.clock("2026-03-06T11:31:00+08:00");
    assert_eq!(hall.centre.public().get("/public/centre").expect(200)["open"], false, "lunch");
}

/// 14:30: a permit lacks papers that come at five; another request is put aside. A last card at ten past five.
fn afternoon(hall: &Hall<'_>, all: &People) -> Value {
    hall.clock("2026-03-06T14:30:00+08:00");
    let bare = hall.empty_handed(&all.forestry, "logging-permit");
    let asked = done(&all.forestry, &bare, "supplement-requests", json!({ "advice": "请带林权证。" }));
    assert_eq!(waits(&all.forestry), [0, 1, 0, 0]);
    hall.received(&all.forestry, "logging-permit");
    assert_eq!(waits(&all.forestry), [1, 1, 0, 0]);
    hall.clock("2026-03-06T17:00:00+08:00");
    let back = done(&all.forestry, &asked, "supplements", json!({ "materials": hall.materials("logging-permit") }));
    let logging = done(&all.forestry, &back, "acceptance", json!({}));
    assert_eq!(waits(&all.forestry), [1, 0, 1, 0]);
    hall.clock("2026-03-06T17:10:00+08:00");
    let last = hall.accepted(&all.labour, "medical-enrolment");
    assert_eq!(all.labour.get("/work-items").expect(200)["items"][0]["light"], "yellow");
    let last = done(&all.labour, &last, "decision", approval());
    done(&all.labour, &last, "delivery", hand_over(&last));
    hall.clock("2026-03-06T17:30:00+08:00");
    assert_eq!((waits(&all.director), presses(&all.director)), ([1, 0, 1, 0], [0, 0]));
    logging
}

/// Luoping opens on Saturday, from nine.
fn saturday(hall: &Hall<'_>, all: &People, logging: &Value) {
    hall.clock("2026-03-07T09:00:00+08:00");
    let permit = done(&all.farm_chief, &read(&all.farm_chief, logging), "decision", approval());
    done(&all.forestry, &permit, "delivery", hand_over(&permit));
    assert_eq!(waits(&all.director), [1, 0, 0, 0]);
}

/// Five working days after Friday nobody has said whether the other request is accepted: since it came, it is. The
/// promise of ten open days, Saturdays among them, still runs.
fn a_week_later(hall: &Hall<'_>, all: &People) {
    hall.clock("2026-03-13T17:29:00+08:00");
    assert_eq!(waits(&all.forestry), [1, 0, 0, 0]);
    hall.clock("2026-03-13T17:31:00+08:00");
    assert_eq!((waits(&all.forestry), presses(&all.forestry)), ([0, 0, 1, 0], [0, 0]));
    assert_eq!(at_window(hall, &all.farm_chief, "logging-permit"), [0, 0, 1, 0]);
}
