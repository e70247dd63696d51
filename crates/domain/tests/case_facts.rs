//! What any sequence of tries leaves in the case: what was said, once, as it was said, and the same when replayed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::cases;
use common::story::{any_story, tell};
use common::tries::Try;
use domain::case::{
    Case, CountedKind, Event, Held, Late, MaterialHeld, Receiver, Recorded, Reminder, Signed, Stage, StageName, replay,
};
use domain::catalogue::item::Kind;
use proptest::prelude::*;

/// What is held after more was brought: the newest word on each material, in the order they were first named.
fn seen_anew(held: &[MaterialHeld], brought: &[MaterialHeld]) -> Vec<MaterialHeld> {
    let mut codes: Vec<&String> = held.iter().chain(brought).map(|entry| &entry.code).collect();
    let mut known = std::collections::BTreeSet::new();
    codes.retain(|code| known.insert(*code));
    let newest = |code: &String| held.iter().chain(brought).rev().find(|entry| entry.code == *code).unwrap().clone();
    codes.into_iter().map(newest).collect()
}

proptest! {
    #![proptest_config(cases(400))]

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
                        let still: Vec<u32> = after.case().suspensions_open().map(|open| open.number).collect();
                        let ended: Vec<u32> = before
                            .case()
                            .suspensions_open()
                            .map(|open| open.number)
                            .filter(|open| !still.contains(open))
                            .collect();
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
}
