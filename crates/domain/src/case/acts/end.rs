//! A case that ends before a decision: the applicant withdraws (撤回), or the centre terminates it (终止), with reasons (D9).

use super::{Attempt, stage_allows, stated};
use crate::case::event::Event;
use crate::case::model::Case;
use crate::case::stage::Act;
use crate::kernel::{Refusal, Rule};

pub fn withdraw(case: &Case, reasons: &Option<String>) -> Result<Event, Vec<Refusal>> {
    with_reasons(case, Act::Withdraw, reasons).map(|reasons| Event::Withdrawn { reasons })
}

pub fn terminate(case: &Case, reasons: &Option<String>) -> Result<Event, Vec<Refusal>> {
    with_reasons(case, Act::Terminate, reasons).map(|reasons| Event::Terminated { reasons })
}

/// The applicant did not bring what was undertaken (容缺承诺): the case ends by the clock.
pub fn lapse(case: &Case) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Terminate).map_err(|refusal| vec![refusal])?;
    let late = case.late.iter().flat_map(|late| &late.missing).map(|material| material.name.as_str());
    Ok(Event::Terminated {
        reasons: format!("承诺补交的材料到期没有补齐：{}。", late.collect::<Vec<_>>().join("、"))
    })
}

fn with_reasons(case: &Case, act: Act, reasons: &Option<String>) -> Result<String, Vec<Refusal>> {
    stage_allows(case, act).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act, stage: Some(case.stage.name()) };
    stated(reasons).ok_or_else(|| vec![attempt.breaks(Rule::ReasonsMissing).at("/reasons")])
}
