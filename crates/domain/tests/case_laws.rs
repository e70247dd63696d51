//! Laws of the case machine that hold for any sequence of tries, sensible or not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::calendar::POSTS;
use common::cases;
use common::drive::{APPLICANT, Course, World};
use common::items::any_item;
use common::tries::{Try, any_tries};
use domain::case::derive::work_item::waiting;
use domain::case::{
    Act, Case, CountedKind, Event, Held, Late, MaterialHeld, Outcome, Receiver, Recorded, Reminder, Signed, Stage,
    StageName, replay,
};
use domain::catalogue::item::Kind;
use domain::kernel::Rule;
use domain::place::Route;
use proptest::prelude::*;

fn any_story() -> impl Strategy<Value = (World, Vec<Try>)> {
    (any_item(), any::<bool>(), any::<bool>()).prop_flat_map(|(item, late, oral)| {
        let tries = any_tries(item.materials.len());
        (
            Just(World { item, late_secondary_allowed: late, oral_request_suffices: oral, route: Route::default() }),
            tries,
        )
    })
}

/// What is held after more was brought: the newest word on each material, in the order they were first named.
fn seen_anew(held: &[MaterialHeld], brought: &[MaterialHeld]) -> Vec<MaterialHeld> {
    let mut codes: Vec<&String> = held.iter().chain(brought).map(|entry| &entry.code).collect();
    let mut known = std::collections::BTreeSet::new();
    codes.retain(|code| known.insert(*code));
    let newest = |code: &String| held.iter().chain(brought).rev().find(|entry| entry.code == *code).unwrap().clone();
    codes.into_iter().map(newest).collect()
}

/// Where the table of stages leads; a case begins with its receipt.
fn leads_to(stage: Option<StageName>, act: Act) -> Option<StageName> {
    match stage {
        None => (act == Act::Receive).then_some(StageName::Received),
        Some(stage) => stage.after(act),
    }
}

/// Drives a story; `at_each` sees the world, the course before the try, the try, and the course after it.
fn tell(
    world: &World,
    tries: &[Try],
    mut at_each: impl FnMut(&Course, &Try, &Course) -> Result<(), TestCaseError>,
) -> Result<Course, TestCaseError> {
    let mut course = Course::default();
    for attempt in tries {
        let before = course.clone();
        if let Some(Ok(event)) = world.answer(before.case.as_ref(), attempt) {
            // A second receipt is stopped by the fold, every other fault by the rule itself.
            let recorded = course.record(event);
            prop_assert_eq!(recorded.is_ok(), leads_to(before.stage(), attempt.act()).is_some());
        }
        at_each(&before, attempt, &course)?;
    }
    Ok(course)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn no_sequence_of_acts_leaves_the_table_of_stages((world, tries) in any_story()) {
        tell(&world, &tries, |before, attempt, after| {
            if after.journal.len() > before.journal.len() {
                prop_assert_eq!(after.stage(), leads_to(before.stage(), attempt.act()));
                prop_assert!(after.stage().is_some());
            } else {
                prop_assert_eq!(&after.case, &before.case);
            }
            Ok(())
        })?;
    }

    #[test]
    fn an_act_that_is_refused_produces_no_event_and_one_that_is_allowed_exactly_its_own((world, tries) in any_story()) {
        tell(&world, &tries, |before, attempt, after| {
            match world.answer(before.case.as_ref(), attempt) {
                Some(Ok(event)) => {
                    prop_assert_eq!(event.act(), attempt.act());
                    if let Some(newest) = after.journal.get(before.journal.len()) {
                        prop_assert_eq!(&newest.event, &event);
                    }
                }
                Some(Err(refusals)) => {
                    prop_assert!(!refusals.is_empty());
                    prop_assert_eq!(&after.journal, &before.journal);
                }
                None => prop_assert_eq!(&after.journal, &before.journal),
            }
            Ok(())
        })?;
    }

    #[test]
    fn the_version_is_the_number_of_events_and_what_was_settled_at_receipt_stays((world, tries) in any_story()) {
        tell(&world, &tries, |before, _, after| {
            prop_assert_eq!(after.case.as_ref().map_or(0, |case| case.version) as usize, after.journal.len());
            if let (Some(old), Some(new)) = (&before.case, &after.case) {
                // Beside the stage: a supplement changes the material, a transfer the place and the item.
                let mut expected = Case { stage: new.stage.clone(), version: new.version, ..old.clone() };
                if after.journal.len() > before.journal.len() {
                    match &after.journal.last().unwrap().event {
                        Event::SupplementRequested { .. } => expected.supplement_requests += 1,
                        Event::Supplemented { materials } => {
                            expected.materials = materials.clone();
                            expected.material_at = after.journal.last().unwrap().at;
                        }
                        Event::Transferred { window, item, item_version, kind, .. } => {
                            expected = Case {
                                window: *window,
                                item: *item,
                                item_version: *item_version,
                                kind: *kind,
                                materials: Vec::new(),
                                ..expected
                            };
                        }
                        Event::AcceptedWithLate { late, due } => {
                            expected.late = Some(Late { due: *due, missing: late.clone() });
                        }
                        Event::MaterialsBrought { brought, .. } => {
                            expected.materials = seen_anew(&old.materials, brought);
                            let still = |late: &Late| {
                                let came = |code: &str| brought.iter().any(|entry| entry.code == code);
                                late.missing.iter().filter(|one| !came(&one.code)).cloned().collect::<Vec<_>>()
                            };
                            let late = old.late.as_ref().map(|late| Late { due: late.due, missing: still(late) });
                            expected.late = late.filter(|late| !late.missing.is_empty());
                        }
                        Event::Corrected { applicant, .. } => {
                            expected.applicant = *applicant;
                            expected.corrections += 1;
                        }
                        Event::Reminded { how } => {
                            expected.reminders.push(Reminder { at: after.journal.last().unwrap().at, how: *how });
                        }
                        Event::Suspended { .. } => expected.suspensions.push(new.suspensions.last().unwrap().clone()),
                        Event::Resumed { number, .. } => {
                            let at = usize::try_from(*number).unwrap() - 1;
                            expected.suspensions[at].until = Some(after.journal.last().unwrap().at);
                        }
                        Event::Extended { .. } => expected.extended = new.extended.clone(),
                        Event::Filed => expected.filed_at = Some(after.journal.last().unwrap().at),
                        _ => {}
                    }
                }
                prop_assert_eq!(new, &expected);
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_a_stage_settled_is_never_changed_by_a_later_one((world, tries) in any_story()) {
        tell(&world, &tries, |before, _, after| {
            if let (Some(old), Some(new)) = (&before.case, &after.case) {
                let (old, new) = (&old.stage, &new.stage);
                prop_assert!(old.accepted_at().is_none() || old.accepted_at() == new.accepted_at());
                prop_assert!(old.decision().is_none() || old.decision() == new.decision());
                prop_assert!(old.handed_over().is_none() || old.handed_over() == new.handed_over());
            }
            Ok(())
        })?;
    }

    #[test]
    fn replaying_the_journal_gives_the_same_case_also_through_json((world, tries) in any_story()) {
        let course = tell(&world, &tries, |_, _, _| Ok(()))?;
        prop_assert_eq!(&replay(&course.journal).unwrap(), &course.case);

        let written: Vec<String> = course.journal.iter().map(|row| serde_json::to_string(row).unwrap()).collect();
        let read: Vec<Recorded> = written.iter().map(|text| serde_json::from_str(text).unwrap()).collect();
        prop_assert_eq!(&read, &course.journal);
        prop_assert_eq!(&replay(&read).unwrap(), &course.case);

        let case: Option<Case> = serde_json::from_str(&serde_json::to_string(&course.case).unwrap()).unwrap();
        prop_assert_eq!(&case, &course.case);
    }

    #[test]
    fn a_refusal_names_the_act_and_the_stage_it_was_tried_in((world, tries) in any_story()) {
        tell(&world, &tries, |before, attempt, _| {
            if let Some(Err(refusals)) = world.answer(before.case.as_ref(), attempt) {
                // Receipt begins a case: the rule knows of no stage.
                let stage = before.stage().filter(|_| attempt.act() != Act::Receive);
                for refusal in &refusals {
                    prop_assert_eq!((refusal.act, refusal.stage), (attempt.act(), stage));
                }
                let rules: Vec<Rule> = refusals.iter().map(|refusal| refusal.rule).collect();
                if attempt.act() != Act::Receive && leads_to(before.stage(), attempt.act()).is_none() {
                    prop_assert_eq!(rules, [Rule::WrongStage]);
                } else {
                    prop_assert!(!rules.contains(&Rule::WrongStage));
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_decision_is_refused_exactly_when_it_comes_too_early_from_the_wrong_person_or_lacks_its_reasons((world, tries) in any_story()) {
        let blank = |text: &Option<String>| text.as_ref().is_none_or(|text| text.chars().all(char::is_whitespace));
        tell(&world, &tries, |before, attempt, _| {
            if let (Try::Decide(act), Some(StageName::Accepted)) = (attempt, before.stage()) {
                let denied = act.outcome == Outcome::Denied;
                let outstanding = before.case().late.as_ref().map_or(0, |late| late.missing.len());
                let first = std::iter::repeat_n((true, Rule::LateOutstanding), outstanding)
                    .chain(std::iter::repeat_n((true, Rule::StillSuspended), before.case().suspensions_open().count()))
                    .chain([(world.item.two_persons, Rule::SecondPersonNeeded)]);
                let expected: Vec<Rule> = first.chain([
                    (denied && blank(&act.reasons), Rule::ReasonsMissing),
                    (denied && blank(&act.remedies), Rule::RemediesMissing),
                ])
                .filter_map(|(broken, rule)| broken.then_some(rule))
                .collect();
                let answer = world.answer(before.case.as_ref(), attempt).unwrap();
                let found: Vec<Rule> = answer.err().into_iter().flatten().map(|refusal| refusal.rule).collect();
                prop_assert_eq!(found, expected);
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_delivery_is_refused_exactly_when_someone_else_comes_or_the_pad_is_empty((world, tries) in any_story()) {
        tell(&world, &tries, |before, attempt, _| {
            if let (Try::Deliver { receiver, signed, strokes }, Some(StageName::Decided)) = (attempt, before.stage()) {
                let expected: Vec<Rule> = [
                    (receiver.trim_matches(char::is_whitespace) != APPLICANT, Rule::ReceiverIsNotApplicant),
                    (*signed == Signed::Pad && *strokes == 0, Rule::SignatureEmpty),
                ]
                .into_iter()
                .filter_map(|(broken, rule)| broken.then_some(rule))
                .collect();
                let answer = world.answer(before.case.as_ref(), attempt).unwrap();
                let found: Vec<Rule> = answer.err().into_iter().flatten().map(|refusal| refusal.rule).collect();
                prop_assert_eq!(found, expected);
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_is_decided_or_delivered_stands_in_the_case_as_it_was_said((world, tries) in any_story()) {
        let said = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        tell(&world, &tries, |before, attempt, after| {
            if after.journal.len() > before.journal.len() {
                let stage = &after.case().stage;
                let now = after.journal.last().unwrap().at;
                match attempt {
                    Try::Receive { materials, .. } => {
                        prop_assert_eq!(&after.case().materials, materials);
                        prop_assert_eq!(after.case().received_at, now);
                    }
                    Try::Accept => {
                        prop_assert_eq!(stage.accepted_at(), Some(now));
                        prop_assert!(after.case().late.is_none());
                    }
                    Try::AcceptLate(stated) => {
                        let late = after.case().late.clone().unwrap();
                        prop_assert_eq!((stage.accepted_at(), stated.due), (Some(now), Ok(late.due)));
                        prop_assert!(world.late_secondary_allowed && stated.undertaking && !late.missing.is_empty());
                    }
                    Try::Bring(brought) => {
                        prop_assert!(!brought.is_empty() && brought.iter().all(|entry| entry.state != Held::Missing));
                        prop_assert_eq!(after.case().material_at, before.case().material_at);
                    }
                    Try::Correct { fields, reasons, .. } => {
                        prop_assert!(!fields.is_empty() && said(reasons).is_some());
                    }
                    Try::Suspend(act) => {
                        let newest = after.case().suspensions.last().unwrap();
                        prop_assert_eq!((newest.step, Some(newest.days), newest.since), (act.step, act.days, now));
                        prop_assert!(said(&act.reasons).as_ref() == Some(&newest.reasons));
                        prop_assert!(newest.until.is_none() && !newest.clocks.is_empty());
                    }
                    Try::Resume(number) => {
                        let ended: Vec<u32> = before.case().suspensions_open().map(|open| open.number)
                            .filter(|open| after.case().suspensions_open().all(|still| still.number != *open)).collect();
                        prop_assert_eq!(ended, [*number]);
                    }
                    Try::Extend(act) => {
                        let extended = after.case().extended.as_ref().unwrap();
                        prop_assert!(before.case().extended.is_none() && extended.amount <= 10);
                        prop_assert_eq!((Some(extended.amount), extended.at), (act.days, now));
                    }
                    Try::Remind(how) => prop_assert_eq!(after.case().reminders.last().unwrap().how, *how),
                    Try::Close { receipt_kept, printed } => {
                        prop_assert_eq!(after.case().filed_at, Some(now));
                        let on_paper = stage.handed_over().is_some_and(|delivery| delivery.signed != Signed::Pad);
                        prop_assert!(*printed && (*receipt_kept || !on_paper));
                    }
                    Try::HandTo { receiver, proof } => {
                        let handed_over = stage.handed_over().unwrap();
                        prop_assert_eq!((handed_over.receiver, handed_over.proof), (*receiver, *proof));
                        prop_assert_eq!(*receiver == Receiver::Applicant, proof.is_none());
                        prop_assert!(world.item.delivery.contains(&handed_over.method) || proof.is_none());
                    }
                    Try::Post(_) => {
                        let handed_over = stage.handed_over().unwrap();
                        prop_assert_eq!(handed_over.signed, Signed::Carrier);
                        prop_assert!(world.item.delivery.contains(&handed_over.method));
                        let number = &handed_over.post.as_ref().unwrap().waybill;
                        prop_assert!(number.len() >= 6 && number.chars().all(|c| c.is_ascii_alphanumeric()));
                    }
                    Try::Decide(act) => {
                        let decision = stage.decision().unwrap();
                        prop_assert_eq!((decision.outcome, decision.at), (act.outcome, now));
                        prop_assert_eq!(&decision.opinion, &said(&act.opinion));
                        prop_assert_eq!(&decision.reasons, &said(&act.reasons));
                        prop_assert_eq!(&decision.remedies, &said(&act.remedies));
                        prop_assert_eq!(&decision.result_number, &said(&act.result_number));
                    }
                    Try::Deliver { signed, strokes, .. } => {
                        let handed_over = stage.handed_over().unwrap();
                        prop_assert_eq!((handed_over.at, handed_over.signed), (now, *signed));
                        prop_assert!(*signed == Signed::Paper || *strokes > 0);
                    }
                    Try::DeemAccepted => {
                        prop_assert!(stage.acceptance().is_some_and(|acceptance| acceptance.deemed));
                        prop_assert_eq!(stage.accepted_at(), Some(before.case().material_at));
                    }
                    Try::RequestSupplement { .. } => match stage {
                        Stage::SupplementAwaited { requested_at, missing, materials } => {
                            prop_assert_eq!(*requested_at, now);
                            prop_assert_eq!(missing.len(), materials.len());
                            prop_assert!(!missing.is_empty());
                        }
                        other => prop_assert!(false, "{:?}", other),
                    },
                    Try::Supplement(_) => prop_assert_eq!(after.case().material_at, now),
                    Try::Refuse(act) => match stage {
                        Stage::Refused { not_accepted } => {
                            prop_assert_eq!((not_accepted.ground, not_accepted.at), (act.ground, now));
                            prop_assert_eq!(Some(not_accepted.reasons.clone()), said(&act.reasons));
                            prop_assert_eq!(Some(not_accepted.remedies.clone()), said(&act.remedies));
                            prop_assert_eq!(&not_accepted.right_authority, &said(&act.right_authority));
                        }
                        other => prop_assert!(false, "{:?}", other),
                    },
                    Try::Reject { ground, reasons } => match stage {
                        Stage::Rejected { rejection } => {
                            prop_assert_eq!((rejection.ground, rejection.at), (*ground, now));
                            prop_assert_eq!(Some(rejection.reasons.clone()), said(reasons));
                        }
                        other => prop_assert!(false, "{:?}", other),
                    },
                    Try::Transfer { elsewhere, to_holder, in_force, .. } => {
                        prop_assert!(*elsewhere && *to_holder && *in_force);
                        prop_assert_ne!(after.case().item, before.case().item);
                        prop_assert_eq!(after.case().material_at, before.case().material_at);
                    }
                    Try::Withdraw(reasons) | Try::Terminate(reasons) => match stage {
                        Stage::Withdrawn { ended, acceptance } | Stage::Terminated { ended, acceptance } => {
                            prop_assert_eq!((Some(ended.reasons.clone()), ended.at), (said(reasons), now));
                            prop_assert_eq!(*acceptance, before.case().stage.acceptance());
                        }
                        other => prop_assert!(false, "{:?}", other),
                    },
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn only_the_director_asks_a_second_time_and_that_it_was_a_second_time_stands_on_record((world, tries) in any_story()) {
        tell(&world, &tries, |before, attempt, after| {
            let requests = |course: &Course| course.case.as_ref().map_or(0, |case| case.supplement_requests);
            if let (Try::RequestSupplement { by_director, .. }, Some(StageName::Received)) = (attempt, before.stage()) {
                let answer = world.answer(before.case.as_ref(), attempt).unwrap();
                let second = requests(before) > 0;
                let refused = answer.err().into_iter().flatten().any(|refusal| refusal.rule == Rule::SecondSupplementRequest);
                prop_assert_eq!(refused, second && !by_director);
            }
            if requests(after) > requests(before) {
                let newest = &after.journal.last().unwrap().event;
                let repeated = matches!(newest, Event::SupplementRequested { repeated: true, .. });
                prop_assert_eq!(repeated, requests(before) > 0);
            }
            let told = after.journal.iter().filter(|row| matches!(row.event, Event::SupplementRequested { .. })).count();
            prop_assert_eq!(requests(after) as usize, told);
            Ok(())
        })?;
    }

    #[test]
    fn a_case_counts_in_exactly_one_kind_which_follows_from_its_stage_and_item((world, tries) in any_story()) {
        tell(&world, &tries, |_, _, after| {
            if let Some(case) = &after.case {
                let stage = case.stage.name();
                let returned = matches!(stage, StageName::Refused | StageName::Rejected);
                let awaited = stage == StageName::SupplementAwaited;
                let holds = [
                    (CountedKind::Immediate, case.kind == Kind::Immediate && !awaited && !returned),
                    (CountedKind::Commitment, case.kind == Kind::Commitment && !awaited && !returned),
                    (CountedKind::Supplement, awaited),
                    (CountedKind::Rejected, returned),
                ];
                let counted: Vec<CountedKind> = holds.iter().filter(|(_, holds)| *holds).map(|(kind, _)| *kind).collect();
                prop_assert_eq!(counted, [case.counted_kind()]);
                prop_assert_eq!(CountedKind::parse(case.counted_kind().as_str()), Some(case.counted_kind()));
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_closed_case_waits_for_nobody_and_no_act_opens_it_again((world, tries) in any_story()) {
        let closed = [
            StageName::Delivered, StageName::Refused, StageName::Rejected, StageName::Withdrawn, StageName::Terminated,
        ];
        tell(&world, &tries, |before, _, after| {
            if let Some(case) = &after.case {
                prop_assert_eq!(waiting(case, &POSTS).is_none(), closed.contains(&case.stage.name()));
            }
            if before.stage().is_some_and(|stage| closed.contains(&stage)) {
                // The dossier may still be closed, once.
                let filed = Case { filed_at: after.case().filed_at, version: after.case().version, ..before.case().clone() };
                prop_assert_eq!(after.case(), &filed);
                prop_assert!(before.case().filed_at.is_none() || after.case == before.case);
            }
            Ok(())
        })?;
    }
}
