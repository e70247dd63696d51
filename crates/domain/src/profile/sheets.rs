//! The rows of all files, each with its place: what the checks work on.

use super::fault::{FaultKind, ProfileFault};
use super::model::{
    About, Account, Agent, CatalogueItem, Centre, CentrePolicy, NamedCalendar, OrgUnit, Person, PostHolder, Profile,
    Reviewer, Window,
};

/// Where a row stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub file: String,
    pub pointer: String,
}

impl Place {
    /// The fault of a part of this row; `part` is a JSON pointer within it.
    pub fn fault(&self, part: &str, kind: FaultKind) -> ProfileFault {
        ProfileFault { file: self.file.clone(), pointer: format!("{}{part}", self.pointer), kind }
    }
}

/// A row and its place.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    pub place: Place,
    pub row: T,
}

/// All rows that could be read, and the keys of those that could not: a reference to a row that is there but
/// misshapen is no fault of its own.
#[derive(Debug, Default)]
pub struct Sheets {
    pub about: Option<Placed<About>>,
    pub units: Vec<Placed<OrgUnit>>,
    pub centres: Vec<Placed<Centre>>,
    pub policies: Vec<Placed<CentrePolicy>>,
    pub calendars: Vec<Placed<NamedCalendar>>,
    pub windows: Vec<Placed<Window>>,
    pub people: Vec<Placed<Person>>,
    pub posts: Vec<Placed<PostHolder>>,
    pub agents: Vec<Placed<Agent>>,
    pub reviewers: Vec<Placed<Reviewer>>,
    pub accounts: Vec<Placed<Account>>,
    pub items: Vec<Placed<CatalogueItem>>,
    pub misshapen: Vec<Misshapen>,
}

/// The list a misshapen row stands in, and its code where it has one.
#[derive(Debug)]
pub struct Misshapen {
    pub list: &'static str,
    pub centre: String,
    pub code: String,
}

impl Sheets {
    /// The rows without their places. Called only when there is no fault, so the title page is there.
    pub fn into_profile(self) -> Profile {
        fn rows<T>(placed: Vec<Placed<T>>) -> Vec<T> {
            placed.into_iter().map(|placed| placed.row).collect()
        }
        Profile {
            about: self.about.map_or_else(About::default, |placed| placed.row),
            units: rows(self.units),
            centres: rows(self.centres),
            policies: rows(self.policies),
            calendars: rows(self.calendars),
            windows: rows(self.windows),
            people: rows(self.people),
            posts: rows(self.posts),
            agents: rows(self.agents),
            reviewers: rows(self.reviewers),
            accounts: rows(self.accounts),
            items: rows(self.items),
        }
    }
}
