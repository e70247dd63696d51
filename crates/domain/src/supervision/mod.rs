//! Supervision (电子监察): who is warned of a due time and when, and what leaves a card (requirements E6, J1).
//!
//! Document 003 asks for a warning once the time is over (超时警告) and for supervision of the whole course (全程监督); by
//! how much ahead, to whom and after how long is data of the centre's policy.

mod card;
mod ladder;
mod watch;

pub use card::{CardGround, CardKind, CardTerms, ground};
pub use ladder::{Colour, Recipient, Rung, check_ladder, default_ladder};
pub use watch::{Look, Ring, Sent, Watched, look};
