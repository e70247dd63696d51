//! An act as it is tried.

use super::stage::{Act, StageName};
use crate::kernel::{Refusal, Rule};

/// The act as it is tried in `stage`; shortens the making of refusals.
#[derive(Clone, Copy)]
pub(super) struct Attempt {
    pub act: Act,
    pub stage: Option<StageName>,
}

impl Attempt {
    pub(super) fn breaks(self, rule: Rule) -> Refusal {
        Refusal::new(rule, self.act, self.stage)
    }
}
