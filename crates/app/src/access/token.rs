//! Refresh tokens, and what being let in gives.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::kernel::id::SessionId;
use sm3::{Digest, Sm3};
use store::seal::Keyring;
use time::Duration;
use uuid::Uuid;

use super::{Me, keyed};
use crate::{AppError, ids};

/// How long a session lasts without a new log-in: a working day with its overtime.
pub const SESSION_LIFE: Duration = Duration::hours(14);

/// A person let in: who it is, and the refresh token for the cookie.
#[derive(Debug, Clone)]
pub struct LetIn {
    pub me: Me,
    pub refresh_token: String,
}

/// A refresh token: its session and a secret, of which the store keeps the hash only.
#[derive(Debug, Clone)]
pub struct Token {
    pub session: SessionId,
    secret: String,
}

impl Token {
    pub fn new(session: SessionId) -> Result<Self, AppError> {
        Ok(Self { session, secret: URL_SAFE_NO_PAD.encode(ids::random::<32>()?) })
    }

    /// The token that follows this one: always the same, so that whoever asks twice holds one successor, not two of which
    /// the first is dead.
    pub fn successor(&self, keyring: &Keyring) -> Result<Self, AppError> {
        let secret = keyed(keyring, "refresh", &self.text())?;
        Ok(Self { session: self.session, secret: URL_SAFE_NO_PAD.encode(secret) })
    }

    pub fn parse(text: &str) -> Option<Self> {
        let (session, secret) = text.split_once('.')?;
        Some(Self { session: SessionId(Uuid::try_parse(session).ok()?), secret: secret.to_owned() })
    }

    pub fn text(&self) -> String {
        format!("{}.{}", self.session.0.simple(), self.secret)
    }

    pub fn hash(&self) -> Vec<u8> {
        Sm3::digest(self.secret.as_bytes()).to_vec()
    }
}
