//! The regimes tell themselves apart where the laws do.

use super::*;
use crate::catalogue::check::sample;
use crate::time::{Limit, Unit};

fn working_days(amount: u32) -> Limit {
    Limit { amount, unit: Unit::WorkingDay }
}

const ALL: [Regime; 7] = [
    Regime::Permit,
    Regime::Benefit,
    Regime::Confirmation,
    Regime::OtherAct,
    Regime::InformationRequest,
    Regime::VillageMatter,
    Regime::PublicService,
];

#[test]
fn only_the_permit_law_takes_silence_for_acceptance() {
    let deeming: Vec<Regime> = ALL.into_iter().filter(|regime| regime.deems_accepted()).collect();
    assert_eq!(deeming, [Regime::Permit]);
}

#[test]
fn every_regime_names_remedies_and_where_they_stand() {
    for regime in ALL {
        let rules = regime.rules();
        assert!(!rules.remedies.is_empty() && !rules.remedies_text.is_empty(), "{regime:?}");
        assert!(rules.remedies.iter().all(|remedy| remedy.source.starts_with('《')), "{regime:?}");
        assert!(!rules.remedies.first().is_some_and(|first| first.after_the_one_before), "{regime:?}");
    }
}

#[test]
fn litigation_follows_reconsideration_where_information_is_refused() {
    let remedies = Regime::InformationRequest.rules().remedies;
    let [first, second] = remedies else { panic!("{remedies:?}") };
    assert_eq!((first.kind, first.days), (RemedyKind::Reconsideration, Some(60)));
    assert!(second.after_the_one_before && second.days == Some(15));
}

#[test]
fn a_version_is_under_the_regime_it_names_or_that_of_its_type() {
    let mut version = sample();
    assert_eq!(version.procedure(), Regime::Permit);
    version.regime = Some(Regime::VillageMatter);
    assert_eq!(version.procedure(), Regime::VillageMatter);
}

#[test]
fn the_centres_own_time_holds_unless_the_law_gives_less() {
    assert_eq!(Regime::Permit.acceptance_decision(working_days(7)), working_days(5));
    assert_eq!(Regime::Permit.acceptance_decision(working_days(3)), working_days(3));
    assert_eq!(Regime::InformationRequest.acceptance_decision(working_days(5)), working_days(5));
    assert_eq!(Regime::Benefit.acceptance_decision(working_days(5)), working_days(5));
}
