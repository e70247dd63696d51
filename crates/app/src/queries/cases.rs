//! One case with everything its page shows, lists of cases, and searches.

use domain::case::acts::accept;
use domain::case::{Act, Event, MissingMaterial, Recorded, StageName};
use domain::kernel::id::{ApplicantId, CaseId, CentreId, WindowId};
use domain::kernel::{Actor, Post};
use domain::policy::{Denial, Scope, sees};
use store::StoreError;
use store::cases::case::CaseRow;
use store::cases::lists::{self, ListedCase, Visible, Wanted};
use store::cases::timers::{self, TimerRow};
use store::cases::work_items::ListScope;
use store::cases::{applicants, events};
use store::engine::keyset::{Page, Position, fetch_limit};
use store::people::staff;
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
    /// Who is on each post of the window today.
    pub holders: Vec<(Post, String)>,
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
    let applicant = applicants::load(tx.conn, ApplicantId(facts.row.applicant_id.0))?;
    let proxy = if facts.case().proxy.is_some() { acts::proxy::kept(tx, id)? } else { None };
    Ok(CaseRecord {
        proxy: proxy.map(|proxy| proxy.masked()),
        filed: acts::on_file::numbers(tx, &facts.case().materials)?,
        duplicates: duplicates(tx, &facts)?,
        applicant: masked(tx.keyring, &applicant)?,
        query_code: open_of_case(tx.keyring, id, "query_code", &facts.row.query_code_sealed)?,
        note: private::kept(tx, id, "note")?,
        timers: timers::of_case(tx.conn, id)?,
        holders: holders(tx, facts.case().window)?,
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

fn holders(tx: &mut Tx<'_>, window: WindowId) -> Result<Vec<(Post, String)>, AppError> {
    let today = tx.today();
    let staff = staff::on_windows(tx.conn, &[window])?;
    Ok(staff
        .into_iter()
        .filter(|(assignment, _)| assignment.in_force(today))
        .map(|(assignment, person)| (assignment.post, person.name))
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
    let case = facts.case();
    if sees(actor).covers(case.centre, case.window) { Ok(facts) } else { Err(AppError::Denied(Denial::OutOfScope)) }
}

pub fn show(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<CaseRecord, AppError> {
    let facts = visible(tx, actor, id)?;
    record(tx, actor, facts)
}

/// The whole course of a case (D11), each event with the window it happened at.
pub fn course(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<Vec<(Recorded, WindowRow)>, AppError> {
    visible(tx, actor, id)?;
    let windows = store::places::windows::of_centre(tx.conn, actor.centre)?;
    let mut at = None;
    events::of_case(tx.conn, id)?
        .into_iter()
        .map(|recorded| {
            if let Event::Received { window, .. } = &recorded.event {
                at = Some(*window);
            }
            let here = windows.iter().find(|row| at.is_some_and(|at| row.id.0 == at.0)).cloned();
            if let Event::Transferred { window, .. } = &recorded.event {
                at = Some(*window);
            }
            Ok((recorded, here.ok_or_else(|| StoreError::corrupt("window of an event"))?))
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

/// The one scope of a list: the named window, else the first of the actor's windows, or all of its centre.
pub fn list_scope(actor: &Actor, window: Option<WindowId>) -> Result<Option<ListScope>, AppError> {
    match (sees(actor), window) {
        (Scope::Centre(centre), None) => Ok(Some(ListScope::Centre(centre))),
        (Scope::Windows(_, windows), None) => match windows.as_slice() {
            [] => Ok(None),
            [first, ..] => Ok(Some(ListScope::Window(*first))),
        },
        (scope, Some(window)) => {
            if scope.covers(actor.centre, window) {
                Ok(Some(ListScope::Window(window)))
            } else {
                Err(AppError::Denied(Denial::OutOfScope))
            }
        }
    }
}

/// A page of cases, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    window: Option<WindowId>,
    stage: Option<StageName>,
    before: Option<Position>,
    limit: usize,
) -> Result<(Page<CaseEntry>, OffsetDateTime), AppError> {
    let window = own_window(tx, actor, window)?;
    let Some(scope) = list_scope(actor, window)? else {
        return Ok((Page { items: Vec::new(), next: None }, tx.now));
    };
    let rows = lists::page(tx.conn, scope, stage, before, fetch_limit(limit))?;
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
    let visible = match sees(actor) {
        Scope::Centre(centre) => Visible { centre, windows: None },
        Scope::Windows(centre, windows) => Visible { centre, windows: Some(windows) },
    };
    let rows = lists::search(tx.conn, &visible, &wanted, 100)?;
    Ok((entries(tx, rows)?, tx.now))
}

fn entries(tx: &mut Tx<'_>, rows: Vec<ListedCase>) -> Result<Vec<CaseEntry>, AppError> {
    let versions: Vec<_> = rows.iter().map(|row| row.case.item_version_id).collect();
    let versions = store::catalogue::versions(tx.conn, &versions)?;
    let windows = match rows.first() {
        Some(row) => store::places::windows::of_centre(tx.conn, CentreId(row.case.centre_id.0))?,
        None => Vec::new(),
    };
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
pub fn own_window(tx: &mut Tx<'_>, actor: &Actor, window: Option<WindowId>) -> Result<Option<WindowId>, AppError> {
    let Some(id) = window else { return Ok(None) };
    store::places::windows::load(tx.conn, id)?
        .filter(|row| row.centre_id.0 == actor.centre.0)
        .ok_or(AppError::NotFound("window"))?;
    Ok(Some(id))
}
