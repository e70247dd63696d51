//! Service items of a profile. A published version is never changed: another guide under its number is refused.

use domain::catalogue::item::ItemVersion;
use domain::kernel::id::ItemId;
use domain::profile::{CatalogueItem, Profile};
use pinyin::ToPinyin;
use store::catalogue::{self, ItemRow, VersionRow};
use store::engine::columns::{Id, Json};

use super::Known;
use crate::{AppError, Tx};

pub fn items(tx: &mut Tx<'_>, profile: &Profile, known: &Known) -> Result<(), AppError> {
    for item in &profile.items {
        put(tx, item, known)?;
    }
    Ok(())
}

fn put(tx: &mut Tx<'_>, item: &CatalogueItem, known: &Known) -> Result<(), AppError> {
    let centre = known.centre(&item.centre)?;
    let Some(newest) = item.versions.last() else {
        return Ok(());
    };
    let id = match catalogue::by_code(tx.conn, centre, &item.code)? {
        Some(row) => row.id,
        None => Id(tx.new_id()),
    };
    let row = ItemRow {
        id,
        centre_id: Id(centre.0),
        window_id: known.window(&item.centre, &newest.guide.window)?,
        code: item.code.clone(),
        search: search_text(&newest.guide),
        initials: initials(&newest.guide.name),
        department_id: newest.guide.department.as_deref().map(|code| known.unit(code)).transpose()?,
    };
    catalogue::put(tx.conn, &row)?;
    for (number, version) in (1..).zip(&item.versions) {
        if let Some(known) = catalogue::version_numbered(tx.conn, ItemId(id.0), number)? {
            if known.doc.0 == version.guide {
                continue;
            }
            return Err(AppError::internal(format!("version {number} of {} is published and differs", item.code)));
        }
        let row = VersionRow {
            id: Id(tx.new_id()),
            item_id: id,
            version: number,
            effective_from: version.effective_from.to_string(),
            effective_until: version.effective_to.map(|date| date.to_string()),
            signed_off_by: version.signed_off_by.clone(),
            doc: Json(version.guide.clone()),
        };
        catalogue::insert_version(tx.conn, &row)?;
    }
    Ok(())
}

/// What people type for an item: its name, code and aliases, and the pinyin initials of each, in lower case.
fn search_text(guide: &ItemVersion) -> String {
    let names = std::iter::once(&guide.name).chain(&guide.aliases);
    let mut words = vec![guide.code.to_lowercase()];
    for name in names {
        words.push(name.to_lowercase());
        words.push(initials(name));
    }
    words.join("\n")
}

/// The first letter of each syllable: 老年人优待证 gives `lnryd z` without the blank.
fn initials(name: &str) -> String {
    name.chars()
        .filter_map(|char| match char.to_pinyin() {
            Some(syllable) => syllable.first_letter().chars().next(),
            None => char.is_ascii_alphanumeric().then(|| char.to_ascii_lowercase()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_the_first_letters_of_the_syllables() {
        assert_eq!(initials("老年人优待证办理"), "lnrydzbl");
        assert_eq!(initials("村民A类（补办）"), "cmalbb");
    }
}
