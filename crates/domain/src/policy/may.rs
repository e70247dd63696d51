//! Role × duty × act. The only place that says yes.

use serde::{Deserialize, Serialize};

use crate::case::Act;
use crate::case::derive::timers::decided_by;
use crate::catalogue::item::Kind;
use crate::kernel::id::{CentreId, UnitId, WindowId};
use crate::kernel::{Actor, Role};
use crate::place::Place;
use crate::roster::Duties;

/// What a department grants its window (A6, 进必授权 of document 000, five powers of document 002).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Power {
    /// 受理权
    Acceptance,
    /// 即时审批权
    ImmediateApproval,
    /// 承诺件协调权
    CommitmentCoordination,
    /// 送达权
    Delivery,
    /// 代表部门应诉
    Litigation,
}

impl Power {
    pub fn code(self) -> &'static str {
        match self {
            Self::Acceptance => "acceptance",
            Self::ImmediateApproval => "immediateApproval",
            Self::CommitmentCoordination => "commitmentCoordination",
            Self::Delivery => "delivery",
            Self::Litigation => "litigation",
        }
    }

    /// 五项授权 of document 002, as people call them.
    pub fn name(self) -> &'static str {
        match self {
            Self::Acceptance => "受理权",
            Self::ImmediateApproval => "即时审批权",
            Self::CommitmentCoordination => "承诺件协调权",
            Self::Delivery => "送达权",
            Self::Litigation => "应诉代理权",
        }
    }
}

/// Who lets a limit be extended (行政许可法 42: the head of the authority), as the policy of a centre says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ExtendedBy {
    /// Whoever decides the case: the chief representative speaks for the authority at its window, the reviewer in its
    /// back office.
    #[default]
    Decider,
    /// The director of the centre.
    Director,
}

/// Where the act takes place.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub centre: CentreId,
    pub place: Place,
    /// What has been granted to that window; a review unit needs no grant, for it is the department.
    pub powers: &'a [Power],
    /// Kind of the case, or the kind that the item starts as.
    pub kind: Kind,
    /// The one supplement request has been made already.
    pub repeated: bool,
    /// The unit that reviews the case; none where the window's own posts decide.
    pub review: Option<UnitId>,
    /// The case has been accepted: the review unit has it.
    pub accepted: bool,
    /// Who lets its limit be extended, as the policy of the centre says.
    pub extended_by: ExtendedBy,
}

impl<'a> Subject<'a> {
    /// A request at a window that does everything itself.
    pub fn at_window(centre: CentreId, window: WindowId, powers: &'a [Power], kind: Kind) -> Self {
        Self {
            centre,
            place: Place::Window(window),
            powers,
            kind,
            repeated: false,
            review: None,
            accepted: false,
            extended_by: ExtendedBy::Decider,
        }
    }

    /// Whether the case lies with a unit of this reviewer: there the unit is the border, not the centre.
    fn lies_with(&self, actor: &Actor) -> bool {
        self.accepted && self.review.is_some_and(|unit| actor.reviews(unit))
    }
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Denial {
    /// The thing belongs to another centre: to this actor it does not exist.
    ForeignCentre,
    /// The thing lies outside what the actor sees, though in the same centre.
    OutOfScope,
    /// This role never does this.
    Role,
    /// The roster does not make the actor the holder of the window now.
    NotHolder,
    /// The act is the chief's, and the actor is not the chief of this window.
    NotChief,
    /// The act is done in the back office, and the actor is no reviewer of this unit.
    NotReviewer,
    /// A second supplement request is the director's to make.
    DirectorOnly,
    /// The head of the centre lets a limit be extended.
    HeadOnly,
    /// The department has not granted its window this power.
    PowerNotGranted(Power),
    /// Nobody signs off what he drafted himself (B6).
    OwnDraft,
    /// The case is closed: nobody handles it any more.
    CaseClosed,
}

impl Denial {
    pub fn code(self) -> &'static str {
        match self {
            Self::ForeignCentre => "not-found",
            Self::OutOfScope => "denied.out-of-scope",
            Self::Role => "denied.role",
            Self::NotHolder => "denied.not-holder",
            Self::NotChief => "denied.not-chief",
            Self::NotReviewer => "denied.not-reviewer",
            Self::DirectorOnly => "denied.director-only",
            Self::HeadOnly => "denied.head-only",
            Self::PowerNotGranted(_) => "denied.power-not-granted",
            Self::OwnDraft => "denied.own-draft",
            Self::CaseClosed => "denied.case-closed",
        }
    }
}

/// Whether `actor` may do `act` there, now.
pub fn may(actor: &Actor, act: Act, subject: Subject<'_>) -> Result<(), Denial> {
    if actor.centre != subject.centre && !subject.lies_with(actor) {
        return Err(Denial::ForeignCentre);
    }
    // Asking an applicant a second time is a fault that the director answers for.
    if act == Act::RequestSupplement && subject.repeated {
        return if actor.role == Role::Director { Ok(()) } else { Err(Denial::DirectorOnly) };
    }
    if act == Act::Extend && subject.extended_by == ExtendedBy::Director {
        return if actor.role == Role::Director { Ok(()) } else { Err(Denial::HeadOnly) };
    }
    match subject.place {
        Place::Unit(unit) => in_back_office(actor, act, unit),
        Place::Window(window) => at_window(actor, act, window, subject),
    }
}

/// 后台审批 (document 001): the reviewers of the unit decide what lies with it, and nobody else.
fn in_back_office(actor: &Actor, act: Act, unit: UnitId) -> Result<(), Denial> {
    match (actor.role, act) {
        (Role::Reviewer, Act::Decide | Act::Terminate | Act::Suspend | Act::Resume | Act::Extend)
            if actor.reviews(unit) =>
        {
            Ok(())
        }
        (
            Role::WindowA | Role::WindowB | Role::WindowC | Role::Reviewer,
            Act::Decide | Act::Terminate | Act::Suspend | Act::Resume | Act::Extend,
        ) => Err(Denial::NotReviewer),
        _ => Err(Denial::Role),
    }
}

fn at_window(actor: &Actor, act: Act, window: WindowId, subject: Subject<'_>) -> Result<(), Denial> {
    match actor.role {
        Role::WindowA | Role::WindowB | Role::WindowC => {}
        Role::VillageAgent | Role::Supervisor | Role::Director | Role::Administrator | Role::Reviewer => {
            return Err(Denial::Role);
        }
    }
    let (duty, power) = match act {
        // Nobody does what the clock does.
        Act::DeemAccepted => return Err(Denial::Role),
        Act::Receive
        | Act::Accept
        | Act::RequestSupplement
        | Act::Supplement
        | Act::Refuse
        | Act::Reject
        | Act::Transfer
        | Act::Withdraw
        | Act::BringMaterials
        | Act::Correct
        | Act::Close => (Duties::Handle, Power::Acceptance),
        // What a review unit would decide has not come to it yet: whoever took it may end it.
        Act::Terminate if subject.review.is_some() => (Duties::Handle, Power::Acceptance),
        // Whoever owes the decision says whether its time is counted.
        Act::Decide | Act::Terminate | Act::Suspend | Act::Resume | Act::Extend => {
            (decided_by(subject.kind), deciding_power(subject.kind))
        }
        Act::Deliver | Act::Remind => (Duties::Handle, Power::Delivery),
    };
    match duty {
        Duties::Handle if !actor.holds(window) => return Err(Denial::NotHolder),
        Duties::Decide if !actor.decides_at(window) => return Err(Denial::NotChief),
        Duties::Handle | Duties::Decide => {}
    }
    if subject.powers.contains(&power) { Ok(()) } else { Err(Denial::PowerNotGranted(power)) }
}

/// The power without which a window does not decide cases of this kind itself.
pub fn deciding_power(kind: Kind) -> Power {
    match kind {
        Kind::Immediate => Power::ImmediateApproval,
        Kind::Commitment => Power::CommitmentCoordination,
    }
}
