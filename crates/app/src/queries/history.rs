//! What was corrected, who was reminded, who took the result: events of a case with what lies sealed beside them.

use domain::case::{ApplicantField, Event, Receiver, Recorded, ReminderWay};
use domain::kernel::Signature;
use store::cases::events;
use time::OffsetDateTime;

use crate::acts::CaseFacts;
use crate::acts::private::{self, ApplicantData, Private};
use crate::{AppError, Tx};

/// A correction of the applicant's data (D9).
#[derive(Debug, Clone)]
pub struct Correction {
    pub at: OffsetDateTime,
    pub by: Signature,
    pub fields: Vec<ApplicantField>,
    pub reasons: String,
    pub before: ApplicantData,
    pub after: ApplicantData,
}

/// A reminder to collect the result (F1).
#[derive(Debug, Clone)]
pub struct Reminded {
    pub at: OffsetDateTime,
    pub by: Signature,
    pub how: ReminderWay,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub struct History {
    pub corrections: Vec<Correction>,
    pub reminders: Vec<Reminded>,
    /// Who took the result for the applicant.
    pub receiver: Option<String>,
}

/// The history of a case; nothing is read where there is none.
pub fn history(tx: &mut Tx<'_>, facts: &CaseFacts) -> Result<History, AppError> {
    let case = facts.case();
    let by_another = case.stage.handed_over().is_some_and(|delivery| delivery.receiver != Receiver::Applicant);
    if case.corrections == 0 && case.reminders.is_empty() && !by_another {
        return Ok(History::default());
    }
    let kept = private::of_case(tx, case.id)?;
    let mut history = History::default();
    for recorded in events::of_case(tx.conn, case.id)? {
        let private = kept.iter().find(|(seq, _)| *seq == recorded.seq).map(|(_, private)| private.clone());
        add(&mut history, recorded, private);
    }
    Ok(history)
}

fn add(history: &mut History, recorded: Recorded, private: Option<Private>) {
    let Recorded { at, by, event, .. } = recorded;
    match (event, private) {
        (Event::Corrected { fields, .. }, Some(Private::Correction { reasons, before, after })) => {
            history.corrections.push(Correction { at, by, fields, reasons, before, after });
        }
        (Event::Reminded { how }, private) => {
            let note = match private {
                Some(Private::Note { text }) => Some(text),
                _ => None,
            };
            history.reminders.push(Reminded { at, by, how, note });
        }
        (Event::Delivered { .. }, Some(Private::Receiver { name })) => history.receiver = Some(name),
        _ => {}
    }
}
