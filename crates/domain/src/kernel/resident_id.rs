//! placeholder until merged
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResidentId(pub String);
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex { Female, Male }
