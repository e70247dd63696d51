//! A case (办件): its stages, the acts that move it, and what follows from each move.
//!
//! `act + facts → events → evolve → derive`. [`evolve`] is the only way a case changes, live and in replay.

pub mod acts;
mod attempt;
pub mod clock;
pub mod derive;
mod event;
mod evolve;
mod halt;
mod handover;
mod model;
mod on_file;
mod places;
mod proxy;
mod record;
mod stage;

pub use clock::Clock;
pub use event::{Event, Recorded};
pub use evolve::{Mismatch, evolve, replay};
pub use halt::{Extended, Suspension};
pub use handover::{Posted, ReceiverProof, Reminder, ReminderWay};
pub use model::{Acceptance, Case, CountedKind, Stage};
pub use on_file::{Earlier, OnFile, on_file};
pub use proxy::{Authority, Relation, Represented};
pub use record::{
    ApplicantField, Channel, Decision, Ended, HandedOver, Held, Late, MaterialHeld, MissingMaterial, NotAccepted,
    Outcome, Receiver, RefusalGround, RejectedFor, RejectionGround, RequestForm, Signed,
};
pub use stage::{Act, StageName};
