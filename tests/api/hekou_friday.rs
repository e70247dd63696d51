//! A busy Friday at Hekou, 6 March 2026, from half past eight to the end of the next week: four comprehensive windows,
//! back offices of the town and of the county, one window that hands out.

use blackbox::desk::{act, approval, hand_over, read};
use blackbox::hall::{done, holder_of, my_window, presses, waits};
use blackbox::{Client, Hall, Options, Value, json, on_both_engines};

const REMEDIES: &str = "六十日内可申请行政复议，六个月内可提起行政诉讼。";

fn friday() -> Options {
    Options::at("2026-03-06T08:30:00+08:00").of_profile("hekou")
}

/// Everybody who works that day.
struct People {
    front: [Client; 4],
    issuer: Client,
    social: Client,
    office: Client,
    approval: Client,
    water: Client,
    power: Client,
    director: Client,
}

fn people(hall: &Hall<'_>) -> People {
    People {
        front: ["ha-xiang", "ha-zhu", "ha-dong", "ha-liang"].map(|name| hall.who(name)),
        issuer: hall.who("ha-du"),
        social: hall.who("ha-xi"),
        office: hall.who("ha-feng"),
        approval: hall.who("hk-wei"),
        water: hall.who("hk-guo"),
        power: hall.who("hk-mei"),
        director: hall.who("ha-ji"),
    }
}

on_both_engines!(a_busy_friday_at_hekou, fresh(friday()), |centre| {
    {
        let hall = Hall::open(centre);
        let all = people(&hall);
        let cards = doors_open(&hall, &all);
        let morning = morning(&hall, &all);
        let results = decisions(&hall, &all, &morning);
        handing_out(&hall, &all, &[cards, results].concat());
        afternoon(&hall, &all);
        a_week_later(&hall, &all);
        let stages = ["received", "supplementAwaited", "accepted", "decided", "delivered"];
        assert_eq!(stages.map(|stage| hall.at_stage(&all.director, stage)), [0, 0, 1, 0, 8]);
        let ends = ["refused", "rejected", "withdrawn", "terminated"];
        assert_eq!(ends.map(|stage| hall.at_stage(&all.director, stage)), [1, 1, 1, 1]);
    }
    centre.stop();
    let verdict = centre.verify_audit();
    assert!(verdict.status.success(), "{verdict:?}");
});

/// 8:30: two old people want their cards, and wait no longer than it takes to print them.
fn doors_open(hall: &Hall<'_>, all: &People) -> Vec<Value> {
    let clerk = &all.front[0];
    let cards = [hall.accepted(clerk, "old-age-card"), hall.accepted(clerk, "old-age-card")];
    assert_eq!((waits(clerk), presses(clerk)), ([0, 0, 2, 0], [2, 0]));
    assert_eq!(waits(&all.issuer), [0, 0, 0, 0]);
    let cards = cards.map(|card| done(clerk, &card, "decision", approval()));
    assert_eq!((waits(clerk), waits(&all.issuer)), ([0, 0, 0, 0], [0, 0, 0, 2]));
    cards.to_vec()
}

/// What came in before ten.
struct Morning {
    relief: Value,
    allowance: Value,
    permit: Value,
    water: Value,
    power: Value,
    question: Value,
    mistaken: Value,
}

/// 9:10: everything at once.
fn morning(hall: &Hall<'_>, all: &People) -> Morning {
    hall.clock("2026-03-06T09:10:00+08:00");
    let [one, two, three, four] = &all.front;
    let relief = in_need(hall, two);
    let bare = hall.empty_handed(two, "minimum-living");
    assert_eq!(waits(two), [1, 0, 0, 0]);
    let allowance = done(two, &bare, "supplement-requests", json!({ "advice": "请带齐家庭成员的身份证。" }));
    assert_eq!(waits(two), [0, 1, 0, 0]);
    assert_eq!(waits(&all.social), [0, 0, 1, 0], "the relief, not what is still to be supplemented");

    let permit = hall.accepted(three, "rural-building-permit");
    assert_eq!((waits(three), waits(&all.approval)), ([0, 0, 0, 0], [0, 0, 1, 0]));
    let elsewhere = hall.received(three, "logging-permit");
    let refusal = json!({ "ground": "wrongAuthority", "reasons": "林地在外县。", "remedies": REMEDIES, "rightAuthority": "林地所在县林业主管部门" });
    done(three, &elsewhere, "refusal", refusal);
    let farm = hall.received(three, "livestock-farm-filing");
    done(three, &farm, "rejection", json!({ "ground": "againstPlan", "reasons": "拟建地点在禁养区内。" }));

    let (water, power) = (hall.accepted(four, "water-connection"), hall.accepted(four, "power-connection"));
    let question = hall.accepted(one, "information-disclosure");
    let wrong = hall.received(one, "pension-enrolment");
    let colleague = holder_of(one, &my_window(two));
    let to =
        json!({ "itemId": hall.item("medical-enrolment")["id"], "personId": colleague, "reasons": "要办的是医保。" });
    let mistaken = done(one, &wrong, "transfers", to);
    assert_eq!((waits(one), waits(two)), ([0, 0, 0, 0], [1, 1, 0, 0]));
    assert_eq!(waits(&all.director), [1, 1, 5, 2], "the whole hall, back offices included");
    Morning { relief, allowance, permit, water, power, question, mistaken }
}

/// Who is in need is accepted without the hospital's paper, and brings it by the afternoon (容缺).
fn in_need(hall: &Hall<'_>, clerk: &Client) -> Value {
    let late = json!({ "due": "2026-03-06", "undertaking": true });
    let materials = json!(["m1", "m2", "m4"].map(|code| json!({ "code": code, "state": "original" })));
    hall.taken_with(clerk, "temporary-relief", json!({ "materials": materials, "lateMaterials": late }))
}

/// 10:30 to noon: what was missing comes, and the back offices decide.
fn decisions(hall: &Hall<'_>, all: &People, morning: &Morning) -> Vec<Value> {
    hall.clock("2026-03-06T10:30:00+08:00");
    let [one, two, ..] = &all.front;
    let brought = |case: &Value, code: &str| {
        let back = done(two, case, "supplements", json!({ "materials": hall.materials(code) }));
        done(two, &back, "acceptance", json!({}))
    };
    let paper = json!({ "materials": [{ "code": "m3", "state": "copy" }] });
    act(&all.social, &morning.relief, "decision", &approval()).any_problem(422);
    done(two, &morning.relief, "materials", paper);
    let allowance = brought(&morning.allowance, "minimum-living");
    assert_eq!(waits(&all.social), [0, 0, 2, 0]);
    // What the colleague finds missing for the other item is asked for, too.
    let asked = done(two, &morning.mistaken, "supplement-requests", json!({}));
    let enrolment = brought(&asked, "medical-enrolment");
    assert_eq!(waits(two), [0, 0, 1, 0], "decided at the window: the power is granted");
    let enrolment = done(two, &enrolment, "decision", approval());

    hall.clock("2026-03-06T11:00:00+08:00");
    let approved = |who: &Client, case: &Value| done(who, &read(who, case), "decision", approval());
    let mut results = vec![enrolment, approved(&all.social, &morning.relief), approved(&all.social, &allowance)];
    let denial = json!({ "outcome": "denied", "reasons": "拟建位置不符合村庄规划。", "remedies": REMEDIES });
    results.push(done(&all.approval, &morning.permit, "decision", denial));
    results.push(approved(&all.water, &morning.water));
    done(&all.power, &morning.power, "termination", json!({ "reasons": "房屋已经列入拆除。" }));
    assert_eq!(waits(&all.office), [0, 0, 1, 0]);
    done(one, &morning.question, "withdrawal", json!({ "reasons": "已在网上查到。" }));
    for reviewer in [&all.social, &all.approval, &all.water, &all.power, &all.office] {
        assert_eq!(waits(reviewer), [0, 0, 0, 0]);
    }
    assert_eq!(waits(&all.director), [0, 0, 0, 7]);
    results
}

/// Before lunch everybody has what he came for, in one place.
fn handing_out(hall: &Hall<'_>, all: &People, results: &[Value]) {
    hall.clock("2026-03-06T11:40:00+08:00");
    assert_eq!((waits(&all.issuer), results.len()), ([0, 0, 0, 7], 7));
    let (last, others) = results.split_last().expect("the water");
    for case in others {
        done(&all.issuer, case, "delivery", hand_over(case));
    }
    // Free of charge, the waybill kept.
    let by_post = json!({ "method": "post", "post": { "carrier": "中国邮政", "waybill": "EX100000001CN" } });
    done(&all.issuer, last, "delivery", by_post);
    assert_eq!((waits(&all.issuer), waits(&all.director)), ([0, 0, 0, 0], [0, 0, 0, 0]));
}

/// 14:00: one request is put aside. 16:40: a last card, due at the close.
fn afternoon(hall: &Hall<'_>, all: &People) {
    hall.clock("2026-03-06T14:00:00+08:00");
    hall.received(&all.front[2], "rural-building-permit");
    hall.clock("2026-03-06T16:40:00+08:00");
    let clerk = &all.front[0];
    let card = hall.accepted(clerk, "bus-card");
    let row = clerk.get("/work-items").expect(200)["items"][0].clone();
    assert_eq!((&row["light"], &row["due"]), (&json!("yellow"), &json!("2026-03-06T17:30:00+08:00")));
    let card = done(clerk, &card, "decision", approval());
    done(&all.issuer, &card, "delivery", hand_over(&card));
    hall.clock("2026-03-06T17:30:00+08:00");
    assert_eq!(
        (waits(&all.director), presses(&all.director)),
        ([1, 0, 0, 0], [0, 0]),
        "nothing is left but one answer"
    );
}

/// Five working days later nobody has said whether the request is accepted: it counts as accepted since it came, and
/// the back office owes the decision. The law says so of permits alone (行政许可法 32).
fn a_week_later(hall: &Hall<'_>, all: &People) {
    assert_eq!(waits(&all.approval), [0, 0, 0, 0]);
    hall.clock("2026-03-13T17:31:00+08:00");
    assert_eq!((waits(&all.front[2]), waits(&all.approval)), ([0, 0, 0, 0], [0, 0, 1, 0]));
    assert_eq!(presses(&all.approval), [0, 0], "twelve open days, of which five have passed");
}
