//! Submit a draft, sign it off, send it back.

use domain::catalogue::draft::{DraftAct, DraftMark, ItemDraft, WrongDraftStage};
use domain::kernel::Actor;
use domain::kernel::id::ItemDraftId;

use super::drafts::written;
use super::facts::{DraftFacts, for_act, ready, wrong_stage};
use super::mark;
use crate::error::FieldFault;
use crate::{AppError, Tx};

/// Submits a draft that is complete and sound; else every fault is named (B6).
pub fn submit(tx: &mut Tx<'_>, actor: &Actor, id: ItemDraftId, read_version: u32) -> Result<DraftFacts, AppError> {
    let facts = for_act(tx, actor, DraftAct::Submit, id, read_version)?;
    ready(tx, &facts)?;
    step(tx, actor, facts, "draftSubmitted", ItemDraft::submit)
}

pub fn sign_off(tx: &mut Tx<'_>, actor: &Actor, id: ItemDraftId, read_version: u32) -> Result<DraftFacts, AppError> {
    let facts = for_act(tx, actor, DraftAct::SignOff, id, read_version)?;
    ready(tx, &facts)?;
    step(tx, actor, facts, "draftSignedOff", ItemDraft::sign_off)
}

pub fn send_back(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: ItemDraftId,
    read_version: u32,
    reasons: &str,
) -> Result<DraftFacts, AppError> {
    let facts = for_act(tx, actor, DraftAct::SendBack, id, read_version)?;
    let reasons = reasons.trim().to_owned();
    if reasons.is_empty() {
        return Err(AppError::Invalid(vec![FieldFault::new("/reasons", "field.blank")]));
    }
    step(tx, actor, facts, "draftSentBack", |draft, by| draft.send_back(by, reasons))
}

fn step(
    tx: &mut Tx<'_>,
    actor: &Actor,
    facts: DraftFacts,
    act: &'static str,
    to: impl FnOnce(ItemDraft, DraftMark) -> Result<ItemDraft, WrongDraftStage>,
) -> Result<DraftFacts, AppError> {
    let by = mark(tx, actor);
    let draft = to(facts.draft().clone(), by).map_err(|_| wrong_stage())?;
    let window = facts.window.clone();
    let row = facts.become_draft(draft, window.as_ref(), tx)?;
    let facts = facts.replace(tx, row, window)?;
    written(tx, actor, &facts, act)?;
    Ok(facts)
}
