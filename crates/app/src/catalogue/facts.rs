//! What is known of a draft before anything is done to it.

use domain::catalogue::disclosure::{self, DisclosureLine};
use domain::catalogue::draft::{DraftAct, ItemDraft};
use domain::catalogue::item::ItemVersion;
use domain::catalogue::publication::{self, Facts, PublicationFault};
use domain::kernel::Actor;
use domain::kernel::id::{ItemDraftId, ItemId, UnitId, WindowId};
use domain::place::{Route, reaches_unit};
use domain::policy::{self, CatalogueAct, CatalogueSubject, Denial};
use domain::profile::UnitKind;
use store::StoreError;
use store::catalogue::drafts::{self, DraftRow};
use store::catalogue::{self, ItemRow};
use store::engine::columns::{Id, Instant, Json};
use store::places::centres::{self, CentreRow};
use store::places::units::{self, UnitRow};
use store::places::windows::{self, WindowRow};

use crate::error::FieldFault;
use crate::{AppError, Tx};

/// A draft with its centre, the window its guide names, and the item it follows.
#[derive(Debug, Clone)]
pub struct DraftFacts {
    pub row: DraftRow,
    pub centre: CentreRow,
    pub window: Option<WindowRow>,
    pub item: Option<ItemRow>,
}

impl DraftFacts {
    pub fn draft(&self) -> &ItemDraft {
        &self.row.doc.0
    }

    pub fn id(&self) -> ItemDraftId {
        ItemDraftId(self.row.id.0)
    }

    /// The row as the draft has become, read before at the version this row still has.
    pub(super) fn become_draft(
        &self,
        draft: ItemDraft,
        window: Option<&WindowRow>,
        tx: &Tx<'_>,
    ) -> Result<DraftRow, AppError> {
        let stage = draft.stage.name();
        Ok(DraftRow {
            window_id: window.map(|window| window.id),
            stage: stage.as_str().to_owned(),
            open: stage.is_open(),
            version: i32::try_from(draft.version).map_err(AppError::internal)?,
            updated_at: Instant::from(tx.now),
            doc: Json(draft),
            ..self.row.clone()
        })
    }

    /// Writes the row, unless somebody was faster.
    pub(super) fn replace(self, tx: &mut Tx<'_>, row: DraftRow, window: Option<WindowRow>) -> Result<Self, AppError> {
        if !drafts::update(tx.conn, &row, self.row.version)? {
            let current = drafts::load(tx.conn, self.id())?.map_or(0, |row| row.doc.0.version);
            return Err(AppError::Stale { current });
        }
        Ok(Self { row, window, ..self })
    }
}

/// The draft, if it belongs to the actor's centre; to others it does not exist.
pub fn load(tx: &mut Tx<'_>, actor: &Actor, id: ItemDraftId) -> Result<DraftFacts, AppError> {
    let row = drafts::load(tx.conn, id)?;
    of_own_centre(tx, actor, row)
}

fn of_own_centre(tx: &mut Tx<'_>, actor: &Actor, row: Option<DraftRow>) -> Result<DraftFacts, AppError> {
    let row = row.filter(|row| row.centre_id.0 == actor.centre.0).ok_or(AppError::NotFound("item draft"))?;
    let centre = centres::load(tx.conn, actor.centre)?;
    let window = window_of(tx, actor, &row.doc.0.guide)?;
    let item = match row.item_id {
        Some(id) => {
            Some(catalogue::load(tx.conn, ItemId(id.0))?.ok_or_else(|| StoreError::corrupt("item of a draft"))?)
        }
        None => None,
    };
    Ok(DraftFacts { row, centre, window, item })
}

/// The window of the actor's centre that a guide names.
pub(super) fn window_of(tx: &mut Tx<'_>, actor: &Actor, guide: &ItemVersion) -> Result<Option<WindowRow>, AppError> {
    Ok(match windows::id_of(tx.conn, actor.centre, &guide.window)? {
        Some(id) => windows::load(tx.conn, id)?,
        None => None,
    })
}

/// The unit that a guide puts in charge, if it is one of the centre's own or above it: the town's departments and the
/// bureaus of its county, never a department of another town.
pub(super) fn department_of(
    tx: &mut Tx<'_>,
    centre: &CentreRow,
    guide: &ItemVersion,
) -> Result<Option<UnitId>, AppError> {
    let Some(code) = guide.department.as_deref() else { return Ok(None) };
    let Some(unit) = units::id_of(tx.conn, code)? else { return Ok(None) };
    let above = units::with_those_above(tx.conn, centre.unit_id)?;
    let way = units::with_those_above(tx.conn, Id(unit))?;
    let reached = reaches_unit(&kinds(&above)?, &kinds(&way)?);
    Ok(reached.then_some(UnitId(unit)))
}

fn kinds(way: &[UnitRow]) -> Result<Vec<(UnitId, UnitKind)>, StoreError> {
    way.iter().map(|unit| Ok((UnitId(unit.id.0), unit.unit_kind()?))).collect()
}

/// Whether the actor may do this to the draft.
pub fn may_on(actor: &Actor, act: DraftAct, facts: &DraftFacts) -> Result<(), Denial> {
    let may = |act| {
        let authors = facts.draft().written_by();
        let sign_off = &facts.centre.policy.0.sign_off;
        let window = facts.window.as_ref().map(|window| WindowId(window.id.0));
        let subject = CatalogueSubject { centre: actor.centre, window, sign_off, authors: &authors };
        policy::may_in_catalogue(actor, act, subject)
    };
    match act {
        DraftAct::Save | DraftAct::Submit | DraftAct::Withdraw => may(CatalogueAct::Draft),
        DraftAct::SignOff => may(CatalogueAct::SignOff),
        // The reviewer sends it back; whoever drafts may take it back.
        DraftAct::SendBack => may(CatalogueAct::Draft).or_else(|_| may(CatalogueAct::SignOff)),
        DraftAct::Publish => may(CatalogueAct::Publish),
    }
}

/// The draft for an act: there, permitted, as the caller last saw it, and at a stage for it.
pub(super) fn for_act(
    tx: &mut Tx<'_>,
    actor: &Actor,
    act: DraftAct,
    id: ItemDraftId,
    read_version: u32,
) -> Result<DraftFacts, AppError> {
    let row = drafts::load_for_act(tx.conn, id)?;
    let facts = of_own_centre(tx, actor, row)?;
    may_on(actor, act, &facts).map_err(AppError::Denied)?;
    let current = facts.draft().version;
    if current != read_version {
        return Err(AppError::Stale { current });
    }
    if facts.draft().allows(act) { Ok(facts) } else { Err(wrong_stage()) }
}

pub(super) fn wrong_stage() -> AppError {
    AppError::Rejected { code: "draft.wrong-stage", faults: Vec::new() }
}

/// How far a draft has come: the lines of the centre's list, and what keeps it from being published.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The name of the list, e.g. 六公开.
    pub list: String,
    pub lines: Vec<DisclosureLine>,
    pub faults: Vec<PublicationFault>,
}

pub fn check(tx: &mut Tx<'_>, facts: &DraftFacts) -> Result<Checked, AppError> {
    let guide = &facts.draft().guide;
    let policy = &facts.centre.policy.0;
    let tables = tx.tables(&facts.centre.calendar_id)?;
    let department = department_of(tx, &facts.centre, guide)?;
    let route = route_of(tx, facts, department)?;
    let taken = catalogue::by_code(tx.conn, facts.centre.id.into(), &guide.code)?;
    let rules = Facts {
        policy,
        window: facts.window.as_ref().map(|window| window.powers.0.as_slice()),
        route,
        department_known: guide.department.is_none() || department.is_some(),
        code: facts.item.as_ref().map(|item| item.code.as_str()),
        code_taken: taken.is_some_and(|item| facts.row.item_id != Some(Id(item.id.0))),
        calendars: tables.calendars(),
    };
    Ok(Checked {
        list: policy.disclosure.name.clone(),
        lines: disclosure::lines(guide, &policy.disclosure),
        faults: publication::faults(guide, rules),
    })
}

/// Where cases would go from the window that the guide names; nowhere from none.
fn route_of(tx: &mut Tx<'_>, facts: &DraftFacts, department: Option<UnitId>) -> Result<Route, AppError> {
    let Some(window) = &facts.window else { return Ok(Route::default()) };
    let issuing = windows::issuing(tx.conn, facts.centre.id.into())?;
    Ok(window.counter()?.route(facts.draft().guide.kind, department, issuing))
}

/// The faults as they stand in a problem document, with pointers into the draft.
pub(super) fn told(faults: Vec<PublicationFault>) -> Vec<FieldFault> {
    let one = |fault: PublicationFault| FieldFault {
        pointer: format!("/guide{}", fault.pointer),
        code: fault.rule.code(),
        subject: fault.subject,
    };
    faults.into_iter().map(one).collect()
}

/// A draft goes on only when nothing keeps it from being published.
pub(super) fn ready(tx: &mut Tx<'_>, facts: &DraftFacts) -> Result<(), AppError> {
    let faults = told(check(tx, facts)?.faults);
    if faults.is_empty() { Ok(()) } else { Err(AppError::Rejected { code: "draft.not-ready", faults }) }
}
