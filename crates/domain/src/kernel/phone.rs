//! Telephone numbers of mainland China: mobile numbers of eleven digits, and landlines with their area code.

use std::fmt;

/// Why a string is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PhoneError {
    #[error("a phone number has digits, blanks and hyphens only")]
    Character,
    #[error("a mobile number has 11 digits, a landline an area code and 7 or 8 digits")]
    Length,
    #[error("no mobile number and no area code begins like this")]
    Prefix,
}

impl PhoneError {
    /// Stable code for problem documents.
    pub fn code(self) -> &'static str {
        match self {
            Self::Character => "character",
            Self::Length => "length",
            Self::Prefix => "prefix",
        }
    }
}

/// A checked number in normal form: `17900000001`, or `0874-9000001` with the area code before the hyphen.
/// Personal data: `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// Takes blanks and hyphens between digits, and `+86` in front of a mobile number.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let text = text.trim();
        let text = text.strip_prefix("+86").unwrap_or(text);
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        if digits.is_empty() {
            return Err(PhoneError::Length);
        }
        if !digits.chars().all(|c| c.is_ascii_digit()) {
            return Err(PhoneError::Character);
        }
        if digits.starts_with('0') { landline(&digits) } else { mobile(digits) }.map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `179****0001`, `0874-****001`.
    pub fn masked(&self) -> String {
        let (shown, hidden) = match self.0.split_once('-') {
            Some((area, local)) => (format!("{area}-"), local),
            None => (self.0.get(..3).unwrap_or_default().to_owned(), self.0.get(3..).unwrap_or_default()),
        };
        let (stars, tail) = hidden.split_at_checked(4).unwrap_or((hidden, ""));
        format!("{shown}{}{tail}", "*".repeat(stars.len()))
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

fn mobile(digits: String) -> Result<String, PhoneError> {
    if digits.len() != 11 {
        return Err(PhoneError::Length);
    }
    let mut leading = digits.chars();
    match (leading.next(), leading.next()) {
        (Some('1'), Some('3'..='9')) => Ok(digits),
        _ => Err(PhoneError::Prefix),
    }
}

/// Area codes are `010` and `02x` with eight digits to follow, `03xx` to `09xx` with seven or eight; a local number
/// begins with neither 0 nor 1.
fn landline(digits: &str) -> Result<String, PhoneError> {
    let short_area = digits.starts_with("010") || digits.starts_with("02");
    if digits.starts_with("00") || (digits.starts_with("01") && !short_area) {
        return Err(PhoneError::Prefix);
    }
    let (area, local) = digits.split_at_checked(if short_area { 3 } else { 4 }).ok_or(PhoneError::Length)?;
    let right_length = if short_area { local.len() == 8 } else { matches!(local.len(), 7 | 8) };
    if !right_length {
        return Err(PhoneError::Length);
    }
    if local.starts_with(['0', '1']) {
        return Err(PhoneError::Prefix);
    }
    Ok(format!("{area}-{local}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_come_to_one_form_however_they_are_written() {
        for (text, normal) in [
            ("17900000001", "17900000001"),
            (" 179 0000 0001", "17900000001"),
            ("+8617900000001", "17900000001"),
            ("0874-9000001", "0874-9000001"),
            ("08749000001", "0874-9000001"),
            ("010 90000001", "010-90000001"),
        ] {
            assert_eq!(Phone::parse(text).unwrap().as_str(), normal);
        }
    }

    #[test]
    fn each_fault_has_its_own_code() {
        for (text, code) in [
            ("", "length"),
            ("1790000000", "length"),
            ("0874-900000", "length"),
            ("010-9000001", "length"),
            ("12900000001", "prefix"),
            ("0874-1000001", "prefix"),
            ("011-90000001", "prefix"),
            ("电话17900000001", "character"),
        ] {
            assert_eq!(Phone::parse(text).map_err(PhoneError::code), Err(code), "{text}");
        }
    }

    #[test]
    fn the_mask_leaves_the_ends_and_debug_leaves_nothing() {
        let mobile = Phone::parse("17900000001").unwrap();
        assert_eq!(mobile.masked(), "179****0001");
        assert_eq!(Phone::parse("0874-9000001").unwrap().masked(), "0874-****001");
        assert_eq!(format!("{mobile:?}"), "Phone(…)");
    }

    proptest! {
        #[test]
        fn the_normal_form_of_a_number_is_its_own_normal_form(text in "(1[3-9][0-9]{9}|0[3-9][0-9]{2}-[2-9][0-9]{6,7})") {
            let once = Phone::parse(&text).unwrap();
            prop_assert_eq!(Phone::parse(once.as_str()).unwrap(), once);
        }

        #[test]
        fn no_text_breaks_it(text in ".{0,24}") {
            let _ = Phone::parse(&text);
        }
    }
}
