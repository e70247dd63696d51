//! The board in the hall (大厅看板): every window with who holds it and how much waits, without personal data.

use domain::case::derive::recompute::NEVER;
use domain::kernel::Post;
use domain::kernel::id::{CentreId, WindowId};
use domain::profile::StaffField;
use store::cases::work_items;
use store::engine::keyset::fetch_limit;
use time::OffsetDateTime;

use super::places::{self, WindowRecord};
use crate::{AppError, Tx};

/// What is counted at one window at most.
pub const CAP: usize = 299;

#[derive(Debug, Clone)]
pub struct Board {
    pub centre: String,
    pub open: bool,
    pub now: OffsetDateTime,
    pub windows: Vec<BoardWindow>,
}

#[derive(Debug, Clone)]
pub struct BoardWindow {
    pub window: WindowRecord,
    /// Who holds it now, as far as the centre shows its staff (A5).
    pub holder: Option<(Post, Option<String>)>,
    /// Everything that waits, what stands still among it.
    pub waiting: usize,
    pub green: usize,
    pub yellow: usize,
    pub red: usize,
    /// There is more than was counted.
    pub more: bool,
}

pub fn board(tx: &mut Tx<'_>, code: Option<&str>) -> Result<Board, AppError> {
    let centre = places::find_centre(tx, code)?;
    let names = centre.policy.0.staff_disclosure.contains(&StaffField::Name);
    let open = tx.tables(&centre.calendar_id)?.own.days.is_open(tx.now)?;
    let now = tx.now;
    let mut windows = Vec::new();
    for window in places::windows(tx, CentreId(centre.id.0))? {
        let lights = work_items::lights(tx.conn, WindowId(window.window.id.0), fetch_limit(CAP))?;
        let more = lights.len() > CAP;
        let counted = || lights.iter().take(CAP).map(|(due, warn_at)| (due.time(), warn_at.time()));
        let red = counted().filter(|(due, _)| now > *due).count();
        let yellow = counted().filter(|(due, warn_at)| now <= *due && now >= *warn_at).count();
        let green = counted().filter(|(due, warn_at)| now < *warn_at && *due < NEVER).count();
        let waiting = counted().count();
        let person = window.on(window.resident);
        let holder = person.map(|person| (window.resident, names.then(|| person.name.clone())));
        windows.push(BoardWindow { holder, waiting, green, yellow, red, more, window });
    }
    Ok(Board { centre: centre.name, open, now, windows })
}
