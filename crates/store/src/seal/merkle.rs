//! The root over many entries that the sealer writes down: RFC 9162's tree, with SM3.

use sm3::{Digest, Sm3};

/// An SM3 value.
pub type Hash = [u8; 32];

/// The root over the leaves in their order; that of no leaves is the hash of nothing.
#[must_use]
pub fn root<L: AsRef<[u8]>>(leaves: &[L]) -> Hash {
    match leaves {
        [] => Sm3::digest([]).into(),
        [leaf] => Sm3::new().chain_update([0]).chain_update(leaf).finalize().into(),
        _ => {
            // The largest power of two below the number of leaves.
            let (left, right) = leaves.split_at(leaves.len().div_ceil(2).next_power_of_two());
            Sm3::new().chain_update([1]).chain_update(root(left)).chain_update(root(right)).finalize().into()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn node(left: Hash, right: Hash) -> Hash {
        Sm3::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
    }

    #[test]
    fn sm3_gives_the_vector_of_gb_t_32905_example_1() {
        let hash: Hash = Sm3::digest(b"abc").into();
        assert_eq!(hash[..4], [0x66, 0xc7, 0xf0, 0xf4]);
        assert_eq!(hash[28..], [0x8f, 0x4b, 0xa8, 0xe0]);
    }

    #[test]
    fn five_leaves_split_four_to_one() {
        let one = |leaf: &str| root(&[leaf]);
        let expected = node(node(node(one("a"), one("b")), node(one("c"), one("d"))), one("e"));
        assert_eq!(root(&["a", "b", "c", "d", "e"]), expected);
    }

    #[test]
    fn an_inner_node_cannot_pass_for_a_leaf() {
        let pair = [root(&["a"]), root(&["b"])].concat();
        assert_ne!(root(&[pair]), root(&["a", "b"]));
    }

    proptest! {
        #[test]
        fn any_change_order_or_cut_changes_the_root(leaves in prop::collection::vec(any::<[u8; 2]>(), 1..40), at: prop::sample::Index) {
            let whole = root(&leaves);
            prop_assert_ne!(root(&leaves[1..]), whole);
            let mut changed = leaves.clone();
            let at = at.index(changed.len());
            changed[at][0] ^= 1;
            prop_assert_ne!(root(&changed), whole);
        }
    }
}
