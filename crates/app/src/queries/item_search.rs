//! Finding items in the words that people use: as they stand first, then by what comes nearest (requirement I1).

use domain::catalogue::search::{self, Entry, Spoken};
use domain::kernel::id::{CentreId, ItemId, WindowId};
use pinyin::ToPinyin;
use store::catalogue;
use store::engine::columns::Id;
use store::engine::keyset::{Page, Position};
use store::places::windows;

use super::items::{self, ItemRecord};
use crate::{AppError, Tx};

/// Items compared at most when no item has the words as they stand; a town has fewer.
const MOST_COMPARED: i64 = 500;

/// Items that were found.
#[derive(Debug)]
pub struct Found {
    pub page: Page<ItemRecord>,
    /// No item has the words, or sounds like them: these share a part with them, best first.
    pub near: bool,
}

/// Items that have all the words; if there are none, those that come nearest, on one page.
pub fn find(
    tx: &mut Tx<'_>,
    centre: CentreId,
    words: Option<String>,
    window: Option<WindowId>,
    after: Option<Position>,
    limit: usize,
) -> Result<Found, AppError> {
    let Some(words) = words else {
        let page = items::list(tx, centre, None, window, after, limit)?;
        return Ok(Found { page, near: false });
    };
    // `sh k` is one word that was typed with a blank, if there is such a word.
    if let Some(joined) = search::letters(&words).filter(|joined| *joined != words.to_lowercase())
        && !items::list(tx, centre, Some(joined.clone()), window, None, 1)?.items.is_empty()
    {
        let page = items::list(tx, centre, Some(joined), window, after, limit)?;
        return Ok(Found { page, near: false });
    }
    let first = after.is_none();
    let page = items::list(tx, centre, Some(words.clone()), window, after, limit)?;
    if !page.items.is_empty() || !first {
        return Ok(Found { page, near: false });
    }
    let near = nearest(tx, centre, &words, window, limit)?;
    // What sounds like it is what was meant; what shares a part with it may be.
    let sounds = search::letters(&words).is_some();
    Ok(Found { near: !near.is_empty() && !sounds, page: Page { items: near, next: None } })
}

fn nearest(
    tx: &mut Tx<'_>,
    centre: CentreId,
    words: &str,
    window: Option<WindowId>,
    limit: usize,
) -> Result<Vec<ItemRecord>, AppError> {
    let today = tx.today();
    let texts = catalogue::search::texts(tx.conn, centre, window, today, MOST_COMPARED)?;
    let entries: Vec<Entry<Id>> = texts.into_iter().map(|(id, text)| Entry { id, names: names(&text) }).collect();
    let windows = windows::of_centre(tx.conn, centre)?;
    let mut found = Vec::new();
    for id in search::nearest(words, &entries).into_iter().map(|id| ItemId(id.0)) {
        let item = catalogue::load(tx.conn, id)?;
        let version = catalogue::in_force(tx.conn, id, today)?;
        if let (Some(item), Some(version)) = (item, version) {
            found.push(items::record(item, version, &windows)?);
        }
    }
    found.truncate(limit);
    Ok(found)
}

/// The names among the lines of a search text: the others are codes and initials, in plain letters.
fn names(text: &str) -> Vec<Spoken> {
    let names = text.lines().filter(|line| !line.is_ascii());
    names.map(|name| Spoken { text: name.to_owned(), syllables: syllables(name) }).collect()
}

fn syllables(name: &str) -> Vec<String> {
    let sound = |char: char| match char.to_pinyin() {
        Some(syllable) => Some(syllable.plain().to_owned()),
        None => char.is_ascii_alphanumeric().then(|| char.to_ascii_lowercase().to_string()),
    };
    name.chars().filter_map(sound).collect()
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn codes_and_initials_are_no_names() {
        let names = names("old-age-card\n老年人优待证办理\nlnrydzbl\n老年证\nlnz");
        let texts: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(texts, ["老年人优待证办理", "老年证"]);
        assert_eq!(names.last().map(|name| name.syllables.join(" ")), Some("lao nian zheng".to_owned()));
    }
}
