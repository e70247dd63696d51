//! The regime an item is handled under (B12).

use domain::catalogue::item::ItemVersion;
use domain::catalogue::regime::{ExcludedStep, ExtensionRule, Lateness, Regime, Remedy, Unanswered};
use domain::time::Limit;
use serde::Serialize;
use utoipa::ToSchema;

/// The law an item is handled under, and what follows from it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Procedure)]
pub struct ProcedureView {
    pub regime: Regime,
    /// The longest time to say whether a request is accepted; none where the centre's own rule alone holds.
    pub acceptance_decision: Option<Limit>,
    pub acceptance_source: Option<String>,
    pub lateness: Lateness,
    pub unanswered: Unanswered,
    /// None where no law lets the limit be extended.
    pub extension: Option<ExtensionRule>,
    /// Steps whose time does not count into the statutory limit.
    pub excluded_steps: Vec<ExcludedStep>,
    /// In the order in which they are open.
    pub remedies: Vec<Remedy>,
    /// The remedies as a decision tells them.
    pub remedies_text: String,
}

impl ProcedureView {
    pub fn of(guide: &ItemVersion) -> Self {
        let regime = guide.procedure();
        let rules = regime.rules();
        Self {
            regime,
            acceptance_decision: rules.acceptance_decision,
            acceptance_source: rules.acceptance_source.map(str::to_owned),
            lateness: rules.lateness,
            unanswered: rules.unanswered,
            extension: rules.extension,
            excluded_steps: rules.excluded_steps.to_vec(),
            remedies: rules.remedies.to_vec(),
            remedies_text: rules.remedies_text.to_owned(),
        }
    }
}
