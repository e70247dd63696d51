//! The acts on a case: each takes the case and its facts, and gives events or every fault at once.

pub mod accept;
pub mod bring;
pub mod close;
pub mod correct;
pub mod decide;
pub mod deliver;
pub mod end;
pub mod halt;
pub mod late;
mod materials;
pub mod receive;
pub mod refuse;
pub mod remind;
pub mod supplement;
pub mod transfer;

use crate::kernel::{Refusal, Rule};

use super::attempt::Attempt;
use super::model::Case;
use super::stage::Act;

/// Whether `act` starts from the stage the case is in.
fn stage_allows(case: &Case, act: Act) -> Result<(), Refusal> {
    let stage = case.stage.name();
    match stage.after(act) {
        Some(_) => Ok(()),
        None => Err(Refusal::new(Rule::WrongStage, act, Some(stage))),
    }
}

/// `Ok` when nothing was refused, otherwise all refusals.
fn settle<T>(faults: Vec<Refusal>, good: T) -> Result<T, Vec<Refusal>> {
    if faults.is_empty() { Ok(good) } else { Err(faults) }
}

/// A text that says something.
fn stated(text: &Option<String>) -> Option<String> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}
