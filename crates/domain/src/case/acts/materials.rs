//! What was brought, against what the item asks for.

use super::Attempt;
use crate::case::on_file::OnFile;
use crate::case::record::MissingMaterial;
use crate::case::record::{Held, MaterialHeld};
use crate::catalogue::item::{Demand, Material, Rank};
use crate::kernel::{Refusal, Rule};

/// Faults of the list itself: unknown or doubled codes, a required material stated as not needed, a material that is
/// not on file where it is said to be.
pub(super) fn list_faults(
    attempt: Attempt,
    asked: &[Material],
    held: &[MaterialHeld],
    on_file: &[OnFile],
) -> Vec<Refusal> {
    let mut faults = Vec::new();
    for (index, entry) in held.iter().enumerate() {
        let pointer = format!("/materials/{index}/code");
        if held.iter().take(index).any(|earlier| earlier.code == entry.code) {
            faults.push(attempt.breaks(Rule::MaterialTwice).at(&pointer).about(&entry.code));
        }
        match asked.iter().find(|material| material.code == entry.code) {
            None => faults.push(attempt.breaks(Rule::MaterialUnknown).at(&pointer).about(&entry.code)),
            Some(material) if entry.state == Held::NotNeeded && material.demand == Demand::Required => {
                faults.push(
                    attempt.breaks(Rule::MaterialNeeded).at(format!("/materials/{index}/state")).about(&material.name),
                );
            }
            Some(material) if !lies_where_it_is_said(entry, on_file) => {
                let pointer = format!("/materials/{index}/from");
                faults.push(attempt.breaks(Rule::MaterialNotOnFile).at(pointer).about(&material.name));
            }
            Some(_) => {}
        }
    }
    faults
}

/// A case is named for what is on file, and for nothing else.
fn lies_where_it_is_said(entry: &MaterialHeld, on_file: &[OnFile]) -> bool {
    match (entry.state, entry.from) {
        (Held::OnFile, Some(from)) => on_file.iter().any(|filed| filed.code == entry.code && filed.case == from),
        (Held::OnFile, None) | (_, Some(_)) => false,
        (_, None) => true,
    }
}

/// Everything that still has to be brought before acceptance (行政许可法 32: all of it in one go). `secondary` is the rule
/// that a secondary material breaks by not being there; none where it may come late.
pub(super) fn missing(
    attempt: Attempt,
    asked: &[Material],
    held: &[MaterialHeld],
    secondary: Option<Rule>,
) -> Vec<Refusal> {
    asked
        .iter()
        .filter(|material| is_absent(material, held))
        .filter_map(|material| {
            let rule = match material.rank {
                Rank::Main => Rule::MainMaterialMissing,
                Rank::Secondary => secondary?,
            };
            let refusal = attempt.breaks(rule).about(&material.name);
            Some(match held.iter().position(|entry| entry.code == material.code) {
                Some(index) => refusal.at(format!("/materials/{index}/state")),
                None => refusal.at("/materials"),
            })
        })
        .collect()
}

/// The secondary materials that are not there.
pub(super) fn late(asked: &[Material], held: &[MaterialHeld]) -> Vec<MissingMaterial> {
    asked
        .iter()
        .filter(|material| material.rank == Rank::Secondary && is_absent(material, held))
        .map(|material| MissingMaterial { code: material.code.clone(), name: material.name.clone(), defect: None })
        .collect()
}

/// Whether a material keeps the case from being accepted.
pub(super) fn is_missing(material: &Material, held: &[MaterialHeld], late_secondary_allowed: bool) -> bool {
    is_absent(material, held) && !(material.rank == Rank::Secondary && late_secondary_allowed)
}

/// Whether a material that is needed is not there.
pub(super) fn is_absent(material: &Material, held: &[MaterialHeld]) -> bool {
    match held.iter().find(|entry| entry.code == material.code).map(|entry| entry.state) {
        Some(Held::Original | Held::Copy | Held::NotNeeded | Held::OnFile) => false,
        Some(Held::Missing) => true,
        None => material.demand == Demand::Required,
    }
}
