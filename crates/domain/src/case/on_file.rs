//! What the centre has on file already, and therefore does not ask for again (免提交, C8).
//!
//! A paper counts as on file for an item when all of this holds: the item names its type and how long an earlier sight of
//! it may be relied on; the same applicant showed a paper of that type for an earlier case; that case was accepted, so
//! that its papers were looked through and stayed; and the time is not over. What was itself taken from a file is no
//! sight: the months always run from the day on which somebody saw the paper.

use ::time::Date;

use super::model::{Case, Stage};
use super::record::Held;
use crate::catalogue::item::ItemVersion;
use crate::kernel::id::CaseId;
use crate::time::CIVIL;

/// An earlier case of the same applicant at the same centre, with the version of its item.
#[derive(Debug, Clone, Copy)]
pub struct Earlier<'a> {
    pub case: &'a Case,
    pub item: &'a ItemVersion,
}

/// A material of the item at hand that need not be brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnFile {
    /// Its code in the item at hand.
    pub code: String,
    /// The case it lies with.
    pub case: CaseId,
    /// As what it was seen: an original or a copy.
    pub state: Held,
    /// Day of receipt of that case, by which the months are counted: never later than the paper was seen.
    pub seen_on: Date,
    /// Last day on which it may be relied on.
    pub valid_until: Date,
}

/// The newest sight of each material of `asked` that may still be relied on `today`, in the order of the item.
pub fn on_file(asked: &ItemVersion, earlier: &[Earlier<'_>], today: Date) -> Vec<OnFile> {
    asked
        .materials
        .iter()
        .filter_map(|material| {
            let (kind, months) = (material.material_type.as_deref()?, material.valid_months?);
            let seen = earlier.iter().filter_map(|earlier| sight(*earlier, kind)).max_by_key(|(on, ..)| *on);
            let (seen_on, case, state) = seen?;
            let valid_until = months_after(seen_on, months)?;
            (today <= valid_until).then(|| OnFile { code: material.code.clone(), case, state, seen_on, valid_until })
        })
        .collect()
}

/// When and as what a paper of this type was seen for the earlier case.
fn sight(earlier: Earlier<'_>, kind: &str) -> Option<(Date, CaseId, Held)> {
    let Earlier { case, item } = earlier;
    if !keeps_papers(&case.stage) {
        return None;
    }
    let material = item.materials.iter().find(|material| material.material_type.as_deref() == Some(kind))?;
    let held = case.materials.iter().find(|held| held.code == material.code)?;
    let seen = matches!(held.state, Held::Original | Held::Copy);
    seen.then(|| (case.received_at.to_offset(CIVIL).date(), case.id, held.state))
}

/// Whoever is refused, withdraws or is still to supplement gets the papers back.
fn keeps_papers(stage: &Stage) -> bool {
    matches!(stage, Stage::Accepted(_) | Stage::Decided { .. } | Stage::Delivered { .. })
}

/// The same day so many months on, or the last of that month.
fn months_after(date: Date, months: u8) -> Option<Date> {
    let index = i32::from(u8::from(date.month())) - 1 + i32::from(months);
    let year = date.year().checked_add(index.div_euclid(12))?;
    let month = ::time::Month::try_from(u8::try_from(index.rem_euclid(12) + 1).ok()?).ok()?;
    Date::from_calendar_date(year, month, date.day().min(month.length(year))).ok()
}

#[cfg(test)]
mod tests {
    use ::time::macros::date;

    use super::months_after;

    #[test]
    fn months_end_on_the_same_day_or_on_the_last_there_is() {
        assert_eq!(months_after(date!(2026 - 03 - 03), 12), Some(date!(2027 - 03 - 03)));
        assert_eq!(months_after(date!(2026 - 11 - 30), 3), Some(date!(2027 - 02 - 28)));
        assert_eq!(months_after(date!(2027 - 08 - 31), 6), Some(date!(2028 - 02 - 29)));
        assert_eq!(months_after(date!(9999 - 12 - 01), 1), None);
    }
}
