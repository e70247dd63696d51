//! The person behind a session, with the duties the roster gives now. Asked afresh inside every transaction.

use domain::kernel::id::{AccountId, CentreId, PersonId, SessionId};
use domain::kernel::{Actor, Role};
use domain::roster;
use store::StoreError;
use store::engine::columns::Id;
use store::people::access::{self, Behind};
use store::people::reviewers;
use store::places::units::{self, UnitRow};
use store::places::windows::WindowRow;

use crate::{AppError, Tx};

/// The person behind a session, for everything that is business. Who has still the first password does none.
pub fn resolve(tx: &mut Tx<'_>, session: SessionId) -> Result<Actor, AppError> {
    let behind = live(tx, session)?;
    if behind.account.must_change_password {
        return Err(AppError::PasswordFirst);
    }
    actor(tx, &behind)
}

/// The same for what concerns the caller alone and stays open before the first password is changed: who am I, change
/// the password, log out.
pub fn resolve_own(tx: &mut Tx<'_>, session: SessionId) -> Result<Actor, AppError> {
    let behind = live(tx, session)?;
    actor(tx, &behind)
}

fn live(tx: &mut Tx<'_>, session: SessionId) -> Result<Behind, AppError> {
    let behind = access::behind(tx.conn, session)?.ok_or(AppError::SessionEnded)?;
    let over = behind.session.revoked_at.is_some() || behind.session.expires_at.time() <= tx.real_now;
    if over { Err(AppError::SessionEnded) } else { Ok(behind) }
}

fn actor(tx: &mut Tx<'_>, behind: &Behind) -> Result<Actor, AppError> {
    let person = PersonId(behind.person.id.0);
    let posts = tx.posts(person)?;
    let meaning = behind.centre.policy.0.posts.by_duty();
    let role = Role::parse(&behind.account.role).ok_or_else(|| StoreError::corrupt("account role"))?;
    let units = match role {
        Role::Reviewer => roster::reviews(person, &reviewers::of_person(tx.conn, person)?, tx.today()),
        _ => Vec::new(),
    };
    Ok(Actor {
        account: AccountId(behind.account.id.0),
        session: SessionId(behind.session.id.0),
        person,
        name: behind.person.name.clone(),
        number: behind.person.number.clone(),
        role,
        centre: CentreId(behind.account.centre_id.0),
        duties: roster::duties(person, &posts, &meaning, tx.today()),
        units,
    })
}

/// The person logged in, as the screen shows it.
#[derive(Debug, Clone)]
pub struct Me {
    pub actor: Actor,
    pub behind: Behind,
    pub windows: Vec<WindowRow>,
    /// The units I review for.
    pub units: Vec<UnitRow>,
    pub now: time::OffsetDateTime,
}

pub fn me(tx: &mut Tx<'_>, session: SessionId) -> Result<Me, AppError> {
    let behind = live(tx, session)?;
    let actor = actor(tx, &behind)?;
    let windows = tx
        .windows(actor.centre)?
        .iter()
        .filter(|window| actor.duties.iter().any(|duty| duty.window.0 == window.id.0))
        .cloned()
        .collect();
    let ids: Vec<Id> = actor.units.iter().map(|unit| Id(unit.0)).collect();
    let units = if ids.is_empty() { Vec::new() } else { units::several(tx.conn, &ids)? };
    Ok(Me { actor, behind, windows, units, now: tx.now })
}
