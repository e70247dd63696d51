//! Items as the tests need them, and what draws them.

use domain::case::{Held, MaterialHeld};
use domain::catalogue::item::{DeliveryMode, Demand, ItemVersion, Kind, Material, Rank};
use domain::time::{Limit, Unit};
use proptest::prelude::*;
use serde_json::json;

/// A sound item without materials; a commitment promises ten open days.
pub fn item(kind: Kind) -> ItemVersion {
    let promised_limit = match kind {
        Kind::Immediate => None,
        Kind::Commitment => Some(Limit { amount: 10, unit: Unit::OpenDay }),
    };
    let mut item: ItemVersion = serde_json::from_value(json!({
        "code": "trial", "name": "试验事项", "type": "permit", "kind": kind, "window": "W01", "exercisingLevel": "乡镇",
        "legalBasis": [], "conditions": [], "applicants": ["person"], "materials": [], "steps": [],
        "fee": {"amountFen": 0, "standard": "不收费"}, "resultName": "试验证", "delivery": ["pickUp"],
        "enquiry": "0874-9000001", "complaint": "0874-9000002", "visits": 1, "presence": "agentAllowed"
    }))
    .unwrap();
    item.promised_limit = promised_limit;
    item
}

/// Material `m{n}`, named `材料{n}`.
pub fn material(n: usize, rank: Rank, demand: Demand) -> Material {
    Material {
        code: format!("m{n}"),
        name: format!("材料{n}"),
        rank,
        demand,
        condition: (demand == Demand::Conditional).then(|| "情形".to_owned()),
        originals: 1,
        copies: 0,
        source: "申请人".to_owned(),
        note: None,
        material_type: None,
        valid_months: None,
        sample: Vec::new(),
    }
}

pub fn held(n: usize, state: Held) -> MaterialHeld {
    MaterialHeld { code: format!("m{n}"), state, from: None }
}

pub fn any_kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Immediate), Just(Kind::Commitment)]
}

pub fn any_held() -> impl Strategy<Value = Held> {
    prop_oneof![4 => Just(Held::Original), 2 => Just(Held::Copy), 1 => Just(Held::Missing), 1 => Just(Held::NotNeeded)]
}

/// Up to four materials of any rank and demand, `m0` first.
pub fn any_materials() -> impl Strategy<Value = Vec<Material>> {
    let rank = prop_oneof![Just(Rank::Main), Just(Rank::Secondary)];
    let demand = prop_oneof![Just(Demand::Required), Just(Demand::Conditional)];
    prop::collection::vec((rank, demand), 0..5)
        .prop_map(|asked| asked.into_iter().enumerate().map(|(n, (rank, demand))| material(n, rank, demand)).collect())
}

pub fn any_item() -> impl Strategy<Value = ItemVersion> {
    let modes =
        prop::sample::subsequence(vec![DeliveryMode::PickUp, DeliveryMode::Post, DeliveryMode::ByAnother], 1..4);
    (any_kind(), any_materials(), modes, prop::bool::weighted(0.1)).prop_map(|(kind, materials, delivery, strict)| {
        let two_persons = strict && kind == Kind::Commitment;
        ItemVersion { materials, delivery, two_persons, ..item(kind) }
    })
}

/// What was brought for `asked`: mostly each material once, in any state; sometimes doubled, unknown or left out.
pub fn brought(asked: usize) -> impl Strategy<Value = Vec<MaterialHeld>> {
    let each_once = prop::collection::vec(any_held(), asked)
        .prop_map(|states| states.into_iter().enumerate().map(|(n, state)| held(n, state)).collect::<Vec<_>>());
    let all_there = Just((0..asked).map(|n| held(n, Held::Original)).collect::<Vec<_>>());
    let anything = prop::collection::vec((0..7_usize, any_held()).prop_map(|(n, state)| held(n, state)), 0..6);
    prop_oneof![3 => each_once, 3 => all_there, 1 => anything]
}
