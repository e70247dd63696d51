//! What goes wrong with keys and seals.

/// A failure of a key or a seal. Never holds key material or plain text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// PostgreSQL needs a key that the operator keeps.
    #[error("a master key is required with PostgreSQL: set YICHUANG_MASTER_KEY to 32 random bytes in base64")]
    KeyRequired,
    /// The database is in use, but its key file is not there: making another would lose what is sealed.
    #[error("the database is in use but its master key {path} is missing; put the file back from the backup")]
    KeyLost {
        /// Where it should be.
        path: String,
    },
    /// The key given is not the one that this database was made with.
    #[error("wrong master key: the database belongs to key {database}, the key given is {given}; nothing was changed")]
    WrongKey {
        /// Fingerprint in the database.
        database: String,
        /// Fingerprint of the newest key given.
        given: String,
    },
    /// Not 32 bytes of base64.
    #[error("a master key must be 32 bytes in base64 (44 characters)")]
    Malformed,
    /// The key file can be read by others.
    #[error("{path} can be read by other accounts (mode {mode:o}); run: chmod 600 {path}")]
    TooOpen {
        /// The file.
        path: String,
        /// Its permission bits.
        mode: u32,
    },
    /// The data directory or the key file cannot be used.
    #[error("{path}: {reason}")]
    File {
        /// The file.
        path: String,
        /// The system's words.
        reason: String,
    },
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    NoRandomness,
    /// Sealed with a key that is not in the ring.
    #[error("sealed with key {id}, which was not given")]
    UnknownKey {
        /// The key's id.
        id: String,
    },
    /// Changed, cut off, or moved here from another row or column.
    #[error("sealed data does not open: it was changed or belongs elsewhere")]
    Broken,
}
