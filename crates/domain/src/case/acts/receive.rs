//! Receive (收件): the request is registered, whatever its outcome will be (C1).

use super::{Attempt, materials, settle};
use crate::case::event::Event;
use crate::case::on_file::OnFile;
use crate::case::proxy::{self, Represented};
use crate::case::record::{Channel, MaterialHeld, RequestForm};
use crate::case::stage::Act;
use crate::catalogue::item::{ApplicantKind, ItemVersion};
use crate::kernel::id::{ApplicantId, CaseId, CentreId, ItemId, ItemVersionId, WindowId};
use crate::kernel::{Refusal, Rule};
use crate::place::Route;

/// What the clerk states.
#[derive(Debug, Clone)]
pub struct Receive {
    pub case: CaseId,
    pub item: ItemId,
    pub applicant: ApplicantId,
    pub applicant_kind: ApplicantKind,
    pub channel: Channel,
    pub request: RequestForm,
    pub materials: Vec<MaterialHeld>,
    /// As what somebody else applies for the applicant.
    pub proxy: Option<Represented>,
}

/// What the centre knows.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub centre: CentreId,
    /// The window that takes the item.
    pub window: WindowId,
    /// Where the case goes from there.
    pub route: Route,
    /// The version in force today, if any.
    pub version: Option<(ItemVersionId, &'a ItemVersion)>,
    /// Whether the profile takes oral requests (A3).
    pub oral_request_suffices: bool,
    /// What of the applicant is on file for this item.
    pub on_file: &'a [OnFile],
}

/// Every fault of the request, or the event that begins the case.
pub fn receive(act: &Receive, facts: Facts<'_>) -> Result<Event, Vec<Refusal>> {
    let attempt = Attempt { act: Act::Receive, stage: None };
    let Some((version_id, version)) = facts.version else {
        return Err(vec![attempt.breaks(Rule::ItemNotInForce).at("/itemId")]);
    };
    let mut faults = Vec::new();
    if !version.applicants.contains(&act.applicant_kind) {
        faults.push(attempt.breaks(Rule::ApplicantKind).at("/applicant/kind"));
    }
    if act.request == RequestForm::Oral && !facts.oral_request_suffices {
        faults.push(attempt.breaks(Rule::OralNotEnough).at("/request"));
    }
    faults.extend(proxy::faults(attempt, version, act.applicant_kind, act.proxy));
    let asked = proxy::demanded(version, act.proxy);
    faults.extend(materials::list_faults(attempt, &asked, &act.materials, facts.on_file));
    settle(
        faults,
        Event::Received {
            case: act.case,
            centre: facts.centre,
            window: facts.window,
            route: facts.route,
            item: act.item,
            item_version: version_id,
            applicant: act.applicant,
            applicant_kind: act.applicant_kind,
            kind: version.kind,
            channel: act.channel,
            request: act.request,
            materials: act.materials.clone(),
            proxy: act.proxy,
        },
    )
}
