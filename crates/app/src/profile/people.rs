//! People of a profile, their posts and the agents of its stations.

use domain::profile::{Person, Profile};
use store::engine::columns::Id;
use store::people::reviewers::{self as review_rows, ReviewingRow};
use store::people::staff::{self, AssignmentRow, PersonRow};

use super::places::word;
use super::{Known, dangling};
use crate::{AppError, Tx};

/// The fixed roster holds from the first day that the shipped calendars know.
const FROM: &str = "2024-01-01";

pub fn people(tx: &mut Tx<'_>, profile: &Profile, known: &mut Known) -> Result<(), AppError> {
    for person in &profile.people {
        let centre = known.centre(centre_of(profile, person)?)?;
        let id = match staff::id_of(tx.conn, centre, &person.code)? {
            Some(id) => id,
            None => domain::kernel::id::PersonId(tx.new_id()),
        };
        let row = PersonRow {
            id: Id(id.0),
            centre_id: Id(centre.0),
            code: person.code.clone(),
            name: person.name.clone(),
            title: person.title.clone(),
            number: person.number.clone(),
            duty: person.duty.clone(),
            phone: person.phone.clone(),
            party_member: person.party_member,
            pledge: Some(person.pledge.clone()),
        };
        staff::put(tx.conn, &row)?;
        known.people.insert(person.code.clone(), id);
    }
    Ok(())
}

/// A person belongs to the centre that its unit is, or lies below.
fn centre_of<'a>(profile: &'a Profile, person: &Person) -> Result<&'a str, AppError> {
    let mut unit = Some(person.unit.as_str());
    while let Some(code) = unit {
        if let Some(centre) = profile.centres.iter().find(|centre| centre.unit == code) {
            return Ok(&centre.code);
        }
        unit = profile.units.iter().find(|unit| unit.code == code).and_then(|unit| unit.parent.as_deref());
    }
    Err(dangling("centre of", &person.code))
}

pub fn posts(tx: &mut Tx<'_>, profile: &Profile, known: &Known) -> Result<(), AppError> {
    for centre in &profile.centres {
        let rows = profile
            .posts
            .iter()
            .filter(|holder| holder.centre == centre.code)
            .map(|holder| {
                Ok(AssignmentRow {
                    window_id: known.window(&holder.centre, &holder.window)?,
                    post: holder.post.code().to_owned(),
                    person_id: Id(known.person(&holder.person)?.0),
                    valid_from: FROM.to_owned(),
                    valid_until: None,
                })
            })
            .collect::<Result<Vec<_>, AppError>>()?;
        staff::replace_posts(tx.conn, known.centre(&centre.code)?, &rows)?;
    }
    Ok(())
}

pub fn reviewers(tx: &mut Tx<'_>, profile: &Profile, known: &Known) -> Result<(), AppError> {
    for unit in &profile.units {
        let unit_id = known.unit(&unit.code)?;
        let rows = profile
            .reviewers
            .iter()
            .filter(|reviewer| reviewer.unit == unit.code)
            .map(|reviewer| {
                Ok(ReviewingRow {
                    unit_id,
                    person_id: Id(known.person(&reviewer.person)?.0),
                    valid_from: FROM.to_owned(),
                    valid_until: None,
                })
            })
            .collect::<Result<Vec<_>, AppError>>()?;
        review_rows::replace(tx.conn, unit_id, &rows)?;
    }
    Ok(())
}

pub fn agents(tx: &mut Tx<'_>, profile: &Profile, known: &Known) -> Result<(), AppError> {
    for agent in &profile.agents {
        staff::put_agent(tx.conn, known.unit(&agent.station)?, &word(agent.post)?, known.person(&agent.person)?)?;
    }
    Ok(())
}
