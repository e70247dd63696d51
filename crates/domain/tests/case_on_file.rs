//! What is on file is not asked for again, and nothing else counts as being on file.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::drive::{World, driven};
use common::items::{held, item, material};
use common::{cases, id};
use domain::case::acts::accept;
use domain::case::acts::receive::{Facts, Receive, receive};
use domain::case::{Case, Channel, Earlier, Event, Held, MaterialHeld, OnFile, RequestForm, on_file};
use domain::catalogue::item::{ApplicantKind, Demand, ItemVersion, Kind, Rank};
use domain::kernel::Rule;
use domain::place::Route;
use proptest::prelude::*;
use time::macros::date;

/// An item that asks for one id card, good for a year, under this code.
fn asking(n: usize) -> ItemVersion {
    let mut card = material(n, Rank::Main, Demand::Required);
    card.material_type = Some("residentIdCard".to_owned());
    card.valid_months = Some(12);
    ItemVersion { materials: vec![card], ..item(Kind::Commitment) }
}

/// A case of 3 March 2026 that has gone so many steps, for which the card was seen as this.
fn earlier(steps: usize, state: Held) -> Case {
    let mut case = driven(&World::of(item(Kind::Commitment)), steps).case().clone();
    case.materials = vec![held(0, state)];
    case
}

fn found(case: &Case, today: time::Date) -> Vec<OnFile> {
    on_file(&asking(7), &[Earlier { case, item: &asking(0) }], today)
}

#[test]
fn a_card_seen_for_an_accepted_case_is_known_under_the_code_of_the_item_at_hand() {
    for (steps, state) in [(2, Held::Original), (3, Held::Copy), (4, Held::Original)] {
        let case = earlier(steps, state);
        let filed = found(&case, date!(2026 - 03 - 04));
        assert_eq!(
            filed,
            [OnFile {
                code: "m7".to_owned(),
                case: case.id,
                state,
                seen_on: date!(2026 - 03 - 03),
                valid_until: date!(2027 - 03 - 03),
            }]
        );
    }
}

#[test]
fn what_nobody_saw_or_nobody_accepted_is_not_on_file() {
    assert_eq!(found(&earlier(1, Held::Original), date!(2026 - 03 - 04)), [], "only received");
    for state in [Held::Missing, Held::NotNeeded, Held::OnFile] {
        assert_eq!(found(&earlier(2, state), date!(2026 - 03 - 04)), [], "{state:?}");
    }
}

#[test]
fn the_last_day_counts_and_the_day_after_does_not() {
    let case = earlier(4, Held::Original);
    assert_eq!(found(&case, date!(2027 - 03 - 03)).len(), 1);
    assert_eq!(found(&case, date!(2027 - 03 - 04)), []);
}

#[test]
fn a_type_without_months_or_another_type_is_shown_each_time() {
    let case = earlier(4, Held::Original);
    let mut each_time = asking(7);
    each_time.materials[0].valid_months = None;
    let mut other = asking(7);
    other.materials[0].material_type = Some("householdRegister".to_owned());
    for asked in [each_time, other] {
        assert_eq!(on_file(&asked, &[Earlier { case: &case, item: &asking(0) }], date!(2026 - 03 - 04)), []);
    }
}

#[test]
fn the_newest_sight_is_the_one_that_counts() {
    let (old, mut new) = (earlier(4, Held::Original), earlier(4, Held::Copy));
    new.id = id(77);
    new.received_at += time::Duration::days(30);
    let item = asking(0);
    let both = [Earlier { case: &new, item: &item }, Earlier { case: &old, item: &item }];
    assert_eq!(on_file(&asking(7), &both, date!(2026 - 05 - 04))[0].case, new.id);
}

fn take(materials: Vec<MaterialHeld>, on_file: &[OnFile]) -> Result<Event, Vec<Rule>> {
    let asked = asking(7);
    let act = Receive {
        case: id(31),
        item: id(32),
        applicant: id(33),
        applicant_kind: ApplicantKind::Person,
        channel: Channel::Window,
        request: RequestForm::Written,
        materials,
        proxy: None,
    };
    let facts = Facts {
        centre: id(1),
        window: id(11),
        route: Route::default(),
        version: Some((id(34), &asked)),
        oral_request_suffices: true,
        on_file,
    };
    receive(&act, facts).map_err(|refusals| refusals.into_iter().map(|refusal| refusal.rule).collect())
}

#[test]
fn what_is_on_file_is_there_and_what_is_not_is_refused() {
    let filed = found(&earlier(4, Held::Original), date!(2026 - 03 - 04));
    let from = |case| MaterialHeld { code: "m7".to_owned(), state: Held::OnFile, from: case };
    let taken = vec![from(Some(filed[0].case))];
    assert!(take(taken.clone(), &filed).is_ok());
    let asked = asking(7);
    let facts = accept::Facts { version: &asked, late_secondary_allowed: false, on_file: &[] };
    assert_eq!(accept::missing(None, &taken, None, None, facts), []);
    for wrong in [from(None), from(Some(id(99)))] {
        assert_eq!(take(vec![wrong], &filed), Err(vec![Rule::MaterialNotOnFile]));
    }
    assert_eq!(take(taken, &[]), Err(vec![Rule::MaterialNotOnFile]), "it has run out meanwhile");
    let shown = MaterialHeld { from: Some(filed[0].case), ..held(7, Held::Original) };
    assert_eq!(take(vec![shown], &filed), Err(vec![Rule::MaterialNotOnFile]), "seen here, and yet from elsewhere");
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn nothing_is_relied_on_before_it_was_seen_or_longer_than_the_item_says(
        after in 0_i64..1000, months in 1_u8..40, asked in 0_usize..5,
    ) {
        let case = earlier(4, Held::Original);
        let mut item = asking(asked);
        item.materials[0].valid_months = Some(months);
        let today = date!(2026 - 03 - 03) + time::Duration::days(after);
        for filed in on_file(&item, &[Earlier { case: &case, item: &asking(0) }], today) {
            prop_assert!(filed.seen_on <= today && today <= filed.valid_until);
            prop_assert!((filed.valid_until - filed.seen_on).whole_days() <= i64::from(months) * 31);
        }
    }
}
