//! Who may apply for whom, and with which paper.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::drive::{World, driven};
use common::id;
use common::items::{held, item, material};
use domain::case::acts::deliver::{Deliver, Facts, deliver};
use domain::case::acts::receive::{self, Receive, receive};
use domain::case::acts::{accept, transfer};
use domain::case::{
    Authority, Channel, Event, Held, MaterialHeld, Receiver, Relation, Represented, RequestForm, Signed,
};
use domain::catalogue::item::{ApplicantKind, Demand, ItemVersion, Kind, Material, Presence, Rank};
use domain::kernel::Rule;
use domain::place::Route;

const BY_WIFE: Represented = Represented { relation: Relation::Spouse, authority: Authority::PowerOfAttorney };

fn open_to_both() -> ItemVersion {
    ItemVersion { applicants: vec![ApplicantKind::Person, ApplicantKind::Organisation], ..item(Kind::Commitment) }
}

fn take(item: &ItemVersion, of: ApplicantKind, proxy: Represented, materials: Vec<MaterialHeld>) -> Vec<Rule> {
    let act = Receive {
        case: id(31),
        item: id(32),
        applicant: id(33),
        applicant_kind: of,
        channel: Channel::Window,
        request: RequestForm::Written,
        materials,
        proxy: Some(proxy),
    };
    let version = Some((id(34), item));
    let route = Route::default();
    let facts =
        receive::Facts { centre: id(1), window: id(11), route, version, oral_request_suffices: true, on_file: &[] };
    receive(&act, facts).err().unwrap_or_default().into_iter().map(|refusal| refusal.rule).collect()
}

#[test]
fn whoever_must_appear_sends_nobody_but_an_organisation_its_representative() {
    let strict = ItemVersion { presence: Presence::MustAppear, ..open_to_both() };
    let guardian = Represented { relation: Relation::Parent, authority: Authority::LegalAgent };
    for proxy in [BY_WIFE, guardian] {
        assert_eq!(take(&strict, ApplicantKind::Person, proxy, vec![]), [Rule::MustAppear]);
        assert_eq!(take(&open_to_both(), ApplicantKind::Person, proxy, vec![]), []);
    }
    let of_firm = |authority| Represented { relation: Relation::Staff, authority };
    assert_eq!(take(&strict, ApplicantKind::Organisation, of_firm(Authority::LegalRepresentative), vec![]), []);
    assert_eq!(
        take(&strict, ApplicantKind::Organisation, of_firm(Authority::Handler), vec![]),
        [Rule::MustAppear],
        "a handler is not the representative"
    );
}

#[test]
fn an_authority_belongs_to_its_kind_of_applicant_and_to_those_who_can_have_it() {
    let all = [Authority::PowerOfAttorney, Authority::LegalAgent, Authority::LegalRepresentative, Authority::Handler];
    for authority in all {
        let other = match authority.of() {
            ApplicantKind::Person => ApplicantKind::Organisation,
            ApplicantKind::Organisation => ApplicantKind::Person,
        };
        let proxy = Represented { relation: Relation::Staff, authority };
        assert_eq!(take(&open_to_both(), other, proxy, vec![]), [Rule::ProxyAuthority], "{authority:?}");
    }
    for (relation, authority) in [
        (Relation::Staff, Authority::PowerOfAttorney),
        (Relation::Other, Authority::LegalAgent),
        (Relation::Spouse, Authority::LegalRepresentative),
        (Relation::Spouse, Authority::Handler),
    ] {
        let proxy = Represented { relation, authority };
        assert_eq!(take(&open_to_both(), authority.of(), proxy, vec![]), [Rule::ProxyRelation], "{proxy:?}");
    }
}

/// An item that asks for a power of attorney where somebody else comes.
fn with_paper() -> ItemVersion {
    let mut paper = material(0, Rank::Secondary, Demand::Conditional);
    paper.material_type = Some(Material::POWER_OF_ATTORNEY.to_owned());
    ItemVersion { materials: vec![paper], ..item(Kind::Commitment) }
}

#[test]
fn who_acts_by_a_paper_brings_it_and_a_guardian_needs_none() {
    let item = with_paper();
    let facts = accept::Facts { version: &item, late_secondary_allowed: false, on_file: &[] };
    let missing = |proxy, held: &[MaterialHeld]| accept::missing(None, held, proxy, None, facts).len();
    let guardian = Represented { relation: Relation::Parent, authority: Authority::LegalAgent };
    assert_eq!((missing(None, &[]), missing(Some(guardian), &[]), missing(Some(BY_WIFE), &[])), (0, 0, 1));
    assert_eq!(missing(Some(BY_WIFE), &[held(0, Held::Original)]), 0);
    let none = vec![held(0, Held::NotNeeded)];
    assert_eq!(take(&item, ApplicantKind::Person, BY_WIFE, none.clone()), [Rule::MaterialNeeded]);
    assert_eq!(take(&item, ApplicantKind::Person, guardian, none), []);
}

#[test]
fn a_case_applied_for_by_a_proxy_is_not_transferred_to_an_item_that_wants_the_applicant() {
    let mut case = driven(&World::of(item(Kind::Commitment)), 1).case().clone();
    case.proxy = Some(BY_WIFE);
    let strict = ItemVersion { presence: Presence::MustAppear, ..item(Kind::Commitment) };
    let holder = common::people::signature();
    let facts = transfer::Facts {
        item: id(35),
        window: id(12),
        route: Route::default(),
        version: Some((id(36), &strict)),
        holder: Some(holder.clone()),
    };
    let refused = transfer::transfer(&case, holder.person, &Some("走错窗口".to_owned()), facts).unwrap_err();
    assert_eq!(refused.iter().map(|refusal| refusal.rule).collect::<Vec<_>>(), [Rule::MustAppear]);
}

#[test]
fn the_result_goes_to_the_applicant_or_to_the_proxy_who_applied() {
    let case = driven(&World::of(item(Kind::Commitment)), 3).case().clone();
    let to = |receiver, name, proxy_name| {
        let act = Deliver::Hand { receiver, name, proof: None, signed: Signed::Paper, strokes: 0 };
        let facts = Facts { applicant_name: "丙试民", proxy_name, modes: &[] };
        deliver(&case, &act, facts)
            .map(|event| matches!(event, Event::Delivered { .. }))
            .map_err(|faults| faults[0].rule)
    };
    assert_eq!(to(Receiver::Applicant, "丙试民", None), Ok(true));
    assert_eq!(to(Receiver::Proxy, " 丁试民 ", Some("丁试民")), Ok(true));
    assert_eq!(to(Receiver::Proxy, "丙试民", Some("丁试民")), Err(Rule::ReceiverIsNotProxy));
    assert_eq!(to(Receiver::Applicant, "丁试民", Some("丁试民")), Err(Rule::ReceiverIsNotApplicant));
    assert_eq!(to(Receiver::Proxy, "丁试民", None), Err(Rule::NoProxy));
}
