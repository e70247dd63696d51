//! Rows by their key, and the references that lead to them.

use std::collections::{BTreeMap, BTreeSet};

use super::repeated;
use crate::profile::fault::{FaultKind, ProfileFault};
use crate::profile::sheets::{Misshapen, Place, Placed};

pub struct Table<'a, T> {
    what: &'static str,
    rows: BTreeMap<String, &'a Placed<T>>,
    misshapen: BTreeSet<String>,
}

impl<'a, T> Table<'a, T> {
    /// Of rows with one key the first counts; the others are reported.
    pub fn new(
        what: &'static str,
        list: &'static str,
        placed: &'a [Placed<T>],
        key: impl Fn(&T) -> String,
        misshapen: &[Misshapen],
        faults: &mut Vec<ProfileFault>,
    ) -> Self {
        repeated(placed, what, "/code", &key, faults);
        let mut rows = BTreeMap::new();
        for one in placed {
            rows.entry(key(&one.row)).or_insert(one);
        }
        let misshapen = (misshapen.iter().filter(|row| row.list == list))
            .flat_map(|row| [row.code.clone(), super::within(&row.centre, &row.code)])
            .collect();
        Self { what, rows, misshapen }
    }

    pub fn get(&self, key: &str) -> Option<&'a T> {
        self.placed(key).map(|placed| &placed.row)
    }

    pub fn placed(&self, key: &str) -> Option<&'a Placed<T>> {
        self.rows.get(key).copied()
    }

    /// The row of the key, or a fault at the place that names it.
    pub fn resolve(&self, place: &Place, part: &str, key: &str, faults: &mut Vec<ProfileFault>) -> Option<&'a T> {
        let row = self.get(key);
        if row.is_none() && !self.misshapen.contains(key) {
            faults.push(place.fault(part, FaultKind::UnknownReference { what: self.what, key: key.to_owned() }));
        }
        row
    }
}
