//! One-time notice of everything missing, and the supplement (补正, C4, 行政许可法 32).

use super::{Attempt, accept, materials, settle, stage_allows};
use crate::case::event::Event;
use crate::case::evolve::with;
use crate::case::model::Case;
use crate::case::proxy;
use crate::case::record::MissingMaterial;
use crate::case::record::{Held, MaterialHeld};
use crate::case::stage::Act;
use crate::kernel::{Refusal, Rule};

/// What the clerk finds wrong with a material that was brought: it counts as missing.
#[derive(Debug, Clone)]
pub struct Defect {
    pub code: String,
    pub defect: String,
}

#[derive(Debug, Clone)]
pub struct RequestSupplement {
    pub defects: Vec<Defect>,
    pub advice: Option<String>,
}

/// Asks for everything that is missing or faulty, in one notice, also for what might come late. `by_director` tells whether the director asks, who
/// alone may ask a second time.
pub fn request(
    case: &Case,
    act: &RequestSupplement,
    facts: accept::Facts<'_>,
    by_director: bool,
) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::RequestSupplement).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::RequestSupplement, stage: Some(case.stage.name()) };
    let repeated = case.supplement_requests > 0;
    let mut faults = Vec::new();
    if repeated && !by_director {
        faults.push(attempt.breaks(Rule::SecondSupplementRequest));
    }
    let asked = proxy::demanded(facts.version, case.proxy);
    for (index, defect) in act.defects.iter().enumerate() {
        if !asked.iter().any(|material| material.code == defect.code) {
            faults.push(attempt.breaks(Rule::MaterialUnknown).at(format!("/defects/{index}/code")).about(&defect.code));
        }
    }
    let missing: Vec<MissingMaterial> = asked
        .iter()
        .filter_map(|material| {
            let defect = act.defects.iter().find(|defect| defect.code == material.code);
            let absent = materials::is_absent(material, &case.materials);
            (absent || defect.is_some()).then(|| MissingMaterial {
                code: material.code.clone(),
                name: material.name.clone(),
                defect: defect.map(|defect| defect.defect.clone()),
            })
        })
        .collect();
    if missing.is_empty() {
        faults.push(attempt.breaks(Rule::NothingMissing).at("/defects"));
    }
    settle(faults, Event::SupplementRequested { missing, advice: act.advice.clone(), repeated })
}

/// The applicant brings what was asked for; what had been brought before stays.
pub fn supplement(case: &Case, brought: &[MaterialHeld], facts: accept::Facts<'_>) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Supplement).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Supplement, stage: Some(case.stage.name()) };
    let asked = proxy::demanded(facts.version, case.proxy);
    let mut faults = materials::list_faults(attempt, &asked, brought, facts.on_file);
    let held = with(&case.materials, brought);
    faults.extend(
        asked.iter().filter(|material| materials::is_missing(material, &held, facts.late_secondary_allowed)).map(
            |material| {
                let refusal = attempt.breaks(Rule::SupplementIncomplete).about(&material.name);
                match brought.iter().position(|entry| entry.code == material.code && entry.state == Held::Missing) {
                    Some(index) => refusal.at(format!("/materials/{index}/state")),
                    None => refusal.at("/materials"),
                }
            },
        ),
    );
    settle(faults, Event::Supplemented { materials: held })
}
