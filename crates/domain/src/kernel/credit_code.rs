//! Unified social credit code (统一社会信用代码), GB 32100-2015: registering authority, category, six digits of region,
//! nine characters of the body, one check character.

use std::fmt;

const LENGTH: usize = 18;
/// The standard's characters in order of their value: no I, O, S, V, Z.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const MODULUS: u32 = 31;

/// Why a string is no credit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum CreditCodeError {
    #[error("a credit code has 18 characters")]
    Length,
    #[error("a credit code has digits and upper-case letters without I, O, S, V, Z")]
    Character,
    #[error("the region of a credit code is six digits")]
    Region,
    #[error("the check character does not fit")]
    Checksum,
}

impl CreditCodeError {
    /// Stable code for problem documents.
    pub fn code(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Character => "character",
            Self::Region => "region",
            Self::Checksum => "checksum",
        }
    }
}

/// A checked credit code. A sole trader's code leads to a person, so it is masked like one.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CreditCode(String);

impl CreditCode {
    /// Takes surrounding blanks and lower-case letters; keeps the upper-case form.
    pub fn parse(text: &str) -> Result<Self, CreditCodeError> {
        let code = text.trim().to_ascii_uppercase();
        if code.chars().count() != LENGTH {
            return Err(CreditCodeError::Length);
        }
        let values: Option<Vec<u32>> = code.chars().map(value).collect();
        let values = values.ok_or(CreditCodeError::Character)?;
        if !code.get(2..8).is_some_and(|region| region.chars().all(|c| c.is_ascii_digit())) {
            return Err(CreditCodeError::Region);
        }
        let (check, body) = values.split_last().ok_or(CreditCodeError::Length)?;
        if *check != check_value(body) {
            return Err(CreditCodeError::Checksum);
        }
        Ok(Self(code))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Authority, category, region and last four characters: `92530324******672X`.
    pub fn masked(&self) -> String {
        format!("{}******{}", self.0.get(..8).unwrap_or_default(), self.0.get(14..).unwrap_or_default())
    }
}

impl fmt::Debug for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CreditCode(…)")
    }
}

fn value(character: char) -> Option<u32> {
    ALPHABET.chars().zip(0..).find(|(c, _)| *c == character).map(|(_, value)| value)
}

/// 31 minus the sum of the values, the i-th weighted with 3^i modulo 31; 31 counts as 0.
fn check_value(body: &[u32]) -> u32 {
    let (sum, _) = body.iter().fold((0, 1), |(sum, weight), value| (sum + value * weight, weight * 3 % MODULUS));
    (MODULUS - sum % MODULUS) % MODULUS
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn built(body: &str) -> String {
        let values: Vec<u32> = body.chars().map(|c| value(c).unwrap()).collect();
        let check = ALPHABET.chars().nth(check_value(&values) as usize).unwrap();
        format!("{body}{check}")
    }

    #[test]
    fn a_known_code_is_taken_in_either_case() {
        // A sample that circulates with explanations of the standard.
        assert_eq!(CreditCode::parse(" 91350100m000100y43 ").unwrap().as_str(), "91350100M000100Y43");
    }

    #[test]
    fn each_fault_has_its_own_code() {
        for (text, code) in [
            ("91350100M000100Y4", "length"),
            ("91350100M000100I43", "character"),
            ("913501A0M000100Y43", "region"),
            ("91350100M000100Y44", "checksum"),
        ] {
            assert_eq!(CreditCode::parse(text).map_err(CreditCodeError::code), Err(code), "{text}");
        }
    }

    #[test]
    fn the_mask_hides_the_middle_and_debug_hides_all() {
        let code = CreditCode::parse("91350100M000100Y43").unwrap();
        assert_eq!(code.masked(), "91350100******0Y43");
        assert_eq!(format!("{code:?}"), "CreditCode(…)");
    }

    proptest! {
        #[test]
        fn one_wrong_character_is_always_noticed(
            body in "[159Y][1239][0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}", at in 0usize..18, by in 1usize..31,
        ) {
            let right = built(&body);
            prop_assert!(CreditCode::parse(&right).is_ok());
            let letters: Vec<char> = ALPHABET.chars().collect();
            let wrong: String = right.chars().enumerate().map(|(i, c)| {
                let at_value = value(c).unwrap() as usize;
                if i == at { letters[(at_value + by) % letters.len()] } else { c }
            }).collect();
            prop_assert!(CreditCode::parse(&wrong).is_err());
        }

        #[test]
        fn no_text_breaks_it(text in ".{0,24}") {
            let _ = CreditCode::parse(&text);
        }
    }
}
