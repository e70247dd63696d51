//! Finding an item in plain words (requirement I1) when nothing carries the words as they stand: by the parts that fit,
//! and by sound.
//!
//! A sentence (`给孩子上户口`) or a slip of the pen (`上户囗`) is cut into pairs of characters; a pair counts the more, the
//! fewer items have it, so that 登记 or 申请 decides nothing. Letters are taken as the beginnings of consecutive
//! syllables: `shk`, `shanghk` and `shanghukou` all sound like 上户口.

use std::collections::BTreeSet;

/// One of the names that people have for an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    pub text: String,
    /// Pinyin without tones, one for each character that has a sound.
    pub syllables: Vec<String>,
}

/// An item with all its names.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    pub id: T,
    pub names: Vec<Spoken>,
}

/// More than that is no help.
const MOST: usize = 10;
/// A pair that more than one item in so many has, says nothing.
const COMMON: usize = 4;
/// Below so many items nothing is common.
const FEW: usize = 8;

/// The items that come nearest to the words, best first; none when no part of them fits.
pub fn nearest<T: Copy>(words: &str, entries: &[Entry<T>]) -> Vec<T> {
    let scores: Vec<usize> = match letters(words) {
        Some(letters) => entries.iter().map(|entry| by_sound(&letters, &entry.names)).collect(),
        None => by_parts(words, entries),
    };
    let best = scores.iter().copied().max().unwrap_or_default();
    let near = |score: usize| score > 0 && score.saturating_mul(2) >= best;
    let mut found: Vec<(usize, T)> =
        scores.into_iter().zip(entries).filter(|(score, _)| near(*score)).map(|(s, entry)| (s, entry.id)).collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, id)| id).take(MOST).collect()
}

/// The words as letters in one, if they are nothing else.
pub fn letters(words: &str) -> Option<String> {
    let joined: String = words.split_whitespace().collect();
    let plain = joined.len() > 1 && joined.chars().all(|c| c.is_ascii_alphabetic());
    plain.then(|| joined.to_ascii_lowercase())
}

/// The earlier in a name the letters begin, and the less of it they leave, the better.
fn by_sound(letters: &str, names: &[Spoken]) -> usize {
    let score = |name: &Spoken| {
        let starts = (0..name.syllables.len()).filter_map(|skipped| {
            let rest = name.syllables.get(skipped..)?;
            let left = abbreviated(letters, rest)?;
            Some(1000_usize.saturating_sub(skipped.saturating_mul(20)).saturating_sub(left))
        });
        starts.max().unwrap_or_default()
    };
    names.iter().map(score).max().unwrap_or_default()
}

/// How many syllables are left when the letters spell the beginnings of the first ones; none if they do not.
fn abbreviated(letters: &str, syllables: &[String]) -> Option<usize> {
    let mut reached = BTreeSet::from([0_usize]);
    for (used, syllable) in syllables.iter().enumerate() {
        if reached.contains(&letters.len()) {
            return Some(syllables.len().saturating_sub(used));
        }
        reached =
            reached.into_iter().flat_map(|at| after(letters.get(at..).unwrap_or_default(), at, syllable)).collect();
    }
    reached.contains(&letters.len()).then_some(0)
}

/// Where the letters may go on after taking one letter of the syllable, two, and so on.
fn after(rest: &str, at: usize, syllable: &str) -> Vec<usize> {
    let same = rest.bytes().zip(syllable.bytes()).take_while(|(typed, sound)| typed == sound).count();
    (1..=same).map(|taken| at.saturating_add(taken)).collect()
}

fn by_parts<T>(words: &str, entries: &[Entry<T>]) -> Vec<usize> {
    let mut scores = vec![0_usize; entries.len()];
    for pair in pairs(words) {
        let having: Vec<bool> =
            entries.iter().map(|entry| entry.names.iter().any(|name| name.text.contains(&pair))).collect();
        let count = having.iter().filter(|has| **has).count();
        if entries.len() >= FEW && count.saturating_mul(COMMON) > entries.len() {
            continue;
        }
        let worth = 1000_usize.checked_div(count).unwrap_or_default();
        for (score, has) in scores.iter_mut().zip(having) {
            *score = score.saturating_add(if has { worth } else { 0 });
        }
    }
    scores
}

/// Each two neighbouring characters, once; nothing is a neighbour across a blank or a comma.
fn pairs(words: &str) -> BTreeSet<String> {
    let lower = words.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric());
    let pairs = parts.flat_map(|part| part.chars().zip(part.chars().skip(1)));
    pairs.map(|(one, other)| String::from_iter([one, other])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Vec<Entry<&'static str>> {
        let entry = |id, names: &[(&str, &str)]| Entry {
            id,
            names: (names.iter())
                .map(|(text, sound)| Spoken {
                    text: (*text).to_owned(),
                    syllables: sound.split(' ').map(str::to_owned).collect(),
                })
                .collect(),
        };
        vec![
            entry("birth", &[("出生登记", "chu sheng deng ji"), ("上户口", "shang hu kou")]),
            entry("death", &[("死亡登记", "si wang deng ji"), ("销户口", "xiao hu kou")]),
            entry("move", &[("户口迁入登记", "hu kou qian ru deng ji")]),
            entry("job", &[("求职登记", "qiu zhi deng ji"), ("找工作", "zhao gong zuo")]),
            entry("pension", &[("养老保险参保登记", "yang lao bao xian can bao deng ji")]),
            entry("medical", &[("医疗保险参保登记", "yi liao bao xian can bao deng ji")]),
            entry("vaccine", &[("预防接种证办理", "yu fang jie zhong zheng ban li"), ("打针本", "da zhen ben")]),
            entry("marriage", &[("结婚登记", "jie hun deng ji"), ("领结婚证", "ling jie hun zheng")]),
        ]
    }

    #[test]
    fn a_sentence_finds_by_the_part_that_fits() {
        assert_eq!(nearest("我想给孩子上户口", &catalogue()), ["birth"]);
        assert_eq!(nearest("娃娃打预防针，去哪里？", &catalogue()), ["vaccine"]);
        assert_eq!(nearest("怎么领结婚证", &catalogue()), ["marriage"]);
    }

    #[test]
    fn a_slip_leaves_the_rest_to_find_by() {
        assert_eq!(nearest("上户囗", &catalogue()), ["birth"]);
        assert_eq!(nearest("医疗保险餐保", &catalogue()).first(), Some(&"medical"));
    }

    #[test]
    fn what_nearly_every_item_says_finds_nothing() {
        assert!(nearest("电脑登记", &catalogue()).is_empty());
        assert!(nearest("修手机", &catalogue()).is_empty());
        assert!(nearest("%", &catalogue()).is_empty());
    }

    #[test]
    fn letters_are_the_beginnings_of_syllables() {
        for typed in ["shk", "sh k", "s h k", "SHK", "shanghk", "shanghukou", "shang hu"] {
            assert_eq!(nearest(typed, &catalogue()).first(), Some(&"birth"), "{typed}");
        }
        assert_eq!(nearest("yliaobx", &catalogue()), ["medical"]);
        assert!(nearest("xyz", &catalogue()).is_empty());
        assert!(nearest("s", &catalogue()).is_empty(), "one letter says too little");
    }

    #[test]
    fn who_begins_with_the_letters_stands_first() {
        assert_eq!(nearest("hukou", &catalogue()).first(), Some(&"move"));
    }
}
