//! How far a draft has come, and what it changes.

use app::catalogue::Checked;
use domain::catalogue::difference::Change;
use domain::catalogue::disclosure::Field;
use serde::Serialize;
use utoipa::ToSchema;

use crate::problem::say;

/// A line of the centre's disclosure list, and whether the draft says it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DisclosedLine {
    pub field: Field,
    /// The list's own name for the field.
    pub name: String,
    /// JSON pointer into the draft.
    pub pointer: String,
    pub disclosed: bool,
}

/// What keeps a draft from being submitted.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftFault {
    /// JSON pointer into the draft.
    pub pointer: String,
    pub code: String,
    /// In Chinese.
    pub detail: String,
}

/// How far a draft has come.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DraftCheck)]
pub struct DraftCheckView {
    /// The name of the centre's list, e.g. 六公开.
    pub list: String,
    pub lines: Vec<DisclosedLine>,
    /// How many of the lines are said.
    pub disclosed: usize,
    pub faults: Vec<DraftFault>,
    /// Nothing is missing and nothing is wrong.
    pub ready: bool,
}

impl DraftCheckView {
    pub fn of(checked: Checked) -> Self {
        let lines: Vec<DisclosedLine> = checked
            .lines
            .into_iter()
            .map(|line| DisclosedLine {
                field: line.field,
                name: line.name,
                pointer: format!("/guide{}", line.pointer),
                disclosed: line.disclosed,
            })
            .collect();
        let faults: Vec<DraftFault> = checked
            .faults
            .into_iter()
            .map(|fault| DraftFault {
                pointer: format!("/guide{}", fault.pointer),
                code: fault.rule.code().to_owned(),
                detail: say(fault.rule.code(), fault.subject.as_deref()),
            })
            .collect();
        let disclosed = lines.iter().filter(|line| line.disclosed).count();
        Self { list: checked.list, disclosed, ready: faults.is_empty(), lines, faults }
    }
}

/// What a draft says otherwise than the version it follows.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DraftDifference)]
pub struct DraftDifferenceView {
    /// Number of the version it follows; none for a new item, which has nothing to differ from.
    pub base_version: Option<u32>,
    pub changes: Vec<Change>,
}

impl DraftDifferenceView {
    pub fn of(found: Option<(u32, Vec<Change>)>) -> Self {
        match found {
            Some((base, changes)) => Self { base_version: Some(base), changes },
            None => Self { base_version: None, changes: Vec::new() },
        }
    }
}
