//! What a window keeps beside its cases: prepared phrases, intakes under way, and the count at the end of a day.

mod day;
mod draft;
mod phrase;

pub use day::{DayFigures, Figure, FigureCount, MOST_CHECKS, TRANSFERRED_IN};
pub use draft::{KEPT_FOR, MOST_BYTES, MOST_DRAFTS};
pub use phrase::{MOST_PHRASES, PhraseUse, names_a_number};
