//! Puts a checked profile into the database. Everything is found by its natural key, so doing it twice changes nothing.

mod catalogue;
mod people;
mod places;

pub(crate) use places::word;
use std::collections::HashMap;

use domain::kernel::id::{CentreId, PersonId};
use domain::profile::Profile;
use store::engine::columns::Id;

use crate::{AppError, Tx};

/// Ids of what the profile names by code, gathered while it is put in.
#[derive(Default)]
struct Known {
    units: HashMap<String, Id>,
    centres: HashMap<String, CentreId>,
    /// By centre and code.
    windows: HashMap<(String, String), Id>,
    people: HashMap<String, PersonId>,
}

impl Known {
    fn unit(&self, code: &str) -> Result<Id, AppError> {
        self.units.get(code).copied().ok_or_else(|| dangling("unit", code))
    }

    fn centre(&self, code: &str) -> Result<CentreId, AppError> {
        self.centres.get(code).copied().ok_or_else(|| dangling("centre", code))
    }

    fn window(&self, centre: &str, code: &str) -> Result<Id, AppError> {
        self.windows.get(&(centre.to_owned(), code.to_owned())).copied().ok_or_else(|| dangling("window", code))
    }

    fn person(&self, code: &str) -> Result<PersonId, AppError> {
        self.people.get(code).copied().ok_or_else(|| dangling("person", code))
    }
}

/// A checked profile has no dangling code; this is a fault of the check.
fn dangling(what: &str, code: &str) -> AppError {
    AppError::internal(format!("the profile names {what} {code}, which it does not contain"))
}

/// An account of the profile, ready to be given a password.
#[derive(Debug, Clone)]
pub struct NamedAccount {
    pub username: String,
    pub role: domain::kernel::Role,
    pub centre: CentreId,
    pub centre_code: String,
    pub person: PersonId,
    pub person_code: String,
    pub name: String,
}

/// Puts everything in and answers with the accounts, which it does not make.
pub fn apply(tx: &mut Tx<'_>, profile: &Profile) -> Result<Vec<NamedAccount>, AppError> {
    let mut known = Known::default();
    places::units(tx, profile, &mut known)?;
    places::national_calendar(tx)?;
    places::centres(tx, profile, &mut known)?;
    places::windows(tx, profile, &mut known)?;
    people::people(tx, profile, &mut known)?;
    people::posts(tx, profile, &known)?;
    people::reviewers(tx, profile, &known)?;
    people::agents(tx, profile, &known)?;
    catalogue::items(tx, profile, &known)?;
    profile
        .accounts
        .iter()
        .map(|account| {
            let person = profile.people.iter().find(|person| person.code == account.person);
            Ok(NamedAccount {
                username: account.username.clone(),
                role: account.role,
                centre: known.centre(&account.centre)?,
                centre_code: account.centre.clone(),
                person: known.person(&account.person)?,
                person_code: account.person.clone(),
                name: person.map(|person| person.name.clone()).unwrap_or_default(),
            })
        })
        .collect()
}
