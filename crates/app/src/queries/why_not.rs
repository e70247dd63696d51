//! Which acts are open to a person now, and why the others are not.

use domain::case::acts::{accept, close, decide, halt, late};
use domain::case::{Act, StageName};
use domain::kernel::{Actor, Refusal, Rule};
use domain::policy::Denial;

use crate::acts::{self, CaseFacts, may_on};
use crate::{AppError, Tx};

/// Why an act is not open now.
#[derive(Debug, Clone)]
pub enum WhyNot {
    Denied(Denial),
    Refused(Refusal),
}

/// Every act on a case, each with the first reason that keeps the actor from it: the stage, then the power, then what
/// the rule of the act says whatever is stated.
pub fn acts_open(tx: &mut Tx<'_>, actor: &Actor, facts: &CaseFacts) -> Result<Vec<(Act, Option<WhyNot>)>, AppError> {
    Act::ON_A_CASE.into_iter().map(|act| Ok((act, why_not(tx, actor, act, facts)?))).collect()
}

fn why_not(tx: &mut Tx<'_>, actor: &Actor, act: Act, facts: &CaseFacts) -> Result<Option<WhyNot>, AppError> {
    let stage = facts.case().stage.name();
    if stage.after(act).is_none() {
        return Ok(Some(WhyNot::Refused(Refusal::new(Rule::WrongStage, act, Some(stage)))));
    }
    if let Err(denial) = may_on(actor, act, facts) {
        return Ok(Some(WhyNot::Denied(denial)));
    }
    let refusals = match act {
        Act::Accept => acceptance(facts, stage),
        Act::Decide => {
            let handlers = acts::handlers(tx, facts)?;
            let known = decide::Facts { version: &facts.version.doc.0, handlers: &handlers, decider: actor.person };
            decide::obstacles(facts.case(), known)
        }
        Act::Suspend => halt::suspend_obstacles(facts.case(), &facts.version.doc.0),
        Act::Resume => halt::resume_obstacles(facts.case()),
        Act::Extend => halt::extend_obstacles(facts.case(), acts::extend_facts(tx, facts)?),
        Act::Close => {
            let unprinted = acts::unprinted(tx, facts.case().id)?;
            close::close(facts.case(), true, close::Facts { unprinted: &unprinted }).err().unwrap_or_default()
        }
        _ => Vec::new(),
    };
    Ok(refusals.into_iter().next().map(WhyNot::Refused))
}

/// What keeps the case from being accepted, also where terms for late material were agreed.
fn acceptance(facts: &CaseFacts, stage: StageName) -> Vec<Refusal> {
    let case = facts.case();
    let known = acts::accept_facts(&facts.version, &facts.centre);
    let agreed = late::Stated { undertaking: true, due: Ok(case.received_at) };
    let terms = (!accept::late(&case.materials, case.proxy, known).is_empty()).then_some(&agreed);
    accept::missing(Some(stage), &case.materials, case.proxy, terms.filter(|_| known.late_secondary_allowed), known)
}
