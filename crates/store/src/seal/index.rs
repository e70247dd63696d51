//! Finding a person by number without storing the number: HMAC-SM3 of its normal form.

use hmac::Mac as _;

use super::keyring::{Derived, Keyring};

/// What is looked up. Each kind is hashed apart, so that equal texts of two kinds show nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Indexed {
    /// Resident identity number (公民身份号码): white space out, `x` to `X`.
    ResidentId,
    /// Unified social credit code (统一社会信用代码): white space and hyphens out, upper case.
    CreditCode,
    /// Telephone: digits alone, without the country code 86.
    Phone,
}

impl Indexed {
    fn label(self) -> &'static [u8] {
        match self {
            Self::ResidentId => b"resident-id",
            Self::CreditCode => b"credit-code",
            Self::Phone => b"phone",
        }
    }

    /// The form that is hashed: what a clerk types and what a card reader gives come out the same.
    fn normal_form(self, value: &str) -> String {
        let ascii = value.chars().map(halfwidth);
        match self {
            Self::ResidentId | Self::CreditCode => {
                ascii.filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
            }
            Self::Phone => {
                let plus = value.trim_start().starts_with(['+', '＋']);
                let digits: String = ascii.filter(char::is_ascii_digit).collect();
                let national = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86").filter(|_| plus));
                national.map(str::to_owned).unwrap_or(digits)
            }
        }
    }
}

impl Keyring {
    /// The hash to store beside a sealed value.
    #[must_use]
    pub fn index(&self, kind: Indexed, value: &str) -> [u8; 32] {
        hash(self.newest(), kind, &kind.normal_form(value))
    }

    /// The hashes to look for: one per key, so that rows indexed before a rotation are found too.
    #[must_use]
    pub fn lookups(&self, kind: Indexed, value: &str) -> Vec<Vec<u8>> {
        let normal = kind.normal_form(value);
        self.all().map(|keys| hash(keys, kind, &normal).to_vec()).collect()
    }
}

fn hash(keys: &Derived, kind: Indexed, normal: &str) -> [u8; 32] {
    let mut mac = keys.index.clone();
    mac.update(kind.label());
    mac.update(&[0]);
    mac.update(normal.as_bytes());
    mac.finalize().into_bytes().into()
}

/// Full-width letters and digits (U+FF01…U+FF5E), as Chinese input methods give them, to ASCII.
fn halfwidth(c: char) -> char {
    match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code.saturating_sub(0xFEE0)).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::super::master::MasterKeys;
    use super::*;

    const OLD: &str = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    const NEW: &str = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

    fn ring(keys: &str) -> Keyring {
        Keyring::new(&MasterKeys::parse(keys).unwrap()).unwrap()
    }

    #[test]
    fn a_number_is_found_however_it_is_typed() {
        let ring = ring(OLD);
        let id = ring.index(Indexed::ResidentId, "11010118500101001X");
        for typed in ["11010118500101001x", " 110101 18500101 001X ", "１１０１０１１８５００１０１００１Ｘ"]
        {
            assert_eq!(ring.index(Indexed::ResidentId, typed), id, "{typed}");
        }
        let phone = ring.index(Indexed::Phone, "13000000000");
        for typed in ["130-0000-0000", "+86 130 0000 0000", "008613000000000", "＋8613000000000"] {
            assert_eq!(ring.index(Indexed::Phone, typed), phone, "{typed}");
        }
    }

    #[test]
    fn a_local_number_that_starts_with_86_keeps_it() {
        let ring = ring(OLD);
        assert_ne!(ring.index(Indexed::Phone, "8612345"), ring.index(Indexed::Phone, "12345"));
    }

    #[test]
    fn kinds_and_keys_hash_apart() {
        let (old, new) = (ring(OLD), ring(NEW));
        let value = "13000000000";
        assert_ne!(old.index(Indexed::Phone, value), old.index(Indexed::ResidentId, value));
        assert_ne!(old.index(Indexed::Phone, value), new.index(Indexed::Phone, value));
    }

    #[test]
    fn a_row_indexed_before_a_rotation_is_found_after_it() {
        let before = ring(OLD).index(Indexed::Phone, "13000000000").to_vec();
        assert!(ring(&format!("{NEW},{OLD}")).lookups(Indexed::Phone, "13000000000").contains(&before));
    }
}
