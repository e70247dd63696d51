//! A refusal says everything that is wrong, at once, and where (C3, 行政许可法 32).
#![allow(clippy::unwrap_used)]

mod common;

use common::cases;
use common::drive::{Course, World};
use common::items::{any_item, brought, held, item, material};
use common::tries::Try;
use domain::case::acts::accept::missing;
use domain::case::acts::receive::{self, Receive, receive};
use domain::case::{Channel, Held, MaterialHeld, RequestForm, Signed, StageName};
use domain::catalogue::item::{ApplicantKind, Demand, ItemVersion, Kind, Rank};
use domain::kernel::{Refusal, Rule};
use proptest::prelude::*;

/// Receipt of what was brought for an item, at a centre that takes written requests only.
fn received(item: &ItemVersion, act: &Receive) -> Vec<Rule> {
    let facts = receive::Facts {
        centre: common::own_centre(),
        window: common::own_window(),
        version: Some((common::id(34), item)),
        oral_request_suffices: false,
        on_file: &[],
    };
    receive(act, facts).err().into_iter().flatten().map(|refusal| refusal.rule).collect()
}

fn receipt(materials: Vec<MaterialHeld>) -> Receive {
    Receive {
        case: common::id(31),
        item: common::id(32),
        applicant: common::id(33),
        applicant_kind: ApplicantKind::Person,
        channel: Channel::Window,
        request: RequestForm::Written,
        materials,
        proxy: None,
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn everything_missing_is_named_at_once_and_nothing_else(
        (item, held) in any_item().prop_flat_map(|item| { let n = item.materials.len(); (Just(item), brought(n)) }),
        late in any::<bool>(),
    ) {
        prop_assume!(received(&item, &receipt(held.clone())).is_empty());
        let state = |code: &str| held.iter().find(|entry| entry.code == code).map(|entry| entry.state);
        let expected: Vec<(Rule, String)> = item
            .materials
            .iter()
            .filter(|material| match (state(&material.code), material.demand) {
                (Some(Held::Missing), _) | (None, Demand::Required) => true,
                (Some(Held::Original | Held::Copy | Held::NotNeeded | Held::OnFile), _) | (None, Demand::Conditional) => false,
            })
            .map(|material| {
                let rule = match (material.rank, late) {
                    (Rank::Main, _) => Rule::MainMaterialMissing,
                    (Rank::Secondary, false) => Rule::SecondaryMaterialMissing,
                    // It may come late, but by a day that was agreed.
                    (Rank::Secondary, true) => Rule::LateTermsMissing,
                };
                (rule, material.name.clone())
            })
            .collect();
        let world = World { item, late_secondary_allowed: late, oral_request_suffices: true };
        let named = |refusals: Vec<Refusal>| -> Vec<(Rule, String)> {
            refusals.into_iter().map(|refusal| (refusal.rule, refusal.subject.unwrap_or_default())).collect()
        };
        // Before the case exists, as receipt with acceptance in one go asks; and on the case.
        prop_assert_eq!(named(missing(None, &held, None, None, world.accept_facts())), expected.clone());
        let mut course = Course::default();
        let stated = Try::Receive {
            applicant: ApplicantKind::Person,
            channel: Channel::Window,
            request: RequestForm::Written,
            materials: held,
        };
        course.record(world.answer(None, &stated).unwrap().unwrap()).unwrap();
        let answer = world.answer(course.case.as_ref(), &Try::Accept).unwrap();
        prop_assert_eq!(named(answer.err().unwrap_or_default()), expected);
    }

    #[test]
    fn a_list_of_materials_is_refused_exactly_when_it_is_doubled_unknown_or_leaves_out_what_is_required(
        (item, held) in any_item().prop_flat_map(|item| { let n = item.materials.len(); (Just(item), brought(n)) }),
    ) {
        let mut expected = Vec::new();
        for (n, entry) in held.iter().enumerate() {
            if held.iter().position(|other| other.code == entry.code) != Some(n) {
                expected.push(Rule::MaterialTwice);
            }
            match item.materials.iter().find(|material| material.code == entry.code) {
                None => expected.push(Rule::MaterialUnknown),
                Some(material) if material.demand == Demand::Required && entry.state == Held::NotNeeded => {
                    expected.push(Rule::MaterialNeeded);
                }
                Some(_) => {}
            }
        }
        prop_assert_eq!(received(&item, &receipt(held.clone())), expected);
    }
}

#[test]
fn every_fault_of_a_receipt_is_named_at_once_with_its_place() {
    let mut item = item(Kind::Commitment);
    item.materials = vec![material(0, Rank::Main, Demand::Required)];
    let act = Receive {
        applicant_kind: ApplicantKind::Organisation,
        request: RequestForm::Oral,
        materials: vec![held(0, Held::NotNeeded), held(5, Held::Copy), held(0, Held::Copy)],
        ..receipt(Vec::new())
    };
    let facts = receive::Facts {
        centre: common::own_centre(),
        window: common::own_window(),
        version: Some((common::id(34), &item)),
        oral_request_suffices: false,
        on_file: &[],
    };
    let found: Vec<(Rule, Option<String>)> =
        receive(&act, facts).unwrap_err().into_iter().map(|refusal| (refusal.rule, refusal.pointer)).collect();
    let at = |pointer: &str| Some(pointer.to_owned());
    assert_eq!(
        found,
        [
            (Rule::ApplicantKind, at("/applicant/kind")),
            (Rule::OralNotEnough, at("/request")),
            (Rule::MaterialNeeded, at("/materials/0/state")),
            (Rule::MaterialUnknown, at("/materials/1/code")),
            (Rule::MaterialTwice, at("/materials/2/code")),
        ]
    );
    let none_in_force = receive::Facts { version: None, ..facts };
    let refusals = receive(&act, none_in_force).unwrap_err();
    assert_eq!(refusals.iter().map(|refusal| refusal.rule).collect::<Vec<_>>(), [Rule::ItemNotInForce]);
}

#[test]
fn a_delivery_names_a_wrong_receiver_and_an_empty_pad_at_once() {
    let course = common::drive::driven_kind(Kind::Immediate, 3);
    let attempt = Try::Deliver { receiver: "丁试民".to_owned(), signed: Signed::Pad, strokes: 0 };
    let refusals = World::of(item(Kind::Immediate)).answer(Some(course.case()), &attempt).unwrap().unwrap_err();
    let found: Vec<_> =
        refusals.iter().map(|refusal| (refusal.rule, refusal.stage, refusal.pointer.as_deref())).collect();
    let stage = Some(StageName::Decided);
    assert_eq!(
        found,
        [
            (Rule::ReceiverIsNotApplicant, stage, Some("/receiver/name")),
            (Rule::SignatureEmpty, stage, Some("/signature/strokes")),
        ]
    );
}
