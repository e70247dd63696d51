//! What of an applicant is on file for an item (免提交, C8).

use domain::case::{Earlier, Held, MaterialHeld, OnFile, StageName, on_file};
use domain::catalogue::item::ItemVersion;
use domain::kernel::id::{ApplicantId, CaseId};
use store::StoreError;
use store::cases::{case, of_applicants};
use store::catalogue;
use store::engine::columns::Id;

use crate::{AppError, Tx};

/// The stages at which a case keeps the papers it was accepted with.
const KEEP_PAPERS: [StageName; 3] = [StageName::Accepted, StageName::Decided, StageName::Delivered];
/// How many earlier cases of the applicant are looked through, newest first.
const LOOKED_THROUGH: i64 = 100;

/// What the item need not ask for again. The applicant of a centre is known at this centre alone, and so are the cases.
pub fn of_applicant(tx: &mut Tx<'_>, applicant: ApplicantId, asked: &ItemVersion) -> Result<Vec<OnFile>, AppError> {
    if asked.materials.iter().all(|material| material.valid_months.is_none()) {
        return Ok(Vec::new());
    }
    let rows = of_applicants::at_stages(tx.conn, applicant, &KEEP_PAPERS, LOOKED_THROUGH)?;
    let mut versions: Vec<Id> = rows.iter().map(|row| row.item_version_id).collect();
    versions.sort_unstable();
    versions.dedup();
    let versions = catalogue::versions(tx.conn, &versions)?;
    let earlier = rows
        .iter()
        .map(|row| {
            let version = versions.iter().find(|version| version.id == row.item_version_id);
            let version = version.ok_or_else(|| StoreError::corrupt("item version of a case"))?;
            Ok(Earlier { case: &row.doc.0, item: &version.doc.0 })
        })
        .collect::<Result<Vec<_>, AppError>>()?;
    Ok(on_file(asked, &earlier, tx.today()))
}

/// The same, looked up only where any of these materials is said to be on file.
pub fn if_stated(
    tx: &mut Tx<'_>,
    applicant: ApplicantId,
    materials: &[MaterialHeld],
    asked: &ItemVersion,
) -> Result<Vec<OnFile>, AppError> {
    if is_stated(materials) { of_applicant(tx, applicant, asked) } else { Ok(Vec::new()) }
}

/// Whether any of these materials is said to be on file: only then somebody has to look.
pub fn is_stated(materials: &[MaterialHeld]) -> bool {
    materials.iter().any(|held| held.state == Held::OnFile)
}

/// The official numbers of the cases that materials on file lie with.
pub fn numbers(tx: &mut Tx<'_>, materials: &[MaterialHeld]) -> Result<Vec<(CaseId, String)>, AppError> {
    let cases: Vec<Id> = materials.iter().filter_map(|held| held.from).map(|case| Id(case.0)).collect();
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let found = case::numbers(tx.conn, &cases)?;
    Ok(found.into_iter().map(|(id, number)| (CaseId(id.0), number)).collect())
}
