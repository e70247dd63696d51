//! What an item is found by.

use domain::catalogue::item::ItemVersion;
use pinyin::ToPinyin;

/// What people type for an item: its name, code and aliases, and the pinyin initials of each, in lower case.
pub fn search_text(guide: &ItemVersion) -> String {
    let names = std::iter::once(&guide.name).chain(&guide.aliases);
    let mut words = vec![guide.code.to_lowercase()];
    for name in names {
        words.push(name.to_lowercase());
        words.push(initials(name));
    }
    words.join("\n")
}

/// The first letter of each syllable: 老年人优待证 gives `lnrydz`.
pub fn initials(name: &str) -> String {
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
