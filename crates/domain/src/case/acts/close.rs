//! Close the dossier (归档): what has to be in it is there. Document 000 has the agent take the receipt back and file the
//! papers once the result is delivered; document 004-2 ends each matter with its filing (备案).

use super::{Attempt, settle, stage_allows};
use crate::case::event::Event;
use crate::case::model::Case;
use crate::case::record::Signed;
use crate::case::stage::Act;
use crate::kernel::{Refusal, Rule};

/// What the centre knows.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Titles of the notices that the applicant must have in writing and that were never printed.
    pub unprinted: &'a [&'static str],
}

/// `receipt_kept`: the receipt that was signed on paper, or that the carrier brought back, lies in the dossier.
pub fn close(case: &Case, receipt_kept: bool, facts: Facts<'_>) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Close).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::Close, stage: Some(case.stage.name()) };
    if case.filed_at.is_some() {
        return Err(vec![attempt.breaks(Rule::AlreadyFiled)]);
    }
    let mut faults: Vec<Refusal> =
        facts.unprinted.iter().map(|title| attempt.breaks(Rule::NoticeNotPrinted).about(*title)).collect();
    let on_paper = case.stage.handed_over().is_some_and(|delivery| delivery.signed != Signed::Pad);
    if on_paper && !receipt_kept {
        faults.push(attempt.breaks(Rule::ReceiptNotKept).at("/receiptKept"));
    }
    settle(faults, Event::Filed)
}
