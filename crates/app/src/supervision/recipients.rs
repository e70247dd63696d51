//! To whom a warning goes: the people who are on the posts now.

use domain::case::Act;
use domain::case::derive::timers::Clock;
use domain::kernel::Role;
use domain::kernel::id::{CentreId, PersonId, WindowId};
use domain::place::Place;
use domain::roster::{Duties, Owner, on_post};
use domain::supervision::Recipient;
use store::StoreError;
use store::cases::timers::TimerRow;
use store::engine::columns::Id;
use store::people::{accounts, reviewers, staff};

use crate::acts::CaseFacts;
use crate::{AppError, Tx};

/// Who is meant by the recipients of a level, each once, in their order.
pub struct Circle {
    /// Whoever owns the clock; a card is left for the first.
    pub owners: Vec<PersonId>,
    chief: Option<PersonId>,
    supervision: Vec<PersonId>,
    /// The window that the clock runs at.
    pub window: WindowId,
}

impl Circle {
    pub fn of(tx: &mut Tx<'_>, facts: &CaseFacts, timer: &TimerRow, clock: Clock) -> Result<Self, AppError> {
        let case = facts.case();
        let window = match (clock, case.place_of(Act::Deliver)) {
            (Clock::Delivery, Place::Window(window)) => window,
            _ => case.window,
        };
        let today = tx.today();
        let assignments: Vec<_> =
            staff::on_windows(tx.conn, &[window])?.into_iter().map(|(assignment, _)| assignment).collect();
        let chief = facts.centre.policy.0.posts.by_duty().holding(Duties::Decide);
        let owner = Owner::parse(&timer.owner_post).ok_or_else(|| StoreError::corrupt("owner of a clock"))?;
        let owners = match (owner, case.route.review) {
            (Owner::Post(post), _) => on_post(window, post, &assignments, today).into_iter().collect(),
            (Owner::Reviewer, Some(unit)) => reviewers::of_unit(tx.conn, unit)?
                .into_iter()
                .filter(|(reviewing, _)| reviewing.in_force(today))
                .map(|(reviewing, _)| reviewing.person)
                .collect(),
            (Owner::Reviewer, None) => Vec::new(),
        };
        let chief = on_post(window, chief, &assignments, today);
        let centre = CentreId(facts.centre.id.0);
        let supervision = accounts::people_with(tx.conn, centre, &[Role::Director, Role::Supervisor])?;
        Ok(Self { owners, chief, supervision, window })
    }

    /// The people of a level. Where nobody is on the post, the next above is told: no warning is told to nobody.
    pub fn people(&self, to: &[Recipient]) -> Vec<PersonId> {
        let mut people: Vec<PersonId> = Vec::new();
        for recipient in to {
            for person in self.standing_for(*recipient) {
                if !people.iter().any(|known| known.0 == person.0) {
                    people.push(person);
                }
            }
        }
        people
    }

    fn standing_for(&self, recipient: Recipient) -> Vec<PersonId> {
        let chief = || self.chief.into_iter().collect::<Vec<_>>();
        let above = [
            (Recipient::Owner, self.owners.clone()),
            (Recipient::Chief, chief()),
            (Recipient::Supervision, self.supervision.clone()),
        ];
        let found = above.into_iter().find(|(of, people)| *of >= recipient && !people.is_empty());
        found.map(|(_, people)| people).unwrap_or_default()
    }

    /// For whom a card is left: one of those who own the clock, else the chief.
    pub fn answerable(&self) -> Option<PersonId> {
        self.owners.first().copied().or(self.chief)
    }
}

/// The id of a person as the database keeps it.
pub fn id(person: PersonId) -> Id {
    Id(person.0)
}
