//! Resident identity number (公民身份号码), GB 11643-1999: six digits of region, eight of birth date, three of sequence,
//! one check character by ISO 7064 MOD 11-2.

use std::fmt;

use ::time::{Date, Month};

const LENGTH: usize = 18;
/// The earliest birth year that is taken; the sheets of invented people use the 1800s.
const FIRST_YEAR: i32 = 1800;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    Female,
    Male,
}

/// Why a string is no resident identity number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ResidentIdError {
    #[error("a resident id has 18 characters")]
    Length,
    #[error("a resident id has 17 digits and a digit or X")]
    Character,
    #[error("no region code begins with 0")]
    Region,
    #[error("the birth date is not a date")]
    BirthDate,
    #[error("the check character does not fit")]
    Checksum,
}

impl ResidentIdError {
    /// Stable code for problem documents.
    pub fn code(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Character => "character",
            Self::Region => "region",
            Self::BirthDate => "birth-date",
            Self::Checksum => "checksum",
        }
    }
}

/// A checked resident identity number. It is personal data: `Debug` shows nothing of it, there is no `Display`, and
/// [`ResidentId::as_str`] is the one way to the number itself.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ResidentId {
    number: String,
    birth_date: Date,
    sex: Sex,
}

impl ResidentId {
    /// Takes surrounding blanks and a lower-case `x`; keeps the upper-case form.
    pub fn parse(text: &str) -> Result<Self, ResidentIdError> {
        let number = text.trim().to_ascii_uppercase();
        if number.chars().count() != LENGTH {
            return Err(ResidentIdError::Length);
        }
        let (body, check) = number.split_at_checked(LENGTH - 1).ok_or(ResidentIdError::Character)?;
        let digits = digits(body).ok_or(ResidentIdError::Character)?;
        if !matches!(check, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "X") {
            return Err(ResidentIdError::Character);
        }
        if digits.first() == Some(&0) {
            return Err(ResidentIdError::Region);
        }
        let birth_date = body.get(6..14).and_then(birth_date).ok_or(ResidentIdError::BirthDate)?;
        if check != check_character(&digits) {
            return Err(ResidentIdError::Checksum);
        }
        let sex = if digits.last().is_some_and(|sequence| sequence % 2 == 1) { Sex::Male } else { Sex::Female };
        Ok(Self { number, birth_date, sex })
    }

    /// The whole number, for sealing and for a keyed index.
    pub fn as_str(&self) -> &str {
        &self.number
    }

    pub fn sex(&self) -> Sex {
        self.sex
    }

    pub fn birth_date(&self) -> Date {
        self.birth_date
    }

    /// Region and last four characters: `530324********1234`.
    pub fn masked(&self) -> String {
        format!("{}********{}", self.number.get(..6).unwrap_or_default(), self.number.get(14..).unwrap_or_default())
    }
}

impl fmt::Debug for ResidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResidentId(…)")
    }
}

fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|c| c.to_digit(10)).collect()
}

fn birth_date(text: &str) -> Option<Date> {
    let year: i32 = text.get(..4)?.parse().ok()?;
    let month: u8 = text.get(4..6)?.parse().ok()?;
    let day: u8 = text.get(6..8)?.parse().ok()?;
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
    (year >= FIRST_YEAR).then_some(date)
}

/// ISO 7064 MOD 11-2 over the seventeen digits: the value that makes the weighted sum 1 modulo 11, 10 written `X`.
fn check_character(digits: &[u32]) -> &'static str {
    const CHARACTERS: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X"];
    let product = digits.iter().fold(0, |product, digit| (product + digit) * 2 % 11);
    let check = (12 - product) % 11;
    CHARACTERS.iter().zip(0..).find(|(_, value)| *value == check).map_or("X", |(character, _)| character)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A sample number printed in GB 11643-1999.
    const SAMPLE: &str = "440524188001010014";
    /// Nobody's, with the check character X.
    const WITH_X: &str = "53032418880808009X";

    #[test]
    fn the_standards_own_sample_is_a_man_born_in_1880() {
        let id = ResidentId::parse(SAMPLE).unwrap();
        assert_eq!(id.sex(), Sex::Male);
        assert_eq!(id.birth_date(), Date::from_calendar_date(1880, Month::January, 1).unwrap());
        assert_eq!(id.masked(), "440524********0014");
    }

    #[test]
    fn a_lower_case_x_and_blanks_around_are_taken() {
        assert_eq!(ResidentId::parse(&format!(" {} ", WITH_X.to_lowercase())).unwrap().as_str(), WITH_X);
    }

    #[test]
    fn debug_shows_no_digit() {
        let shown = format!("{:?}", ResidentId::parse(SAMPLE).unwrap());
        assert!(!shown.chars().any(|c| c.is_ascii_digit()), "{shown}");
    }

    #[test]
    fn each_fault_has_its_own_code() {
        for (text, code) in [
            ("", "length"),
            ("11010518491231002", "length"),
            ("11010518491231002A", "character"),
            ("1101051849123100２X", "character"),
            ("01010518491231002X", "region"),
            ("11010518490231002X", "birth-date"),
            ("11010518491331002X", "birth-date"),
            ("110105184912310021", "checksum"),
        ] {
            assert_eq!(ResidentId::parse(text).map_err(ResidentIdError::code), Err(code), "{text}");
        }
    }

    fn numbers() -> impl Strategy<Value = String> {
        (110_000u32..660_000, 1800i32..2100, 1u16..366, 0u32..1000).prop_map(|(region, year, day, sequence)| {
            let date = Date::from_ordinal_date(year, day).unwrap();
            let body = format!("{region:06}{year:04}{:02}{:02}{sequence:03}", u8::from(date.month()), date.day());
            let check = check_character(&digits(&body).unwrap());
            body + check
        })
    }

    proptest! {
        #[test]
        fn a_rightly_built_number_is_taken(number in numbers()) {
            let id = ResidentId::parse(&number).unwrap();
            prop_assert_eq!(id.as_str(), number);
        }

        #[test]
        fn one_wrong_digit_is_always_noticed(number in numbers(), at in 0usize..17, by in 1u8..10) {
            let mut bytes = number.into_bytes();
            bytes[at] = b'0' + (bytes[at] - b'0' + by) % 10;
            prop_assert!(ResidentId::parse(std::str::from_utf8(&bytes).unwrap()).is_err());
        }

        #[test]
        fn two_swapped_neighbours_are_always_noticed(number in numbers(), at in 0usize..16) {
            let mut bytes = number.into_bytes();
            prop_assume!(bytes[at] != bytes[at + 1]);
            bytes.swap(at, at + 1);
            prop_assert!(ResidentId::parse(std::str::from_utf8(&bytes).unwrap()).is_err());
        }

        #[test]
        fn no_text_breaks_it(text in ".{0,24}") {
            let _ = ResidentId::parse(&text);
        }
    }
}
