//! A loud warning before the holidays of a year are missed.

use domain::time::{YearWanted, year_wanted};

use super::tables::NATIONAL;
use crate::{App, AppError};

impl App {
    /// The year whose holidays ought to be loaded by now and are not; none on a database without centres.
    pub async fn year_wanted(&self) -> Result<Option<YearWanted>, AppError> {
        self.public_query(|tx| match tx.tables(NATIONAL) {
            Ok(tables) => Ok(year_wanted(&tables.national.days, tx.today())),
            Err(AppError::NotFound(_)) => Ok(None),
            Err(error) => Err(error),
        })
        .await
    }
}
