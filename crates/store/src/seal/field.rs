//! Personal data at rest: SM4-GCM, bound to the table, column and row it was sealed for.
//!
//! Sealed bytes are `01 | key id (4) | nonce (12) | ciphertext | tag (16)`. Nonces are random: with 96 bits a key may seal
//! 2³² values before it has to be rotated.

use aes_gcm::aead::{Aead, Payload};
use uuid::Uuid;

use super::error::SealError;
use super::keyring::{Keyring, hex};

const FORMAT: u8 = 1;
const NONCE_LEN: usize = 12;

/// Where a sealed value belongs; it opens nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The table.
    pub table: &'a str,
    /// The column.
    pub column: &'a str,
    /// The row's id.
    pub row: Uuid,
}

impl Place<'_> {
    /// `length | table | length | column | row | header`: no two places give the same bytes.
    fn associated_data(&self, header: &[u8]) -> Vec<u8> {
        let mut data = Vec::with_capacity(64);
        for part in [self.table.as_bytes(), self.column.as_bytes(), self.row.as_bytes(), header] {
            data.extend_from_slice(&(part.len() as u64).to_be_bytes());
            data.extend_from_slice(part);
        }
        data
    }
}

impl Keyring {
    /// Seals bytes with the newest key.
    ///
    /// # Errors
    /// [`SealError::NoRandomness`]; [`SealError::Broken`] for more than 64 GiB.
    pub fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let keys = self.newest();
        let mut nonce = [0; NONCE_LEN];
        getrandom::fill(&mut nonce).map_err(|_| SealError::NoRandomness)?;
        let mut sealed = Vec::with_capacity(plain.len().saturating_add(33));
        sealed.push(FORMAT);
        sealed.extend_from_slice(&keys.id);
        let payload = Payload { msg: plain, aad: &place.associated_data(&sealed) };
        let ciphertext = keys.data.encrypt((&nonce).into(), payload).map_err(|_| SealError::Broken)?;
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&ciphertext);
        Ok(sealed)
    }

    /// Opens bytes with the key that sealed them.
    ///
    /// # Errors
    /// [`SealError::UnknownKey`]; [`SealError::Broken`] when they were changed, or sealed for another place.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let (header, rest) = sealed.split_at_checked(5).ok_or(SealError::Broken)?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE_LEN>().ok_or(SealError::Broken)?;
        let (&format, id) = header.split_first().ok_or(SealError::Broken)?;
        if format != FORMAT {
            return Err(SealError::Broken);
        }
        let keys = self.all().find(|keys| keys.id == id).ok_or_else(|| SealError::UnknownKey { id: hex(id) })?;
        let payload = Payload { msg: ciphertext, aad: &place.associated_data(header) };
        keys.data.decrypt(nonce.into(), payload).map_err(|_| SealError::Broken)
    }

    /// Seals a text.
    ///
    /// # Errors
    /// As [`seal`](Self::seal).
    pub fn seal_text(&self, place: Place<'_>, plain: &str) -> Result<Vec<u8>, SealError> {
        self.seal(place, plain.as_bytes())
    }

    /// Opens a text.
    ///
    /// # Errors
    /// As [`open`](Self::open), and [`SealError::Broken`] for what is not UTF-8.
    pub fn open_text(&self, place: Place<'_>, sealed: &[u8]) -> Result<String, SealError> {
        String::from_utf8(self.open(place, sealed)?).map_err(|_| SealError::Broken)
    }

    /// Whether a value was sealed with the newest key; one that was not is sealed again during rotation.
    #[must_use]
    pub fn is_newest(&self, sealed: &[u8]) -> bool {
        sealed.get(1..5).is_some_and(|id| id == self.newest().id)
    }
}

#[cfg(test)]
mod tests {
    use aes_gcm::KeyInit;
    use proptest::prelude::*;

    use super::super::keyring::FieldCipher;
    use super::super::master::MasterKeys;
    use super::*;

    const OLD: &str = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    const NEW: &str = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

    fn ring(keys: &str) -> Keyring {
        Keyring::new(&MasterKeys::parse(keys).unwrap()).unwrap()
    }

    fn place(table: &'static str, column: &'static str, row: u128) -> Place<'static> {
        Place { table, column, row: Uuid::from_u128(row) }
    }

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    }

    #[test]
    fn the_cipher_gives_the_vector_of_rfc_8998_appendix_a_1() {
        let key: [u8; 16] = bytes("0123456789ABCDEFFEDCBA9876543210").try_into().unwrap();
        let nonce: [u8; 12] = bytes("00001234567800000000ABCD").try_into().unwrap();
        let plain = bytes(
            "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD\
             EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA",
        );
        let aad = bytes("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
        let sealed = FieldCipher::new(&key.into()).encrypt(&nonce.into(), Payload { msg: &plain, aad: &aad }).unwrap();
        let expected = bytes(
            "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735\
             D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D\
             83DE3541E4C2B58177E065A9BF7B62EC",
        );
        assert_eq!(sealed, expected);
    }

    #[test]
    fn a_value_moved_to_another_row_column_or_table_does_not_open() {
        let ring = ring(OLD);
        let sealed = ring.seal_text(place("applicant", "phone", 1), "13000000000").unwrap();
        assert_eq!(ring.open_text(place("applicant", "phone", 1), &sealed).unwrap(), "13000000000");
        for elsewhere in [place("applicant", "phone", 2), place("applicant", "address", 1), place("case", "phone", 1)] {
            assert_eq!(ring.open(elsewhere, &sealed), Err(SealError::Broken));
        }
    }

    #[test]
    fn the_same_value_is_never_sealed_to_the_same_bytes() {
        let ring = ring(OLD);
        let at = place("applicant", "phone", 1);
        assert_ne!(ring.seal(at, b"same").unwrap(), ring.seal(at, b"same").unwrap());
    }

    #[test]
    fn an_older_key_opens_what_it_sealed_and_the_newest_seals() {
        let at = place("applicant", "phone", 1);
        let old = ring(OLD).seal_text(at, "text").unwrap();
        let both = ring(&format!("{NEW}\n{OLD}\n"));
        assert_eq!(both.open_text(at, &old).unwrap(), "text");
        assert!(!both.is_newest(&old));
        let new = both.seal_text(at, "text").unwrap();
        assert!(both.is_newest(&new));
        assert!(matches!(ring(OLD).open(at, &new), Err(SealError::UnknownKey { .. })));
    }

    #[test]
    fn printing_keys_shows_none() {
        let keys = MasterKeys::parse(OLD).unwrap();
        assert_eq!(format!("{keys:?}"), "MasterKeys(1 hidden)");
        let printed = format!("{:?}", ring(OLD));
        assert_eq!(printed, format!("Keyring({} and 0 older)", ring(OLD).fingerprint()));
    }

    proptest! {
        #[test]
        fn whatever_is_sealed_opens_and_no_changed_bit_passes(plain: Vec<u8>, at: prop::sample::Index, bit in 0u8..8) {
            let ring = ring(OLD);
            let here = place("applicant", "document", 7);
            let mut sealed = ring.seal(here, &plain).unwrap();
            prop_assert_eq!(&ring.open(here, &sealed).unwrap(), &plain);
            let at = at.index(sealed.len());
            sealed[at] ^= 1 << bit;
            prop_assert!(ring.open(here, &sealed).is_err());
        }

        #[test]
        fn arbitrary_bytes_never_open(sealed: Vec<u8>) {
            prop_assert!(ring(OLD).open(place("applicant", "document", 7), &sealed).is_err());
        }
    }
}
