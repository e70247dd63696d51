//! Laws of the case machine that hold for any sequence of tries, sensible or not: which acts are let through.
#![allow(clippy::unwrap_used)]

mod common;

use common::calendar::POSTS;
use common::cases;
use common::drive::{APPLICANT, Course};
use common::story::{any_story, leads_to, tell};
use common::tries::Try;
use domain::case::derive::work_item::waiting;
use domain::case::{Act, Case, Event, Outcome, Signed, StageName};
use domain::kernel::Rule;
use proptest::prelude::*;

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
