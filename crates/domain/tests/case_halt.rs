//! Special procedures stop the clocks, each is ended by its number, and the limit is extended once (行政许可法 42, 45; B12).
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::calendar::at;
use common::drive::{Course, World, driven};
use common::items::item;
use common::tries::Try;
use domain::case::acts::halt::{Extend, ExtendFacts, Suspend, extend, resume, suspend};
use domain::case::derive::timers::Clock::{self, Promise, Statutory};
use domain::case::{Case, Event};
use domain::catalogue::item::{ItemType, ItemVersion, Kind};
use domain::catalogue::regime::{ExcludedStep, ExtensionApprover};
use domain::catalogue::special::{OwnExtension, SpecialStep, StoppedClock};
use domain::kernel::{Refusal, Rule};
use domain::time::{Limit, Unit};

fn of_type(item_type: ItemType) -> ItemVersion {
    let statutory_limit = Some(Limit { amount: 20, unit: Unit::WorkingDay });
    ItemVersion { item_type, statutory_limit, ..item(Kind::Commitment) }
}

fn accepted(item: &ItemVersion) -> Case {
    driven(&World::of(item.clone()), 2).case().clone()
}

fn asked(step: ExcludedStep) -> Suspend {
    Suspend { step, days: Some(15), reasons: Some("依法需要".to_owned()) }
}

/// The clocks that a step stops, or the rules that keep it from stopping any.
fn stops(item: &ItemVersion, step: ExcludedStep) -> Result<Vec<Clock>, Vec<Rule>> {
    match suspend(&accepted(item), &asked(step), item) {
        Ok(Event::Suspended { clocks, .. }) => Ok(clocks),
        Ok(event) => panic!("{event:?}"),
        Err(refusals) => Err(rules(&refusals)),
    }
}

fn rules(refusals: &[Refusal]) -> Vec<Rule> {
    refusals.iter().map(|refusal| refusal.rule).collect()
}

fn special(step: ExcludedStep, stops: &[StoppedClock]) -> SpecialStep {
    SpecialStep { step, stops: stops.to_vec(), basis: "示例办法第三条".to_owned() }
}

#[test]
fn the_steps_of_article_45_stop_both_clocks_of_a_permit_and_no_other_step_does() {
    let item = of_type(ItemType::Permit);
    for step in ExcludedStep::ALL {
        let by_law =
            !matches!(step, ExcludedStep::Survey | ExcludedStep::PublicNotice | ExcludedStep::ThirdPartyOpinion);
        let expected = if by_law { Ok(vec![Promise, Statutory]) } else { Err(vec![Rule::StepCounts]) };
        assert_eq!(stops(&item, step), expected, "{step:?}");
    }
}

#[test]
fn other_regimes_exclude_what_their_law_excludes() {
    for item_type in [ItemType::Benefit, ItemType::Confirmation, ItemType::PublicService, ItemType::OtherPower] {
        assert_eq!(stops(&of_type(item_type), ExcludedStep::Hearing), Err(vec![Rule::StepCounts]), "{item_type:?}");
    }
    let information = of_type(ItemType::OpenGovernment);
    assert_eq!(stops(&information, ExcludedStep::ThirdPartyOpinion), Ok(vec![Promise, Statutory]));
    assert_eq!(stops(&information, ExcludedStep::Appraisal), Err(vec![Rule::StepCounts]));
}

#[test]
fn an_items_own_rule_adds_a_step_and_says_which_clocks_it_stops() {
    let own = vec![
        special(ExcludedStep::Survey, &[StoppedClock::Promise]),
        special(ExcludedStep::Hearing, &[StoppedClock::Statutory]),
    ];
    let item = ItemVersion { special_steps: own, ..of_type(ItemType::Permit) };
    assert_eq!(stops(&item, ExcludedStep::Survey), Ok(vec![Promise]));
    assert_eq!(stops(&item, ExcludedStep::Hearing), Ok(vec![Statutory]), "the item says otherwise than its regime");
    assert_eq!(stops(&item, ExcludedStep::Test), Ok(vec![Promise, Statutory]));
    assert_eq!(stops(&item, ExcludedStep::PublicNotice), Err(vec![Rule::StepCounts]));
    let without = ItemVersion { statutory_limit: None, ..item };
    assert_eq!(stops(&without, ExcludedStep::Hearing), Err(vec![Rule::NoClockToStop]));
    assert_eq!(stops(&without, ExcludedStep::Test), Ok(vec![Promise]));
}

#[test]
fn everything_wrong_with_a_suspension_is_said_at_once_and_where() {
    let item = of_type(ItemType::Permit);
    let act = Suspend { step: ExcludedStep::Survey, days: None, reasons: Some(" ".to_owned()) };
    let found: Vec<(Rule, Option<String>)> =
        suspend(&accepted(&item), &act, &item).unwrap_err().into_iter().map(|one| (one.rule, one.pointer)).collect();
    let at = |rule, pointer: &str| (rule, Some(pointer.to_owned()));
    assert_eq!(
        found,
        [at(Rule::StepCounts, "/step"), at(Rule::DaysMissing, "/days"), at(Rule::ReasonsMissing, "/reasons")]
    );
}

/// An accepted case after these tries, each of which is allowed.
fn after(world: &World, tries: &[Try]) -> Course {
    let mut course = driven(world, 2);
    for attempt in tries {
        let event = world.answer(course.case.as_ref(), attempt).unwrap().unwrap();
        course.record(event).unwrap();
    }
    course
}

#[test]
fn suspensions_overlap_and_each_is_ended_by_its_number_in_any_order() {
    let world = World::of(of_type(ItemType::Permit));
    let two = [Try::Suspend(asked(ExcludedStep::Hearing)), Try::Suspend(asked(ExcludedStep::Hearing))];
    let course = after(&world, &two);
    let open = |case: &Case| case.suspensions_open().map(|open| open.number).collect::<Vec<_>>();
    assert_eq!(open(course.case()), [1, 2]);
    let refused = |case: &Case, number| resume(case, number, &None).map_err(|refusals| rules(&refusals)).err();
    assert_eq!(refused(course.case(), 3), Some(vec![Rule::NoSuchSuspension]));
    assert_eq!(refused(course.case(), 0), Some(vec![Rule::NoSuchSuspension]));
    let mut more = two.to_vec();
    more.push(Try::Resume(2));
    let course = after(&world, &more);
    assert_eq!(open(course.case()), [1]);
    assert_eq!(refused(course.case(), 2), Some(vec![Rule::SuspensionOver]));
    more.push(Try::Resume(1));
    assert_eq!(open(after(&world, &more).case()), [] as [u32; 0]);
}

/// What the centre knows of a permit whose statutory limit ends then.
fn known<'a>(item: &'a ItemVersion, due: Option<&str>) -> ExtendFacts<'a> {
    ExtendFacts { version: item, now: at("2026-03-31 17:30"), statutory_due: due.map(at), moves_promise: false }
}

fn ten_days() -> Extend {
    Extend { days: Some(10), reasons: Some("案情复杂".to_owned()) }
}

#[test]
fn a_permit_is_extended_once_by_ten_working_days_at_most_before_it_is_due() {
    let item = of_type(ItemType::Permit);
    let case = accepted(&item);
    let in_time = known(&item, Some("2026-03-31 17:30"));
    let event = extend(&case, &ten_days(), in_time).unwrap();
    let Event::Extended { clocks, amount, approver, .. } = &event else { panic!("{event:?}") };
    assert_eq!((clocks.as_slice(), *amount, *approver), (&[Statutory][..], 10, ExtensionApprover::HeadOfAuthority));
    assert!(extend(&case, &ten_days(), known(&item, None)).is_ok(), "while it stands still it is not over");
    let refused = |case: &Case, act: &Extend, facts| rules(&extend(case, act, facts).unwrap_err());
    assert_eq!(refused(&case, &ten_days(), known(&item, Some("2026-03-31 17:29"))), [Rule::ExtensionTooLate]);
    let eleven = Extend { days: Some(11), reasons: None };
    assert_eq!(refused(&case, &eleven, in_time), [Rule::ExtensionTooLong, Rule::ReasonsMissing]);
    let nothing = Extend { days: None, reasons: None };
    assert_eq!(refused(&case, &nothing, in_time), [Rule::DaysMissing, Rule::ReasonsMissing]);
    let again = after(&World::of(item.clone()), &[Try::Extend(ten_days())]);
    assert_eq!(refused(again.case(), &ten_days(), in_time), [Rule::AlreadyExtended]);
}

#[test]
fn the_promise_moves_with_it_only_where_the_policy_says_so() {
    let item = of_type(ItemType::Permit);
    let facts = ExtendFacts { moves_promise: true, ..known(&item, Some("2026-04-01 17:30")) };
    let Event::Extended { clocks, .. } = extend(&accepted(&item), &ten_days(), facts).unwrap() else {
        panic!("extended")
    };
    assert_eq!(clocks, [Statutory, Promise]);
    let on_the_spot = ItemVersion { statutory_limit: item.statutory_limit, ..common::items::item(Kind::Immediate) };
    let facts = ExtendFacts { version: &on_the_spot, ..facts };
    let Event::Extended { clocks, .. } = extend(&accepted(&on_the_spot), &ten_days(), facts).unwrap() else {
        panic!("extended")
    };
    assert_eq!(clocks, [Statutory], "an immediate case promises its session day");
}

#[test]
fn every_regime_extends_by_its_own_figures_or_not_at_all() {
    let of = |item: &ItemVersion, days| {
        let act = Extend { days: Some(days), ..ten_days() };
        extend(&accepted(item), &act, known(item, Some("2026-04-01 17:30"))).map_err(|refusals| rules(&refusals))
    };
    assert!(of(&of_type(ItemType::OpenGovernment), 20).is_ok());
    assert_eq!(of(&of_type(ItemType::OpenGovernment), 21), Err(vec![Rule::ExtensionTooLong]));
    for item_type in [ItemType::Benefit, ItemType::Confirmation, ItemType::PublicService, ItemType::OtherPower] {
        assert_eq!(of(&of_type(item_type), 1), Err(vec![Rule::ExtensionNotAllowed]), "{item_type:?}");
    }
    // 行政许可法 42: unified or joint handling, 45 + 15; minimum living allowance, 30 + 15.
    let own = |item_type, limit, longest, approver| ItemVersion {
        statutory_limit: Some(limit),
        extension: Some(OwnExtension { longest, approver, basis: "示例规定".to_owned() }),
        ..of_type(item_type)
    };
    let days = |amount| Limit { amount, unit: Unit::WorkingDay };
    let joint = own(ItemType::Permit, days(45), days(15), ExtensionApprover::HeadOfGovernment);
    assert!(of(&joint, 15).is_ok());
    assert_eq!(of(&joint, 16), Err(vec![Rule::ExtensionTooLong]));
    let allowance = own(ItemType::Benefit, days(30), days(15), ExtensionApprover::HeadOfAuthority);
    assert!(of(&allowance, 15).is_ok());
    let without = ItemVersion { statutory_limit: None, ..of_type(ItemType::Permit) };
    assert_eq!(of(&without, 10), Err(vec![Rule::ExtensionNotAllowed]));
    let calendar = Limit { amount: 20, unit: Unit::CalendarDay };
    let other_unit = ItemVersion { statutory_limit: Some(calendar), ..of_type(ItemType::Permit) };
    assert_eq!(of(&other_unit, 10), Err(vec![Rule::ExtensionNotAllowed]), "ten working days are no calendar days");
}
