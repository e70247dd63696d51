//! Electronic supervision (电子监察): warnings of due times, and the cards they leave.

mod recipients;
mod warn;

pub use warn::{postpone, warn};
