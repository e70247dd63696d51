//! Receive a request (收件), and accept it in the same go where the clerk says so.

use std::sync::Arc;

use domain::case::acts::accept;
use domain::case::acts::receive::{self as rule, Facts, Receive};
use domain::case::derive::timers::{Start, promised};
use domain::case::{Act, Channel, Event, MaterialHeld, OnFile, Represented, RequestForm};
use domain::catalogue::item::{ApplicantKind, Kind};
use domain::kernel::id::{ApplicantId, CaseId, CentreId, ItemId, ItemVersionId, WindowId};
use domain::kernel::{Actor, Refusal, Rule};
use domain::place::Route;
use domain::policy::{self, Subject};
use store::cases::applicants;
use store::cases::case::{self, CaseRow};
use store::catalogue::VersionRow;
use store::engine::columns::{Id, Instant, Json};
use store::journal::audit::Head;
use store::places::centres::CentreRow;
use store::places::windows::WindowRow;
use time::Date;

use super::accept::{LateStated, late_until, rule_facts, stated as late_stated};
use super::applicant::{self, Person};
use super::facts::{self, At, CaseFacts, may_on};
use super::journal::{self, Author, limits};
use super::{on_file, proxy, takers};
use crate::error::FieldFault;
use crate::sealing::{ApplicantNumber, StatedApplicant, StatedProxy, seal_for_case};
use crate::{AppError, Tx, ids, private};

/// What the clerk states. `case` is an id made by the client where that helps.
#[derive(Debug, Clone)]
pub struct ReceiptStated {
    pub case: Option<CaseId>,
    pub item: ItemId,
    /// At which of the windows that take the item, where the clerk holds several.
    pub window: Option<WindowId>,
    pub applicant_kind: ApplicantKind,
    /// The checked applicant, or what is wrong with it: told together with everything else that is wrong.
    pub applicant: Result<StatedApplicant, Vec<FieldFault>>,
    pub channel: Channel,
    pub request: RequestForm,
    pub materials: Vec<MaterialHeld>,
    /// Who acts for the applicant, or what is wrong with that.
    pub proxy: Option<Result<StatedProxy, Vec<FieldFault>>>,
    pub note: Option<String>,
    pub accept: bool,
    /// Whether open cases for the same thing were shown before: `Some(false)` asks to be refused if there are any.
    pub duplicate_acknowledged: Option<bool>,
    /// What is to come late, where it is accepted without.
    pub late: Option<LateStated>,
    /// What is wrong with the shape of the request; told together with everything else.
    pub faults: Vec<FieldFault>,
}

impl ReceiptStated {
    /// What is wrong with the request before any rule is asked.
    fn shape_faults(&self) -> Vec<FieldFault> {
        let of_applicant = self.applicant.as_ref().err().into_iter().flatten();
        let of_proxy = self.proxy.iter().filter_map(|proxy| proxy.as_ref().err()).flatten();
        self.faults.iter().chain(of_applicant).chain(of_proxy).cloned().collect()
    }

    fn represented(&self) -> Option<Represented> {
        let StatedProxy { relation, authority, .. } = self.checked_proxy()?;
        Some(Represented { relation: *relation, authority: *authority })
    }

    fn checked_proxy(&self) -> Option<&StatedProxy> {
        self.proxy.as_ref()?.as_ref().ok()
    }
}

/// The item with all that receipt needs to know of it.
struct ItemFacts {
    version: Option<Arc<VersionRow>>,
    window: WindowRow,
    issuing: Option<WindowRow>,
    route: Route,
    centre: Arc<CentreRow>,
}

pub fn receive(tx: &mut Tx<'_>, actor: &Actor, stated: &ReceiptStated) -> Result<CaseFacts, AppError> {
    let ItemFacts { version, window, issuing, route, centre } = match item_facts(tx, actor, stated.item, stated.window)
    {
        Err(AppError::Invalid(faults)) => return Err(AppError::Invalid([faults, stated.shape_faults()].concat())),
        found => found?,
    };
    let id = match stated.case {
        Some(id) if case::load(tx.conn, id)?.is_some() => return Err(AppError::IdTaken),
        Some(id) => id,
        None => CaseId(ids::new_id()),
    };
    let mut faults = stated.shape_faults();
    let person = match &stated.applicant {
        Ok(applicant) => match applicant::find(tx, actor.centre, stated.applicant_kind, applicant)? {
            Ok(person) => Some((person, applicant)),
            Err(fault) => {
                faults.push(fault);
                None
            }
        },
        Err(_) => None,
    };
    if let (Some((person, _)), Some(proxy)) = (&person, stated.checked_proxy())
        && proxy.number.as_str() == person.number.as_str()
    {
        faults.push(FieldFault::new("/proxy/idNumber", "proxy.is-applicant"));
    }
    let applicant = match &person {
        Some((person, stated)) if faults.is_empty() => applicant::write(tx, actor.centre, person, stated)?,
        // Never written: the faults found below end the transaction.
        _ => ApplicantId(id.0),
    };
    let on_file = match (&person, &version) {
        _ if !on_file::is_stated(&stated.materials) => Vec::new(),
        (Some((Person { known: Some(row), .. }, _)), Some(version)) => {
            on_file::of_applicant(tx, ApplicantId(row.id.0), &version.doc.0)?
        }
        (Some(_), _) => Vec::new(),
        // Whose file to look into is what the faults are about.
        (None, _) => said_to_be_on_file(&stated.materials, tx.today()),
    };
    let act = Receive {
        case: id,
        item: stated.item,
        applicant,
        applicant_kind: stated.applicant_kind,
        channel: stated.channel,
        request: stated.request,
        materials: stated.materials.clone(),
        proxy: stated.represented(),
    };
    let facts = Facts {
        centre: actor.centre,
        window: WindowId(window.id.0),
        route,
        version: version.as_ref().map(|version| (ItemVersionId(version.id.0), &version.doc.0)),
        oral_request_suffices: centre.policy.0.oral_request_suffices,
        on_file: &on_file,
    };
    let received = rule::receive(&act, facts);
    let late = match &version {
        Some(version) if stated.accept => late_stated(tx, &version.doc.0, &centre, stated.late)?,
        _ => None,
    };
    let missing = match &version {
        Some(version) if stated.accept => {
            let known = rule_facts(version, &centre);
            accept::missing(None, &stated.materials, stated.represented(), late.as_ref(), known)
        }
        _ => Vec::new(),
    };
    let event = all_faults(faults, received, missing)?;
    if let (Some((person, _)), Some(false)) = (&person, stated.duplicate_acknowledged) {
        applicants::lock(tx.conn, applicant)?;
        let open = applicant::duplicates(tx, actor.centre, &person.number, stated.item)?;
        if !open.is_empty() {
            return Err(AppError::LikelyDuplicate(open.into_iter().map(|row| row.number).collect()));
        }
    }
    let Some(version) = version else {
        return Err(AppError::NotFound("item version"));
    };
    if let Some(note) = &stated.note {
        private::keep(tx, id, "note", note)?;
    }
    if let Some(proxy) = stated.checked_proxy() {
        proxy::keep(tx, id, proxy)?;
    }
    let written = journal::write(
        tx,
        Author::Person(actor),
        None,
        event,
        At { version: &version, window: &window, issuing: issuing.as_ref(), centre: &centre },
        &Head::start(),
        None,
    )?;
    let row = CaseRow {
        id: Id(id.0),
        centre_id: centre.id,
        window_id: window.id,
        applicant_id: Id(applicant.0),
        item_id: Id(stated.item.0),
        item_version_id: version.id,
        number: String::new(),
        query_code_sealed: seal_for_case(tx.keyring, id, "query_code", &ids::random_word::<6>()?)?,
        stage: written.case.stage.name().as_str().to_owned(),
        kind: written.case.counted_kind().as_str().to_owned(),
        version: i32::try_from(written.case.version).map_err(AppError::internal)?,
        received_at: Instant::from(tx.now),
        doc: Json(written.case),
        audit_seq: written.head.seq,
        audit_mac: written.head.mac.to_vec(),
        review_unit_id: None,
        issuing_window_id: None,
    };
    let mut facts = CaseFacts { row, version, window, issuing, centre };
    if stated.accept {
        may_on(actor, Act::Accept, &facts).map_err(AppError::Denied)?;
        let known = rule_facts(&facts.version, &facts.centre);
        let event = accept::accept(facts.case(), late.as_ref(), known).map_err(AppError::Refused)?;
        facts = journal::step(tx, Author::Person(actor), facts, event, None)?;
    }
    journal::enqueue(tx, &facts)?;
    number_and_insert(tx, &mut facts)?;
    Ok(facts)
}

/// The event of receipt, or everything that is wrong with the request.
fn all_faults(
    mut faults: Vec<FieldFault>,
    received: Result<Event, Vec<Refusal>>,
    missing: Vec<Refusal>,
) -> Result<Event, AppError> {
    let (event, mut refusals) = match received {
        Ok(event) => (Some(event), Vec::new()),
        Err(refusals) => (None, refusals),
    };
    refusals.extend(missing);
    match event {
        Some(event) if faults.is_empty() && refusals.is_empty() => Ok(event),
        _ if faults.is_empty() => Err(AppError::Refused(refusals)),
        _ => {
            faults.extend(refusals.into_iter().map(FieldFault::from));
            Err(AppError::Invalid(faults))
        }
    }
}

/// Every material as it is stated to be on file.
fn said_to_be_on_file(materials: &[MaterialHeld], today: Date) -> Vec<OnFile> {
    let filed = |held: &MaterialHeld| {
        let case = held.from?;
        Some(OnFile { code: held.code.clone(), case, state: held.state, seen_on: today, valid_until: today })
    };
    materials.iter().filter_map(filed).collect()
}

/// Draws the official number and inserts the row: last, so that the counter is held for as short as can be.
fn number_and_insert(tx: &mut Tx<'_>, facts: &mut CaseFacts) -> Result<(), AppError> {
    let year = tx.today().year();
    let drawn = case::next_number(tx.conn, CentreId(facts.centre.id.0), year)?;
    facts.row.number = case::number(&facts.centre.code, year, drawn);
    Ok(case::insert(tx.conn, &facts.row)?)
}

/// What the clerk can say before confirming.
pub struct Previewed {
    pub kind: Kind,
    /// The clocks that acceptance would start now.
    pub starts: Vec<Start>,
    /// The last day on which secondary material may come late.
    pub late_until: Option<Date>,
    /// Open cases of the applicant, where one was named, for the same item (C7).
    pub duplicates: Vec<CaseRow>,
}

/// What the clerk can promise before confirming, and what it would double.
pub fn preview(
    tx: &mut Tx<'_>,
    actor: &Actor,
    item: ItemId,
    of: Option<&ApplicantNumber>,
) -> Result<Previewed, AppError> {
    let ItemFacts { version, centre, .. } = item_facts(tx, actor, item, None)?;
    let duplicates = of.map(|number| applicant::duplicates(tx, actor.centre, number, item)).transpose()?;
    let Some(version) = version else {
        return Err(AppError::Refused(vec![Refusal::new(Rule::ItemNotInForce, Act::Receive, None).at("/itemId")]));
    };
    let tables = tx.tables(&centre.calendar_id)?;
    let guide = &version.doc.0;
    let starts = promised(guide.kind, tx.now, guide, &limits(&centre, &tables))?;
    let late_until = late_until(tx, guide, &centre)?;
    Ok(Previewed { kind: guide.kind, starts, late_until, duplicates: duplicates.unwrap_or_default() })
}

/// The item if the actor may receive it: unknown ones, and those of other centres, are named as such.
fn item_facts(tx: &mut Tx<'_>, actor: &Actor, id: ItemId, wanted: Option<WindowId>) -> Result<ItemFacts, AppError> {
    let unknown = || AppError::Invalid(vec![FieldFault::new("/itemId", "item.unknown")]);
    let item = (*tx.item(id)?).clone();
    let item = item.filter(|item| item.centre_id.0 == actor.centre.0).ok_or_else(unknown)?;
    let centre = tx.centre(actor.centre)?;
    let version = tx.in_force(id, tx.today())?;
    let item = match &version {
        Some(version) => version.at_its_place(item),
        None => item,
    };
    let window = takers::chosen(takers::of_item(tx, &item)?, actor, wanted)?;
    // Who may receive does not depend on the kind; an item without a version in force has none.
    let kind = version.as_ref().map_or(Kind::Commitment, |version| version.doc.0.kind);
    let subject = Subject::at_window(actor.centre, WindowId(window.id.0), &window.powers.0, kind);
    policy::may(actor, Act::Receive, subject).map_err(AppError::Denied)?;
    let route = takers::route(tx, &window, &item, kind)?;
    let issuing = facts::issuing(tx, route)?;
    Ok(ItemFacts { version, window, issuing, route, centre })
}
