//! The audit chain: each entry's MAC covers the entry and the MAC before it.

use hmac::Mac as _;

use super::keyring::{Derived, KeyedHash, Keyring};

/// An HMAC-SM3 value.
pub type Mac = [u8; 32];

/// What the first entry of a chain follows.
pub const CHAIN_START: Mac = [0; 32];

/// Stands where a link of a chain has its predecessor, so that no digest of values passes for a link.
const VALUES: Mac = *b"digest of personal values  (v 1)";

impl Keyring {
    /// The MAC of an entry that follows `previous`. Parts are length-prefixed, so that moving a byte from one part to the
    /// next changes it.
    #[must_use]
    pub fn chain(&self, previous: &Mac, parts: &[&[u8]]) -> Mac {
        chained(self.newest(), previous, parts).finalize().into_bytes().into()
    }

    /// Digests of values that stand elsewhere, sealed or readable, one for each key of the ring, newest first: what the
    /// audit log keeps of them, and what they are compared with later. Nobody without the key can make one, or try out
    /// which value it is of.
    #[must_use]
    pub fn digests(&self, parts: &[&[u8]]) -> Vec<Mac> {
        self.all().map(|keys| chained(keys, &VALUES, parts).finalize().into_bytes().into()).collect()
    }

    /// Whether a MAC is right, under any key of the ring, in constant time per key.
    #[must_use]
    pub fn verify_chain(&self, previous: &Mac, parts: &[&[u8]], mac: &Mac) -> bool {
        self.all().any(|keys| chained(keys, previous, parts).verify_slice(mac).is_ok())
    }
}

fn chained(keys: &Derived, previous: &Mac, parts: &[&[u8]]) -> KeyedHash {
    let mut mac = keys.audit.clone();
    mac.update(previous);
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::master::MasterKeys;
    use super::*;

    const OLD: &str = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    const NEW: &str = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

    fn ring(keys: &str) -> Keyring {
        Keyring::new(&MasterKeys::parse(keys).unwrap()).unwrap()
    }

    #[test]
    fn a_chain_made_before_a_rotation_still_verifies() {
        let mac = ring(OLD).chain(&CHAIN_START, &[b"received", b"at"]);
        assert!(ring(&format!("{NEW} {OLD}")).verify_chain(&CHAIN_START, &[b"received", b"at"], &mac));
        assert!(!ring(NEW).verify_chain(&CHAIN_START, &[b"received", b"at"], &mac));
    }

    #[test]
    fn a_digest_of_values_is_no_link_and_is_known_after_a_rotation() {
        let parts: &[&[u8]] = &[b"name", b"number"];
        let before = ring(OLD).digests(parts);
        assert!(ring(&format!("{NEW} {OLD}")).digests(parts).contains(&before[0]));
        assert_ne!(ring(OLD).chain(&CHAIN_START, parts), before[0]);
        assert_ne!(ring(NEW).digests(parts), before);
    }

    proptest! {
        #[test]
        fn moving_a_boundary_or_the_predecessor_breaks_the_mac(
            text in prop::collection::vec(any::<u8>(), 1..64), cut: prop::sample::Index, other: [u8; 32],
        ) {
            let ring = ring(OLD);
            let (left, right) = text.split_at(cut.index(text.len()));
            let mac = ring.chain(&CHAIN_START, &[left, right]);
            prop_assert!(ring.verify_chain(&CHAIN_START, &[left, right], &mac));
            prop_assert!(!ring.verify_chain(&CHAIN_START, &[&text], &mac));
            if other != CHAIN_START {
                prop_assert!(!ring.verify_chain(&other, &[left, right], &mac));
            }
        }
    }
}
