//! The engine's own table.

diesel::table! {
    /// What this database is: exactly one row, with id 1.
    deployment (id) {
        /// Always 1.
        id -> Integer,
        /// Fingerprint of the master key in use.
        key_fingerprint -> Text,
        /// The demo profile, where a demo made this database.
        demo_profile -> Nullable<Text>,
        /// What a demo adds to real time, in microseconds.
        clock_offset_us -> BigInt,
        /// Another value after each change of what is arranged for long.
        arrangement -> BigInt,
        /// Real time of the first start.
        created_at -> BigInt,
    }
}
