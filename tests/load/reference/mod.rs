//! The bare engine, writing the rows of one intake with the same durability into a copy of the same database: the same
//! tables, indexes, lengths and counter rows, spread over the same centres. SQLite runs one transaction after the other, prepared once; PostgreSQL
//! runs them through pgbench with as many clients as the product had.

mod postgres;
mod sample;
mod sqlite;

use std::time::Duration;

use blackbox::Centre;
use blackbox::sql::Place;

/// Intakes a second, from the stopped centre's database.
pub fn measure(centre: &Centre, span: Duration) -> f64 {
    let copy = centre.copy();
    let sample = sample::take(&copy.place);
    match &copy.place {
        Place::Sqlite(path) => sqlite::measure(path, &sample, span),
        Place::Postgres(url) => postgres::measure(url, &sample, span),
    }
}
