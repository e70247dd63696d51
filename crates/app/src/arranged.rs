//! What is arranged for long and asked for by every act: centres, windows, posts, items, calendars. Read once, and again
//! when any of it has changed.
//!
//! The database itself gives the deployment another stamp with each change of these tables, whoever makes it; a
//! transaction reads the stamp first, so it sees what another process has changed. A transaction that changes something
//! itself says so ([`Tx::rearranged`]); until then it finds here the arrangement that it began with.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, RwLock};

use domain::kernel::id::{CentreId, ItemId, ItemVersionId, PersonId, WindowId};
use domain::roster::Assignment;
use store::AnyConnection;
use store::catalogue::{self, ItemRow, VersionRow};
use store::deployment::bearings;
use store::people::staff::{self, PersonRow};
use store::places::centres::{self, CentreRow};
use store::places::windows::{self, WindowRow};
use time::Date;

use crate::calendars::{CentreTables, DayTables};
use crate::{AppError, Tx};

/// Entries of one kind that are remembered; beyond that they are forgotten and read anew.
const MOST: usize = 2_000;

/// Values by key, each with the stamp of the arrangement it belongs to.
#[derive(Debug)]
struct Known<K, V>(RwLock<HashMap<K, (i64, Arc<V>)>>);

impl<K, V> Default for Known<K, V> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K: Eq + Hash, V> Known<K, V> {
    fn get<E>(
        &self,
        conn: &mut AnyConnection,
        stamp: i64,
        key: K,
        read: impl FnOnce(&mut AnyConnection) -> Result<V, E>,
    ) -> Result<Arc<V>, AppError>
    where
        AppError: From<E>,
    {
        if let Ok(known) = self.0.read()
            && let Some((_, value)) = known.get(&key).filter(|(of, _)| *of == stamp)
        {
            return Ok(value.clone());
        }
        let value = Arc::new(read(conn)?);
        // What has been changed meanwhile, or by this transaction itself, does not belong to the stamp.
        if bearings(conn)?.arrangement == stamp
            && let Ok(mut known) = self.0.write()
        {
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(key, (stamp, value.clone()));
        }
        Ok(value)
    }
}

/// What a process remembers of the arrangement.
#[derive(Debug, Default)]
pub struct Arranged {
    centres: Known<CentreId, CentreRow>,
    windows: Known<CentreId, Vec<WindowRow>>,
    window: Known<WindowId, Option<WindowRow>>,
    posts: Known<PersonId, Vec<Assignment>>,
    staff: Known<WindowId, Vec<(Assignment, PersonRow)>>,
    items: Known<ItemId, Option<ItemRow>>,
    in_force: Known<(ItemId, Date), Option<Arc<VersionRow>>>,
    versions: Known<ItemVersionId, VersionRow>,
    tables: Known<String, CentreTables>,
    days: DayTables,
}

impl Tx<'_> {
    pub fn centre(&mut self, id: CentreId) -> Result<Arc<CentreRow>, AppError> {
        self.arranged.centres.get(self.conn, self.arrangement, id, |conn| centres::load(conn, id))
    }

    /// All windows of a centre, by code.
    pub fn windows(&mut self, of: CentreId) -> Result<Arc<Vec<WindowRow>>, AppError> {
        self.arranged.windows.get(self.conn, self.arrangement, of, |conn| windows::of_centre(conn, of))
    }

    pub fn window(&mut self, id: WindowId) -> Result<Arc<Option<WindowRow>>, AppError> {
        self.arranged.window.get(self.conn, self.arrangement, id, |conn| windows::load(conn, id))
    }

    /// The posts a person is on, at any window of any day.
    pub fn posts(&mut self, of: PersonId) -> Result<Arc<Vec<Assignment>>, AppError> {
        self.arranged.posts.get(self.conn, self.arrangement, of, |conn| staff::posts_of(conn, of))
    }

    /// Everyone on a post of a window, on any day.
    pub fn staff(&mut self, of: WindowId) -> Result<Arc<Vec<(Assignment, PersonRow)>>, AppError> {
        self.arranged.staff.get(self.conn, self.arrangement, of, |conn| staff::on_windows(conn, &[of]))
    }

    pub fn item(&mut self, id: ItemId) -> Result<Arc<Option<ItemRow>>, AppError> {
        self.arranged.items.get(self.conn, self.arrangement, id, |conn| catalogue::load(conn, id))
    }

    /// The version of an item in force on a day.
    pub fn in_force(&mut self, item: ItemId, on: Date) -> Result<Option<Arc<VersionRow>>, AppError> {
        let read = |conn: &mut AnyConnection| catalogue::in_force(conn, item, on).map(|row| row.map(Arc::new));
        let found = self.arranged.in_force.get(self.conn, self.arrangement, (item, on), read)?;
        Ok((*found).clone())
    }

    pub fn version(&mut self, id: ItemVersionId) -> Result<Arc<VersionRow>, AppError> {
        self.arranged.versions.get(self.conn, self.arrangement, id, |conn| catalogue::version(conn, id))
    }

    /// The day tables of a calendar and of the national one.
    pub fn tables(&mut self, calendar: &str) -> Result<CentreTables, AppError> {
        let days = &self.arranged.days;
        let tables = self
            .arranged
            .tables
            .get(self.conn, self.arrangement, calendar.to_owned(), |conn| days.of(conn, calendar))?;
        Ok((*tables).clone())
    }

    /// What is arranged has been changed by this transaction: from here on it finds the change.
    pub fn rearranged(&mut self) -> Result<(), AppError> {
        self.arrangement = bearings(self.conn)?.arrangement;
        Ok(())
    }
}
