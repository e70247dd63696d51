//! Begin a draft, save it, withdraw it.

use domain::catalogue::draft::{DraftAct, DraftBase, ItemDraft};
use domain::catalogue::item::{Fee, ItemType, ItemVersion, Kind, Presence};
use domain::kernel::id::{CentreId, ItemDraftId, ItemId, WindowId};
use domain::kernel::{Actor, Role};
use domain::policy::{self, CatalogueAct, CatalogueSubject};
use serde_json::json;
use store::StoreError;
use store::catalogue::drafts::{self, DraftRow};
use store::catalogue::{self, ItemRow, editing};
use store::engine::columns::{Id, Instant, Json};
use store::places::centres::{self, CentreRow};
use store::places::windows;

use super::facts::{DraftFacts, for_act, window_of, wrong_stage};
use super::{canonical, log, mark};
use crate::acts::digest;
use crate::error::FieldFault;
use crate::{AppError, Tx};

/// What a draft begins with: an item whose next version it is, a guide, both, or neither.
#[derive(Debug, Clone)]
pub struct DraftStated {
    pub item: Option<ItemId>,
    pub guide: Option<ItemVersion>,
}

pub fn begin(tx: &mut Tx<'_>, actor: &Actor, stated: &DraftStated) -> Result<DraftFacts, AppError> {
    let centre = centres::load(tx.conn, actor.centre)?;
    let (item, base, published) = match stated.item {
        Some(id) => follow(tx, actor, &centre, id)?,
        None => (None, None, None),
    };
    let guide = match stated.guide.clone().or(published) {
        Some(guide) => guide,
        None => blank(own_window(tx, actor)?),
    };
    let window = window_of(tx, actor, &guide)?;
    may_draft(actor, &centre, window.as_ref().map(|window| WindowId(window.id.0)))?;
    let draft = ItemDraft::begin(base, guide, mark(tx, actor));
    let stage = draft.stage.name();
    let row = DraftRow {
        id: Id(tx.new_id()),
        centre_id: centre.id,
        item_id: item.as_ref().map(|item| item.id),
        window_id: window.as_ref().map(|window| window.id),
        stage: stage.as_str().to_owned(),
        open: stage.is_open(),
        version: 1,
        updated_at: Instant::from(tx.now),
        doc: Json(draft),
    };
    drafts::insert(tx.conn, &row)?;
    let facts = DraftFacts { row, centre, window, item };
    written(tx, actor, &facts, "draftBegun")?;
    Ok(facts)
}

/// An item of the centre with its newest version, if no other draft of it is open.
type Followed = (Option<ItemRow>, Option<DraftBase>, Option<ItemVersion>);

fn follow(tx: &mut Tx<'_>, actor: &Actor, centre: &CentreRow, id: ItemId) -> Result<Followed, AppError> {
    let unknown = || AppError::Invalid(vec![FieldFault::new("/itemId", "item.unknown")]);
    let item = catalogue::load(tx.conn, id)?.filter(|item| item.centre_id == centre.id).ok_or_else(unknown)?;
    let newest = editing::newest(tx.conn, id)?.ok_or_else(|| StoreError::corrupt("item without a version"))?;
    may_draft(actor, centre, Some(newest.window(&item)))?;
    if drafts::open_of_item(tx.conn, id)?.is_some() {
        return Err(AppError::Rejected { code: "draft.exists", faults: Vec::new() });
    }
    let version = u32::try_from(newest.version).map_err(AppError::internal)?;
    Ok((Some(item), Some(DraftBase { item: id, version }), Some(newest.doc.0)))
}

fn may_draft(actor: &Actor, centre: &CentreRow, window: Option<WindowId>) -> Result<(), AppError> {
    let subject =
        CatalogueSubject { centre: CentreId(centre.id.0), window, sign_off: &centre.policy.0.sign_off, authors: &[] };
    policy::may_in_catalogue(actor, CatalogueAct::Draft, subject).map_err(AppError::Denied)
}

/// The code of the window that a chief drafts for; none for others.
fn own_window(tx: &mut Tx<'_>, actor: &Actor) -> Result<String, AppError> {
    let own = actor.duties.iter().find(|duty| duty.decides && actor.role == Role::WindowA);
    let window = match own {
        Some(duty) => windows::load(tx.conn, duty.window)?,
        None => None,
    };
    Ok(window.map(|window| window.code).unwrap_or_default())
}

/// A guide that says nothing yet.
fn blank(window: String) -> ItemVersion {
    ItemVersion {
        code: String::new(),
        name: String::new(),
        aliases: Vec::new(),
        item_type: ItemType::PublicService,
        regime: None,
        kind: Kind::Commitment,
        window,
        exercising_level: String::new(),
        legal_basis: Vec::new(),
        conditions: Vec::new(),
        applicants: Vec::new(),
        materials: Vec::new(),
        steps: Vec::new(),
        statutory_limit: None,
        promised_limit: None,
        special_steps: Vec::new(),
        extension: None,
        fee: Fee { amount_fen: 0, standard: String::new(), basis: None },
        result_name: String::new(),
        delivery: Vec::new(),
        enquiry: String::new(),
        complaint: String::new(),
        visits: 1,
        presence: Presence::AgentAllowed,
        department: None,
        two_persons: false,
        questions: Vec::new(),
    }
}

pub fn save(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: ItemDraftId,
    read_version: u32,
    guide: &ItemVersion,
) -> Result<DraftFacts, AppError> {
    let facts = for_act(tx, actor, DraftAct::Save, id, read_version)?;
    let window = window_of(tx, actor, guide)?;
    may_draft(actor, &facts.centre, window.as_ref().map(|window| WindowId(window.id.0)))?;
    let by = mark(tx, actor);
    let draft = facts.draft().clone().save(guide.clone(), by).map_err(|_| wrong_stage())?;
    let row = facts.become_draft(draft, window.as_ref(), tx)?;
    let facts = facts.replace(tx, row, window)?;
    written(tx, actor, &facts, "draftSaved")?;
    Ok(facts)
}

/// Gives a draft up; it stays on record.
pub fn withdraw(tx: &mut Tx<'_>, actor: &Actor, id: ItemDraftId, read_version: u32) -> Result<DraftFacts, AppError> {
    let facts = for_act(tx, actor, DraftAct::Withdraw, id, read_version)?;
    let by = mark(tx, actor);
    let draft = facts.draft().clone().withdraw(by).map_err(|_| wrong_stage())?;
    let window = facts.window.clone();
    let row = facts.become_draft(draft, window.as_ref(), tx)?;
    let facts = facts.replace(tx, row, window)?;
    written(tx, actor, &facts, "draftWithdrawn")?;
    Ok(facts)
}

/// The audit entry of an act on a draft, with the digest of the guide as it stands.
pub(super) fn written(tx: &mut Tx<'_>, actor: &Actor, facts: &DraftFacts, act: &'static str) -> Result<(), AppError> {
    let detail = json!({
        "draft": facts.row.id.0,
        "version": facts.row.version,
        "person": actor.person,
        "digest": digest(&canonical(&facts.draft().guide)?),
    });
    log(tx, actor, facts.row.id.0, act, detail)
}
