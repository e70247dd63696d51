//! Passwords, kept as argon2id hashes. Hashing is slow on purpose, so only two run at once.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::{App, AppError, ids};

/// How dear a hash is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// For passwords that people choose: 19 MiB, two passes (the OWASP figure).
    Chosen,
    /// For the random passwords of demo accounts: eighty random bits cannot be guessed whatever a guess costs.
    Random,
}

pub fn hash(password: &str, cost: Cost) -> Result<String, AppError> {
    let params = match cost {
        Cost::Chosen => Params::new(19 * 1024, 2, 1, None),
        Cost::Random => Params::new(Params::MIN_M_COST, 1, 1, None),
    }
    .map_err(AppError::internal)?;
    let salt = SaltString::encode_b64(&ids::random::<16>()?).map_err(AppError::internal)?;
    let hash = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password(password.as_bytes(), &salt)
        .map_err(AppError::internal)?;
    Ok(hash.to_string())
}

impl App {
    /// Whether the password fits the hash. Without a hash the same work is done, so that the time taken does not tell
    /// whether an account exists.
    pub(crate) async fn verify_password(&self, password: String, hash: Option<String>) -> Result<bool, AppError> {
        let permit = self.hashing.clone().acquire_owned().await.map_err(AppError::internal)?;
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let Some(hash) = hash else {
                self::hash(&password, Cost::Chosen)?;
                return Ok(false);
            };
            let parsed = PasswordHash::new(&hash).map_err(AppError::internal)?;
            Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
        })
        .await
        .map_err(AppError::internal)?
    }

    pub(crate) async fn hash_password(&self, password: String) -> Result<String, AppError> {
        let permit = self.hashing.clone().acquire_owned().await.map_err(AppError::internal)?;
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            hash(&password, Cost::Chosen)
        })
        .await
        .map_err(AppError::internal)?
    }
}
