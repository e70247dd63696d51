//! The fold refuses every journal that is not the course of one case from its beginning.
#![allow(clippy::unwrap_used)]

mod common;

use common::drive::{driven_kind, recorded};
use domain::case::{Act, Case, Event, Recorded, StageName, evolve, replay};
use domain::catalogue::item::Kind;
use serde_json::json;

fn whole() -> Vec<Recorded> {
    driven_kind(Kind::Commitment, 4).journal
}

fn events() -> Vec<Event> {
    whole().into_iter().map(|recorded| recorded.event).collect()
}

/// The same events, numbered as they stand.
fn renumbered(journal: &[Recorded]) -> Vec<Recorded> {
    (1..).zip(journal).map(|(seq, row)| Recorded { seq, ..row.clone() }).collect()
}

/// Every row of up to five of the four events, each as often as one likes.
fn words() -> Vec<Vec<usize>> {
    let longer = |words: &Vec<Vec<usize>>| -> Vec<Vec<usize>> {
        words.iter().flat_map(|word| (0..4).map(|letter| [word.as_slice(), &[letter]].concat())).collect()
    };
    let by_length = std::iter::successors(Some(vec![Vec::new()]), |words| Some(longer(words)));
    by_length.take(6).flatten().collect()
}

#[test]
fn of_all_journals_of_up_to_five_events_only_the_beginnings_of_a_course_are_read() {
    let whole = whole();
    let words = words();
    assert_eq!(words.len(), 1 + 4 + 16 + 64 + 256 + 1024);
    for word in words {
        let journal: Vec<Recorded> = word.iter().map(|n| whole[*n].clone()).collect();
        let is_beginning = word.iter().copied().eq(0..word.len());
        // As recorded: lost, doubled and swapped events. Numbered afresh: skipped and repeated stages.
        assert_eq!(replay(&journal).is_ok(), is_beginning, "{word:?}");
        assert_eq!(replay(&renumbered(&journal)).is_ok(), is_beginning, "{word:?} numbered afresh");
    }
}

#[test]
fn an_empty_journal_is_no_case() {
    assert_eq!(replay(&[]), Ok(None));
}

#[test]
fn an_event_is_taken_exactly_when_it_has_the_next_number_and_its_act_leads_on_from_the_stage() {
    for steps in 0..=4 {
        let course = driven_kind(Kind::Immediate, steps);
        for event in events() {
            for seq in 0..8 {
                let act = event.act();
                let leads_on = match course.stage() {
                    None => act == Act::Receive,
                    Some(stage) => stage.after(act).is_some(),
                };
                let taken = evolve(course.case.clone(), &recorded(seq, event.clone()));
                let expected = leads_on && seq as usize == steps + 1;
                assert_eq!(taken.is_ok(), expected, "{act:?} as event {seq} after {steps}");
            }
        }
    }
}

#[test]
fn what_does_not_follow_is_named_with_its_number_and_the_stage() {
    let told = |steps, seq, n: usize| {
        evolve(driven_kind(Kind::Immediate, steps).case, &recorded(seq, events()[n].clone())).unwrap_err().to_string()
    };
    assert_eq!(told(0, 1, 1), "event 1 (accepted) does not follow nothing");
    assert_eq!(told(0, 2, 0), "event 2 (received) does not follow nothing");
    assert_eq!(told(1, 2, 2), "event 2 (decided) does not follow version 1 in stage received");
    assert_eq!(told(2, 2, 1), "event 2 (accepted) does not follow version 2 in stage accepted");
    assert_eq!(told(4, 5, 3), "event 5 (delivered) does not follow version 4 in stage delivered");
}

#[test]
fn numbers_do_not_begin_again_behind_the_last_one() {
    let case = Case { version: u32::MAX, ..driven_kind(Kind::Immediate, 1).case().clone() };
    assert!(evolve(Some(case), &recorded(0, Event::Accepted)).is_err());
}

#[test]
fn the_table_of_stages_has_one_straight_way_and_every_other_ends_or_comes_back_to_it() {
    let mut stage = StageName::Received;
    let mut way = vec![stage];
    while let Some(next) = stage.awaits().and_then(|act| stage.after(act)) {
        way.push(next);
        stage = next;
    }
    assert_eq!(way, [StageName::Received, StageName::Accepted, StageName::Decided, StageName::Delivered]);
    for stage in StageName::ALL {
        assert_eq!(stage.after(Act::Receive), None);
        let open: Vec<Act> = Act::ON_A_CASE.into_iter().filter(|act| stage.after(*act).is_some()).collect();
        let expected: &[Act] = match stage {
            StageName::Received => &[
                Act::Accept,
                Act::RequestSupplement,
                Act::Refuse,
                Act::Reject,
                Act::Transfer,
                Act::Withdraw,
                Act::BringMaterials,
                Act::Correct,
            ],
            StageName::SupplementAwaited => &[Act::Supplement, Act::Withdraw, Act::Terminate, Act::Correct],
            StageName::Accepted => &[
                Act::Decide,
                Act::Withdraw,
                Act::Terminate,
                Act::BringMaterials,
                Act::Correct,
                Act::Suspend,
                Act::Resume,
                Act::Extend,
            ],
            StageName::Decided => &[Act::Deliver, Act::Correct, Act::Remind],
            _ => &[Act::Close],
        };
        assert_eq!(open, expected, "{stage:?}");
        assert_eq!(stage.awaits().is_none(), open == [Act::Close], "{stage:?} waits exactly while it can be led on");
        // A transfer stays at its stage as well, but leads to another window.
        let stays = |act: Act| stage.after(act) == Some(stage) && act != Act::Transfer;
        assert!(open.into_iter().all(|act| act.stays() == stays(act)), "{stage:?}");
        assert!(stage.awaits().is_none_or(|act| expected.contains(&act)));
        assert_eq!(StageName::parse(stage.as_str()), Some(stage));
    }
}

#[test]
fn the_journal_is_written_in_words_that_old_journals_already_hold() {
    let id = |n: u128| uuid::Uuid::from_u128(n).to_string();
    let by = json!({"person": id(23), "name": "甲试员", "number": "T0001", "post": "b"});
    let written: Vec<_> = whole().iter().map(|row| serde_json::to_value(row).unwrap()).collect();
    assert_eq!(
        serde_json::Value::from(written),
        json!([
            {"seq": 1, "at": "2026-03-03T10:01:01.000001+08:00", "by": by, "event": {
                "type": "received", "case": id(31), "centre": id(1), "window": id(11), "item": id(32),
                "itemVersion": id(34), "applicant": id(33), "applicantKind": "person", "kind": "commitment",
                "channel": "window", "request": "written", "materials": []}},
            {"seq": 2, "at": "2026-03-03T11:02:02.000002+08:00", "by": by, "event": {"type": "accepted"}},
            {"seq": 3, "at": "2026-03-03T12:03:03.000003+08:00", "by": by, "event": {
                "type": "decided", "outcome": "approved", "opinion": "已核对", "reasons": "不符合条件",
                "remedies": "可以申请复议", "resultNumber": "试字1号"}},
            {"seq": 4, "at": "2026-03-03T13:04:04.000004+08:00", "by": by, "event": {
                "type": "delivered", "receiver": "self", "signed": "pad"}},
        ])
    );
}

#[test]
fn the_journal_does_not_hold_the_name_of_the_applicant() {
    for row in whole() {
        assert!(!serde_json::to_string(&row).unwrap().contains(common::drive::APPLICANT));
    }
}
