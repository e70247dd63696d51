//! To the right window, to a person named (首问负责, C3). The case stays what it is: its clock runs on.

use super::{Attempt, settle, stage_allows, stated};
use crate::case::event::Event;
use crate::case::model::Case;
use crate::case::proxy;
use crate::case::stage::Act;
use crate::catalogue::item::{ItemVersion, Kind};
use crate::kernel::id::{ItemId, ItemVersionId, PersonId, WindowId};
use crate::kernel::{Refusal, Rule, Signature};
use crate::place::Route;

/// What the centre knows of where the case goes.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    pub item: ItemId,
    /// The window of that item.
    pub window: WindowId,
    /// Where the case goes from there.
    pub route: Route,
    pub version: Option<(ItemVersionId, &'a ItemVersion)>,
    /// Who holds that window now.
    pub holder: Option<Signature>,
}

pub fn transfer(case: &Case, to: PersonId, reasons: &Option<String>, facts: Facts<'_>) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Transfer).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Transfer, stage: Some(case.stage.name()) };
    let mut faults = Vec::new();
    if facts.item == case.item {
        faults.push(attempt.breaks(Rule::TransferToItself).at("/itemId"));
    }
    let version = match facts.version {
        Some((id, version)) => {
            if !version.applicants.contains(&case.applicant_kind) {
                faults.push(attempt.breaks(Rule::ApplicantKind).at("/itemId"));
            }
            if proxy::must_appear(version, case.proxy) {
                faults.push(attempt.breaks(Rule::MustAppear).at("/itemId").about(&version.name));
            }
            Some((id, version.kind))
        }
        None => {
            faults.push(attempt.breaks(Rule::ItemNotInForce).at("/itemId"));
            None
        }
    };
    let holder = facts.holder.filter(|holder| holder.person == to);
    if holder.is_none() {
        faults.push(attempt.breaks(Rule::NotTheHolderThere).at("/personId"));
    }
    let reasons = stated(reasons);
    if reasons.is_none() {
        faults.push(attempt.breaks(Rule::ReasonsMissing).at("/reasons"));
    }
    let (item_version, kind): (ItemVersionId, Kind) = match (version, &holder) {
        (Some(version), Some(_)) => version,
        _ => return Err(faults),
    };
    let Some(to) = holder else { return Err(faults) };
    settle(
        faults,
        Event::Transferred {
            from: case.window,
            window: facts.window,
            route: facts.route,
            item: facts.item,
            item_version,
            kind,
            to,
            reasons: reasons.unwrap_or_default(),
        },
    )
}
