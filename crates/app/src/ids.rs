//! Where ids and random bytes come from; `domain` and `store` get them as arguments.

use uuid::Uuid;

use crate::AppError;

/// A new id: UUID v7, so that ids made later sort later.
#[expect(clippy::disallowed_methods, reason = "the one place where ids are made")]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// Random bytes from the operating system.
pub fn random<const N: usize>() -> Result<[u8; N], AppError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(AppError::internal)?;
    Ok(bytes)
}

/// Letters and digits that are not taken for one another when read aloud or copied by hand.
const READABLE: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// A random word of readable characters, five bits each.
pub fn random_word<const N: usize>() -> Result<String, AppError> {
    let bytes = random::<N>()?;
    Ok(bytes
        .iter()
        .filter_map(|byte| READABLE.get(usize::from(byte % 32)))
        .map(|byte| char::from(*byte))
        .collect())
}
