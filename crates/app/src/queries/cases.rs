//! One case with everything its page shows, lists of cases, and searches.

use domain::case::acts::accept;
use domain::case::{Act, Case, Event, MissingMaterial, Recorded, StageName, evolve};
use domain::kernel::id::{ApplicantId, CaseId, UnitId, WindowId};
use domain::kernel::{Actor, Post};
use domain::place::{Place, Reached, WindowKind};
use domain::policy::{Denial, Scope, sees};
use store::StoreError;
use store::cases::case::CaseRow;
use store::cases::events;
use store::cases::lists::{self, Listed, ListedCase, Wanted};
use store::cases::timers::{self, TimerRow};
use store::cases::work_items::ListScope;
use store::engine::columns::Id;
use store::engine::keyset::{Page, Position, fetch_limit};
use store::people::reviewers;
use store::places::units::{self, UnitRow};
use store::places::windows::WindowRow;
use time::{Date, OffsetDateTime};

use super::history::{History, history};
use super::why_not::{WhyNot, acts_open};
use crate::acts::{self, CaseFacts};
use crate::sealing::{MaskedApplicant, MaskedProxy, masked, open_of_case};
use crate::{AppError, Tx, private};

/// A case as its page shows it.
#[derive(Debug, Clone)]
pub struct CaseRecord {
    pub facts: CaseFacts,
    pub applicant: MaskedApplicant,
    pub proxy: Option<MaskedProxy>,
    /// Numbers of the earlier cases that materials on file lie with.
    pub filed: Vec<(CaseId, String)>,
    /// Other open cases of the applicant for the same item, while this one is open (C7).
    pub duplicates: Vec<CaseRow>,
    pub query_code: String,
    pub note: Option<String>,
    pub timers: Vec<TimerRow>,
    pub owners: Owners,
    pub acts: Vec<(Act, Option<WhyNot>)>,
    pub history: History,
    pub late_offer: Option<LateOffer>,
    pub now: OffsetDateTime,
}

/// Secondary material that is missing and may come late (容缺).
#[derive(Debug, Clone)]
pub struct LateOffer {
    pub missing: Vec<MissingMaterial>,
    /// The last day that may be agreed.
    pub until: Date,
}

/// The record of a case at hand.
pub fn record(tx: &mut Tx<'_>, actor: &Actor, facts: CaseFacts) -> Result<CaseRecord, AppError> {
    let id = facts.case().id;
    let applicant = tx.applicant(ApplicantId(facts.row.applicant_id.0))?;
    let proxy = if facts.case().proxy.is_some() { acts::proxy::kept(tx, id)? } else { None };
    Ok(CaseRecord {
        proxy: proxy.map(|proxy| proxy.masked()),
        filed: acts::on_file::numbers(tx, &facts.case().materials)?,
        duplicates: duplicates(tx, &facts)?,
        applicant: masked(tx.keyring, &applicant)?,
        query_code: open_of_case(tx.keyring, id, "query_code", &facts.row.query_code_sealed)?,
        note: private::kept(tx, id, "note")?,
        timers: timers::of_case(tx.conn, id)?,
        owners: owners(tx, &facts)?,
        acts: acts_open(tx, actor, &facts)?,
        history: history(tx, &facts)?,
        late_offer: late_offer(tx, &facts)?,
        now: tx.now,
        facts,
    })
}

fn duplicates(tx: &mut Tx<'_>, facts: &CaseFacts) -> Result<Vec<CaseRow>, AppError> {
    let case = facts.case();
    if case.stage.name().awaits().is_none() {
        return Ok(Vec::new());
    }
    let mut open = acts::applicant::open_for(tx, &[facts.row.applicant_id], case.item)?;
    open.retain(|row| row.id != facts.row.id);
    Ok(open)
}

/// Who answers for the clocks of a case today, by name.
#[derive(Debug, Clone)]
pub struct Owners {
    /// On each post of the window.
    pub window: Vec<(Post, String)>,
    /// On each post of the issuing window, where it is another one.
    pub issuing: Vec<(Post, String)>,
    /// The unit that reviews the case, with its reviewers.
    pub review: Option<(UnitRow, Vec<String>)>,
}

fn owners(tx: &mut Tx<'_>, facts: &CaseFacts) -> Result<Owners, AppError> {
    let (window, route, today) = (facts.case().window, facts.case().route, tx.today());
    let review = match route.review {
        Some(unit) => {
            let row =
                units::several(tx.conn, &[Id(unit.0)])?.pop().ok_or_else(|| StoreError::corrupt("review unit"))?;
            let staff =
                reviewers::of_unit(tx.conn, unit)?.into_iter().filter(|(reviewing, _)| reviewing.in_force(today));
            Some((row, staff.map(|(_, person)| person.name).collect()))
        }
        None => None,
    };
    let issuing = route.issuing.map(|window| holders(tx, window)).transpose()?;
    Ok(Owners { window: holders(tx, window)?, issuing: issuing.unwrap_or_default(), review })
}

fn holders(tx: &mut Tx<'_>, window: WindowId) -> Result<Vec<(Post, String)>, AppError> {
    let today = tx.today();
    let staff = tx.staff(window)?;
    Ok(staff
        .iter()
        .filter(|(assignment, _)| assignment.in_force(today))
        .map(|(assignment, person)| (assignment.post, person.name.clone()))
        .collect())
}

/// What may be agreed for what is missing: nothing unless secondary material may come late and some is not there.
fn late_offer(tx: &mut Tx<'_>, facts: &CaseFacts) -> Result<Option<LateOffer>, AppError> {
    if facts.case().stage.name() != StageName::Received {
        return Ok(None);
    }
    let missing =
        accept::late(&facts.case().materials, facts.case().proxy, acts::accept_facts(&facts.version, &facts.centre));
    if missing.is_empty() {
        return Ok(None);
    }
    let until = acts::late_until(tx, &facts.version.doc.0, &facts.centre)?;
    Ok(until.map(|until| LateOffer { missing, until }))
}

/// The case, if the actor may see it. Of another centre it does not exist.
pub fn visible(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<CaseFacts, AppError> {
    let facts = acts::load(tx, actor, id)?;
    if sees(actor).covers(&facts.case().reached()) { Ok(facts) } else { Err(AppError::Denied(Denial::OutOfScope)) }
}

pub fn show(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<CaseRecord, AppError> {
    let facts = visible(tx, actor, id)?;
    record(tx, actor, facts)
}

/// One event of a course, with the window or the review unit it happened at.
#[derive(Debug, Clone)]
pub struct CourseStep {
    pub recorded: Recorded,
    /// The window; of what was done in the back office, the one that took the case.
    pub window: WindowRow,
    pub unit: Option<UnitRow>,
}

/// The whole course of a case (D11), each event where it happened.
pub fn course(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<Vec<CourseStep>, AppError> {
    let facts = visible(tx, actor, id)?;
    let windows = store::places::windows::of_centre(tx.conn, facts.case().centre)?;
    let review = facts.case().route.review;
    let units = review.map(|unit| units::several(tx.conn, &[Id(unit.0)])).transpose()?.unwrap_or_default();
    let mut case: Option<Case> = None;
    events::of_case(tx.conn, id)?
        .into_iter()
        .map(|recorded| {
            let after = evolve(case.take(), &recorded).map_err(AppError::internal)?;
            // A transfer happens at the window it leaves.
            let (at, act) = match &recorded.event {
                Event::Transferred { from, .. } => (*from, None),
                event => (after.window, Some(event.act())),
            };
            let place = act.map_or(Place::Window(at), |act| after.place_of(act));
            let (window, unit) = match place {
                Place::Window(window) => (window, None),
                Place::Unit(unit) => (at, units.iter().find(|row| row.id.0 == unit.0).cloned()),
            };
            let window = windows.iter().find(|row| row.id.0 == window.0).cloned();
            let window = window.ok_or_else(|| StoreError::corrupt("window of an event"))?;
            case = Some(after);
            Ok(CourseStep { recorded, window, unit })
        })
        .collect()
}

/// A listed case with its applicant's masked number.
#[derive(Debug, Clone)]
pub struct CaseEntry {
    pub listed: ListedCase,
    pub number_masked: String,
    pub item: (String, String),
    pub window: (String, String),
}

/// Which part of what the actor sees is wanted: one window, or one review unit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Within {
    pub window: Option<WindowId>,
    pub unit: Option<UnitId>,
}

/// The one scope of a list: what is named, else the first of the actor's windows or units, or all of its centre.
pub fn list_scope(tx: &mut Tx<'_>, actor: &Actor, within: Within) -> Result<Option<ListScope>, AppError> {
    let outside = || AppError::Denied(Denial::OutOfScope);
    let window = own_window(tx, actor, within.window)?;
    match (sees(actor), window, within.unit) {
        (Scope::Units(units), None, Some(unit)) if units.contains(&unit) => Ok(Some(ListScope::Unit(unit))),
        (Scope::Units(units), None, None) => Ok(units.first().copied().map(ListScope::Unit)),
        (Scope::Centre(centre), None, None) => Ok(Some(ListScope::Centre(centre))),
        (Scope::Windows(_, windows), None, None) => match windows.first() {
            Some(first) => Ok(own_window(tx, actor, Some(*first))?.as_ref().map(of_window).transpose()?),
            None => Ok(None),
        },
        (scope, Some(row), None) if scope.covers(&Reached::at(actor.centre, WindowId(row.id.0))) => {
            Ok(Some(of_window(&row)?))
        }
        _ => Err(outside()),
    }
}

/// An issuing window lists what it hands out, any other what it took.
fn of_window(row: &WindowRow) -> Result<ListScope, StoreError> {
    let id = WindowId(row.id.0);
    Ok(if row.window_kind()? == WindowKind::Issuing { ListScope::Issuing(id) } else { ListScope::Window(id) })
}

/// A page of cases, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    within: Within,
    wanted: Listed,
    before: Option<Position>,
    limit: usize,
) -> Result<(Page<CaseEntry>, OffsetDateTime), AppError> {
    let Some(scope) = list_scope(tx, actor, within)? else {
        return Ok((Page { items: Vec::new(), next: None }, tx.now));
    };
    let rows = lists::page(tx.conn, scope, wanted, before, fetch_limit(limit))?;
    let page = Page::split(rows, limit, |row| Position { at: row.case.received_at, id: row.case.id });
    Ok((Page { items: entries(tx, page.items)?, next: page.next }, tx.now))
}

/// What a search is about.
#[derive(Debug, Clone)]
pub enum Sought {
    Number(String),
    ApplicantNumber(store::seal::Indexed, String),
    Phone(String),
    Name(String),
}

/// The newest hundred cases that fit.
pub fn search(tx: &mut Tx<'_>, actor: &Actor, sought: &Sought) -> Result<(Vec<CaseEntry>, OffsetDateTime), AppError> {
    let wanted = match sought {
        Sought::Number(number) => Wanted::Number(number.clone()),
        Sought::ApplicantNumber(kind, number) => Wanted::ApplicantNumber(tx.keyring.lookups(*kind, number)),
        Sought::Phone(phone) => Wanted::Phone(tx.keyring.lookups(store::seal::Indexed::Phone, phone)),
        Sought::Name(name) => Wanted::Name(name.clone()),
    };
    let rows = lists::search(tx.conn, &sees(actor), &wanted, 100)?;
    Ok((entries(tx, rows)?, tx.now))
}

fn entries(tx: &mut Tx<'_>, rows: Vec<ListedCase>) -> Result<Vec<CaseEntry>, AppError> {
    let versions: Vec<_> = rows.iter().map(|row| row.case.item_version_id).collect();
    let versions = store::catalogue::versions(tx.conn, &versions)?;
    let windows: Vec<_> = rows.iter().map(|row| row.case.window_id).collect();
    let windows = store::places::windows::several(tx.conn, &windows)?;
    rows.into_iter()
        .map(|listed| {
            let version = versions.iter().find(|version| version.id == listed.case.item_version_id);
            let version = version.ok_or_else(|| StoreError::corrupt("item version of a case"))?;
            let window = windows.iter().find(|window| window.id == listed.case.window_id);
            let window = window.ok_or_else(|| StoreError::corrupt("window of a case"))?;
            Ok(CaseEntry {
                number_masked: crate::sealing::masked_number(
                    tx.keyring,
                    listed.case.applicant_id.0,
                    &listed.number_sealed,
                )?,
                item: (version.doc.0.code.clone(), version.doc.0.name.clone()),
                window: (window.code.clone(), window.name.clone()),
                listed,
            })
        })
        .collect()
}

/// A window named in a query must be one of the actor's centre.
fn own_window(tx: &mut Tx<'_>, actor: &Actor, window: Option<WindowId>) -> Result<Option<WindowRow>, AppError> {
    let Some(id) = window else { return Ok(None) };
    let row = store::places::windows::load(tx.conn, id)?.filter(|row| row.centre_id.0 == actor.centre.0);
    row.ok_or(AppError::NotFound("window")).map(Some)
}
