//! What handlers take from a request, checked.

mod acting;
mod body;
mod caller;
mod headers;
mod page;
mod query;
mod schemas;

pub use acting::{ActHeaders, Acting, OfCase};
pub use body::{Checked, Lenient, MOST_BYTES};
pub use caller::Caller;
pub use headers::{IdempotencyKey, IfMatch, answer, answer_versioned, etag, not_modified};
pub use page::{answer_page, limit, read_cursor, write_cursor};
pub use query::{NoticeId, PathId, Sifted, path_text};
pub use schemas::Schemas;
