//! Column types that mean the same on both engines.
//!
//! | Rust          | `table!`   | SQLite (STRICT) | PostgreSQL          |
//! |---------------|------------|-----------------|---------------------|
//! | [`Id`]        | `Binary`   | `BLOB`          | `BYTEA`             |
//! | [`Instant`]   | `BigInt`   | `INTEGER`       | `BIGINT`            |
//! | [`Json`]      | `Text`     | `TEXT`          | `TEXT`              |
//! | `bool`        | `Bool`     | `INTEGER`       | `BOOLEAN`           |
//! | `i32`         | `Integer`  | `INTEGER`       | `INTEGER`           |
//! | text          | `Text`     | `TEXT`          | `TEXT COLLATE "C"`  |

mod id;
mod instant;
mod json;

pub use id::Id;
pub use instant::Instant;
pub use json::Json;
