//! What windows keep beside their cases: phrases, intakes under way, checked days.

pub mod days;
pub mod drafts;
pub mod phrases;
