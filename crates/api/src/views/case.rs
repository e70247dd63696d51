//! A case as its page shows it.

use app::queries::WhyNot;
use app::queries::cases::CaseRecord;
use domain::case::{
    Act, Channel, CountedKind, Decision, Ended, Extended, HandedOver, Held, Late, MaterialHeld, MissingMaterial,
    NotAccepted, RejectedFor, RequestForm, Stage, StageName, Suspension,
};
use domain::catalogue::item::{DeliveryMode, Demand, Kind, Material, Rank};
use domain::catalogue::special::{OwnExtension, StoppingStep};
use domain::kernel::id::CaseId;
use serde::Serialize;
use time::{Date, OffsetDateTime, UtcOffset};
use utoipa::ToSchema;
use uuid::Uuid;

use super::applicant::{ApplicantView, OpenCase, ProxyView};
use super::common::Named;
use super::history::{CorrectionView, ReminderView};
use super::timer::TimerView;
use crate::iso_date;
use crate::problem::{ApiError, say};

/// A material of the case beside what the item asks for.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseMaterial {
    pub code: String,
    pub name: String,
    pub rank: Rank,
    pub demand: Demand,
    pub state: Held,
    /// The earlier case that it lies with, if it is on file there.
    pub from: Option<Uuid>,
    #[schema(example = "LX01-2026-000001")]
    pub from_number: Option<String>,
}

/// A material the item asks for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AskedMaterial {
    pub code: String,
    pub name: String,
    pub rank: Rank,
    pub demand: Demand,
    pub condition: Option<String>,
    /// What has been seen of it; none where nobody has said yet.
    pub state: Option<Held>,
}

/// An act, and whether it is open now to the person who asks.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OpenAct)]
pub struct ActView {
    pub act: Act,
    pub allowed: bool,
    pub why: Option<WhyNotView>,
}

/// Why an act is not open.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WhyNot)]
pub struct WhyNotView {
    pub code: String,
    /// In Chinese.
    pub detail: String,
}

/// What may be agreed for secondary material that is missing (容缺).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LateOffer)]
pub struct LateOfferView {
    pub missing: Vec<MissingMaterial>,
    /// The last day that may be agreed.
    #[serde(with = "iso_date")]
    pub until: Date,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseItem {
    pub id: Uuid,
    pub version_id: Uuid,
    pub version: i32,
    pub code: String,
    pub name: String,
    pub result_name: String,
    /// How the result may be delivered.
    pub delivery: Vec<DeliveryMode>,
    /// The remedies that a refusal or denial names, as the regime of the item has them (B12).
    pub remedies: String,
    /// The steps that may stop its clocks, with the clocks that each stops (特别程序).
    pub stopping_steps: Vec<StoppingStep>,
    /// By how much its statutory limit may be extended, and by whose leave; none where no law allows it.
    pub extension: Option<OwnExtension>,
}

/// A case as its page shows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Case)]
pub struct CaseView {
    pub id: Uuid,
    /// The ETag.
    pub version: u32,
    #[schema(example = "LX01-2026-000001")]
    pub number: String,
    /// With the number, opens the public progress page; stands on the receipt.
    pub query_code: String,
    pub stage: StageName,
    /// The kind of the item: who decides, and until when.
    pub kind: Kind,
    /// The kind the case counts in now (D1).
    pub counted_kind: CountedKind,
    pub item: CaseItem,
    pub centre: Named,
    pub window: Named,
    /// The unit that reviews it; none where the window's own posts decide.
    pub review_unit: Option<Named>,
    /// The window that hands out the result, where it is another one.
    pub issuing_window: Option<Named>,
    pub channel: Channel,
    pub request: RequestForm,
    pub applicant: ApplicantView,
    /// Who acts for the applicant.
    pub proxy: Option<ProxyView>,
    /// Other open cases of the applicant for the same item, while this one is open (C7).
    pub likely_duplicates: Vec<OpenCase>,
    pub materials: Vec<CaseMaterial>,
    /// Everything the item asks for, by the version the case is under.
    pub asked: Vec<AskedMaterial>,
    pub note: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub received_at: OffsetDateTime,
    /// When the material at hand came: the centre's time to answer runs from here.
    #[serde(with = "time::serde::rfc3339")]
    pub material_at: OffsetDateTime,
    /// The law allows one; each further one is a fault of the centre.
    pub supplement_requests: u32,
    /// Names of everything that was asked for, while it is awaited.
    pub missing: Vec<String>,
    /// The same with codes, and with what is wrong where something is there but faulty.
    pub missing_materials: Vec<MissingMaterial>,
    /// Before acceptance: secondary material that is missing and may come late (容缺).
    pub late_offer: Option<LateOfferView>,
    /// After acceptance: what the applicant undertook to bring and has not brought yet.
    pub late: Option<Late>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub accepted_at: Option<OffsetDateTime>,
    /// 视为受理: nobody had said anything in time.
    pub deemed: bool,
    #[serde(with = "time::serde::rfc3339::option")]
    pub decided_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub delivered_at: Option<OffsetDateTime>,
    pub decision: Option<Decision>,
    pub delivery: Option<HandedOver>,
    /// Who took the result for the applicant.
    pub receiver_name: Option<String>,
    pub reminders: Vec<ReminderView>,
    pub corrections: Vec<CorrectionView>,
    /// 归档: when the dossier was closed.
    #[serde(with = "time::serde::rfc3339::option")]
    pub filed_at: Option<OffsetDateTime>,
    /// 中止: special procedures, those that last and those that are over.
    pub suspensions: Vec<Suspension>,
    /// 延期
    pub extended: Option<Extended>,
    pub not_accepted: Option<NotAccepted>,
    pub rejection: Option<RejectedFor>,
    /// How it ended without a decision.
    pub ended: Option<Ended>,
    pub timers: Vec<TimerView>,
    pub acts: Vec<ActView>,
}

impl CaseView {
    pub fn of(record: &CaseRecord) -> Result<Self, ApiError> {
        let facts = &record.facts;
        let (case, guide) = (facts.case(), &facts.version.doc.0);
        let to_civil = |at: OffsetDateTime| at.to_offset(record.now.offset());
        Ok(Self {
            id: case.id.0,
            version: case.version,
            number: facts.row.number.clone(),
            query_code: record.query_code.clone(),
            stage: case.stage.name(),
            kind: case.kind,
            counted_kind: case.counted_kind(),
            item: CaseItem {
                id: case.item.0,
                version_id: case.item_version.0,
                version: facts.version.version,
                code: guide.code.clone(),
                name: guide.name.clone(),
                result_name: guide.result_name.clone(),
                delivery: guide.delivery.clone(),
                remedies: guide.procedure().rules().remedies_text.to_owned(),
                stopping_steps: guide.stopping_steps(),
                extension: guide.extension_rule(),
            },
            centre: Named { id: facts.centre.id.0, code: facts.centre.code.clone(), name: facts.centre.name.clone() },
            window: Named::window(&facts.window),
            review_unit: record.owners.review.as_ref().map(|(unit, _)| Named::unit(unit)),
            issuing_window: facts.issuing.as_ref().map(Named::window),
            channel: case.channel,
            request: case.request,
            applicant: ApplicantView::of(&record.applicant),
            proxy: case.proxy.zip(record.proxy.as_ref()).map(|(proxy, masked)| ProxyView::of(proxy, masked)),
            likely_duplicates: record.duplicates.iter().map(OpenCase::of).collect(),
            materials: case
                .materials
                .iter()
                .filter_map(|held| {
                    let asked = guide.materials.iter().find(|asked| asked.code == held.code)?;
                    Some(CaseMaterial {
                        code: held.code.clone(),
                        name: asked.name.clone(),
                        rank: asked.rank,
                        demand: asked.demand,
                        state: held.state,
                        from: held.from.map(|case| case.0),
                        from_number: number_of(record, held.from),
                    })
                })
                .collect(),
            asked: guide.materials.iter().map(|material| asked(material, &case.materials)).collect(),
            note: record.note.clone(),
            received_at: to_civil(case.received_at),
            material_at: to_civil(case.material_at),
            supplement_requests: case.supplement_requests,
            missing: missing(&case.stage),
            missing_materials: missing_materials(&case.stage),
            late_offer: record
                .late_offer
                .as_ref()
                .map(|offer| LateOfferView { missing: offer.missing.clone(), until: offer.until }),
            late: case.late.clone(),
            accepted_at: case.stage.accepted_at().map(to_civil),
            deemed: case.stage.acceptance().is_some_and(|acceptance| acceptance.deemed),
            decided_at: case.stage.decision().map(|decision| to_civil(decision.at)),
            delivered_at: case.stage.handed_over().map(|delivery| to_civil(delivery.at)),
            decision: case.stage.decision().cloned(),
            delivery: case.stage.handed_over().cloned(),
            receiver_name: record.history.receiver.clone(),
            reminders: record.history.reminders.iter().map(ReminderView::of).collect(),
            corrections: record.history.corrections.iter().map(CorrectionView::of).collect(),
            filed_at: case.filed_at.map(to_civil),
            suspensions: case.suspensions.iter().map(|one| suspension(one, record.now.offset())).collect(),
            extended: case.extended.clone().map(|one| Extended { at: to_civil(one.at), ..one }),
            not_accepted: match &case.stage {
                Stage::Refused { not_accepted } => Some(not_accepted.clone()),
                _ => None,
            },
            rejection: match &case.stage {
                Stage::Rejected { rejection } => Some(rejection.clone()),
                _ => None,
            },
            ended: match &case.stage {
                Stage::Withdrawn { ended, .. } | Stage::Terminated { ended, .. } => Some(ended.clone()),
                _ => None,
            },
            timers: record
                .timers
                .iter()
                .map(|row| TimerView::of(row, record.now, &record.owners))
                .collect::<Result<_, _>>()?,
            acts: record.acts.iter().map(|(act, why)| act_view(*act, why.as_ref())).collect(),
        })
    }
}

/// In civil time.
fn suspension(kept: &Suspension, civil: UtcOffset) -> Suspension {
    Suspension {
        since: kept.since.to_offset(civil),
        until: kept.until.map(|until| until.to_offset(civil)),
        ..kept.clone()
    }
}

/// The official number of the case that a material lies with.
fn number_of(record: &CaseRecord, from: Option<CaseId>) -> Option<String> {
    let from = from?;
    record.filed.iter().find(|(case, _)| *case == from).map(|(_, number)| number.clone())
}

/// What was asked for and is awaited.
pub fn missing(stage: &Stage) -> Vec<String> {
    match stage {
        Stage::SupplementAwaited { missing, .. } => missing.clone(),
        _ => Vec::new(),
    }
}

fn asked(material: &Material, held: &[MaterialHeld]) -> AskedMaterial {
    AskedMaterial {
        code: material.code.clone(),
        name: material.name.clone(),
        rank: material.rank,
        demand: material.demand,
        condition: material.condition.clone(),
        state: held.iter().find(|entry| entry.code == material.code).map(|entry| entry.state),
    }
}

fn missing_materials(stage: &Stage) -> Vec<MissingMaterial> {
    match stage {
        Stage::SupplementAwaited { materials, .. } => materials.clone(),
        _ => Vec::new(),
    }
}

fn act_view(act: Act, why: Option<&WhyNot>) -> ActView {
    let why = why.map(|why| match why {
        WhyNot::Denied(denial) => WhyNotView { code: denial.code().to_owned(), detail: say(denial.code(), None) },
        WhyNot::Refused(refusal) => WhyNotView {
            code: refusal.rule.code().to_owned(),
            detail: say(refusal.rule.code(), refusal.subject.as_deref()),
        },
    });
    ActView { act, allowed: why.is_none(), why }
}
