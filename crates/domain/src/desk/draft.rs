//! Intakes under way (草稿): bounds of what a window keeps.

use time::Duration;

/// Drafts that one window keeps at a time.
pub const MOST_DRAFTS: usize = 30;

/// What stands on the page, as JSON text, in bytes.
pub const MOST_BYTES: usize = 32 * 1024;

/// How long after its last change a draft is kept. It holds personal data without a case, so not for long: a week
/// bridges a weekend and a market day.
pub const KEPT_FOR: Duration = Duration::days(7);
