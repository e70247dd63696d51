//! A case and its journal, driven by tries the way the service does it: act, record, evolve.

use domain::case::acts::accept::{self, accept};
use domain::case::acts::bring::bring;
use domain::case::acts::close::{self, close};
use domain::case::acts::correct::{Correct, correct};
use domain::case::acts::decide::{self, Decide, decide};
use domain::case::acts::deliver::{self, Deliver, deliver};
use domain::case::acts::end;
use domain::case::acts::halt;
use domain::case::acts::receive::{self, Receive, receive};
use domain::case::acts::refuse::{refuse, reject};
use domain::case::acts::remind::remind;
use domain::case::acts::supplement::{self, Defect, RequestSupplement};
use domain::case::acts::transfer;
use domain::case::{
    Act, Case, Channel, Event, Mismatch, Outcome, Receiver, ReceiverProof, Recorded, RequestForm, Signed, StageName,
    evolve,
};
use domain::catalogue::item::{ApplicantKind, ItemVersion, Kind};
use domain::kernel::{Refusal, Rule};
use domain::place::Route;
use time::{Duration, OffsetDateTime};

use super::calendar::at;
use super::items::item;
use super::people::signature;
use super::tries::Try;
use super::{id, other_window, own_centre, own_window};

/// Name of the applicant of every case here.
pub const APPLICANT: &str = "丙试民";

/// What stays the same while a case is driven.
#[derive(Debug, Clone)]
pub struct World {
    pub item: ItemVersion,
    pub late_secondary_allowed: bool,
    pub oral_request_suffices: bool,
    /// Where its cases go from their window.
    pub route: Route,
}

impl World {
    pub fn of(item: ItemVersion) -> Self {
        Self { item, late_secondary_allowed: false, oral_request_suffices: true, route: Route::default() }
    }

    /// The answer of the rules to a try; none where the try needs a case and there is none.
    pub fn answer(&self, case: Option<&Case>, attempt: &Try) -> Option<Result<Event, Vec<Refusal>>> {
        Some(match attempt {
            Try::Receive { applicant, channel, request, materials } => {
                let act = Receive {
                    case: id(31),
                    item: id(32),
                    applicant: id(33),
                    applicant_kind: *applicant,
                    channel: *channel,
                    request: *request,
                    materials: materials.clone(),
                    proxy: None,
                };
                let facts = receive::Facts {
                    centre: own_centre(),
                    window: own_window(),
                    route: self.route,
                    version: Some((id(34), &self.item)),
                    oral_request_suffices: self.oral_request_suffices,
                    on_file: &[],
                };
                receive(&act, facts)
            }
            Try::Accept => accept(case?, None, self.accept_facts()),
            Try::AcceptLate(stated) => accept(case?, Some(stated), self.accept_facts()),
            // Everything here is done by one person.
            Try::Decide(act) => {
                let person = signature().person;
                decide(case?, act, decide::Facts { version: &self.item, handlers: &[person], decider: person })
            }
            Try::Deliver { receiver, signed, strokes } => {
                self.delivered(case?, &hand(Receiver::Applicant, receiver, None, *signed, *strokes))
            }
            Try::HandTo { receiver, proof } => {
                self.delivered(case?, &hand(*receiver, APPLICANT, *proof, Signed::Paper, 0))
            }
            Try::Post(post) => self.delivered(case?, &Deliver::Post(post.clone())),
            Try::Bring(brought) => bring(case?, brought, &self.item, &[]),
            Try::Correct { fields, another, reasons } => {
                let case = case?;
                let applicant = if *another { id(37) } else { case.applicant };
                correct(case, &Correct { fields: fields.clone(), applicant, reasons: reasons.clone() })
            }
            Try::Remind(how) => remind(case?, *how),
            Try::Close { receipt_kept, printed } => {
                let unprinted: &[&str] = if *printed { &[] } else { &["不予决定书"] };
                close(case?, *receipt_kept, close::Facts { unprinted })
            }
            Try::DeemAccepted => {
                let stage = case?.stage.name();
                match stage.after(Act::DeemAccepted) {
                    Some(_) => Ok(Event::DeemedAccepted),
                    None => Err(vec![Refusal::new(Rule::WrongStage, Act::DeemAccepted, Some(stage))]),
                }
            }
            Try::RequestSupplement { defects, by_director } => {
                let defects = defects.iter().map(|n| Defect { code: format!("m{n}"), defect: "看不清".to_owned() });
                let act = RequestSupplement { defects: defects.collect(), advice: None };
                supplement::request(case?, &act, self.accept_facts(), *by_director)
            }
            Try::Supplement(brought) => supplement::supplement(case?, brought, self.accept_facts()),
            Try::Refuse(act) => refuse(case?, act),
            Try::Reject { ground, reasons } => reject(case?, *ground, reasons),
            Try::Transfer { elsewhere, to_holder, in_force, reasons } => {
                let case = case?;
                let (item, window) = if *elsewhere && case.item == id(32) {
                    (id(35), other_window())
                } else if *elsewhere {
                    (id(32), own_window())
                } else {
                    (case.item, case.window)
                };
                let facts = transfer::Facts {
                    item,
                    window,
                    route: self.route,
                    version: in_force.then_some((id(36), &self.item)),
                    holder: Some(signature()),
                };
                let to = if *to_holder { signature().person } else { id(99) };
                transfer::transfer(case, to, reasons, facts)
            }
            Try::Suspend(act) => halt::suspend(case?, act, &self.item),
            Try::Resume(number) => halt::resume(case?, *number, &None),
            Try::Extend(act) => halt::extend(case?, act, self.extend_facts()),
            Try::Withdraw(reasons) => end::withdraw(case?, reasons),
            Try::Terminate(reasons) => end::terminate(case?, reasons),
        })
    }

    fn delivered(&self, case: &Case, act: &Deliver<'_>) -> Result<Event, Vec<Refusal>> {
        deliver(case, act, deliver::Facts { applicant_name: APPLICANT, proxy_name: None, modes: &self.item.delivery })
    }

    /// The statutory limit is far away.
    pub fn extend_facts(&self) -> halt::ExtendFacts<'_> {
        halt::ExtendFacts {
            version: &self.item,
            now: moment(1),
            statutory_due: Some(moment(999)),
            moves_promise: false,
        }
    }

    pub fn accept_facts(&self) -> accept::Facts<'_> {
        accept::Facts { version: &self.item, late_secondary_allowed: self.late_secondary_allowed, on_file: &[] }
    }
}

fn hand(receiver: Receiver, name: &str, proof: Option<ReceiverProof>, signed: Signed, strokes: usize) -> Deliver<'_> {
    Deliver::Hand { receiver, name, proof, signed, strokes }
}

/// A journal and the case it makes.
#[derive(Debug, Clone, Default)]
pub struct Course {
    pub case: Option<Case>,
    pub journal: Vec<Recorded>,
}

impl Course {
    /// Records `event` as the next one, an hour and a bit after the last, and evolves.
    pub fn record(&mut self, event: Event) -> Result<(), Mismatch> {
        let seq = u32::try_from(self.journal.len()).unwrap() + 1;
        let recorded = recorded(seq, event);
        self.case = Some(evolve(self.case.clone(), &recorded)?);
        self.journal.push(recorded);
        Ok(())
    }

    pub fn case(&self) -> &Case {
        self.case.as_ref().unwrap()
    }

    pub fn stage(&self) -> Option<StageName> {
        self.case.as_ref().map(|case| case.stage.name())
    }
}

/// An event at a place in the journal.
pub fn recorded(seq: u32, event: Event) -> Recorded {
    Recorded { seq, at: moment(seq), by: signature(), event }
}

pub fn moment(seq: u32) -> OffsetDateTime {
    at("2026-03-03 09:00") + Duration::microseconds(3_661_000_001) * seq
}

/// The straight way through all stages.
pub fn way(outcome: Outcome) -> [Try; 4] {
    [
        Try::Receive {
            applicant: ApplicantKind::Person,
            channel: Channel::Window,
            request: RequestForm::Written,
            materials: Vec::new(),
        },
        Try::Accept,
        Try::Decide(Decide {
            outcome,
            opinion: Some("已核对".to_owned()),
            reasons: Some("不符合条件".to_owned()),
            remedies: Some("可以申请复议".to_owned()),
            result_number: Some("试字1号".to_owned()),
        }),
        Try::Deliver { receiver: APPLICANT.to_owned(), signed: Signed::Pad, strokes: 3 },
    ]
}

/// A case of this item that has gone the first `steps` of the straight way.
pub fn driven(world: &World, steps: usize) -> Course {
    let mut course = Course::default();
    for attempt in way(Outcome::Approved).iter().take(steps) {
        let event = world.answer(course.case.as_ref(), attempt).unwrap().unwrap();
        course.record(event).unwrap();
    }
    course
}

/// The same for an item of this kind.
pub fn driven_kind(kind: Kind, steps: usize) -> Course {
    driven(&World::of(item(kind)), steps)
}
