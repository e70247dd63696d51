//! Access tokens: short-lived JWTs that say who, never what they may do.

use app::App;
use app::access::Me;
use domain::kernel::id::SessionId;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use store::seal::{Keyring, Secret};
use uuid::Uuid;

use crate::hs256;
use crate::problem::ApiError;

/// Seconds that an access token lives, unless the process was told otherwise.
pub const LIFE_SECONDS: u32 = 600;
const ISSUER: &str = "yichuang";

/// What the token says. Role and centre are for the reader's convenience: powers are looked up at every act.
#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    sub: Uuid,
    sid: Uuid,
    role: String,
    centre: String,
    iat: i64,
    exp: i64,
}

pub struct Tokens {
    sign: EncodingKey,
    /// The newest key first; older ones still verify.
    verify: Vec<DecodingKey>,
    life_seconds: u32,
}

impl Tokens {
    pub fn new(keyring: &Keyring, life_seconds: u32) -> Self {
        hs256::install();
        Self {
            sign: EncodingKey::from_secret(keyring.secret(Secret::Token)),
            verify: keyring.secrets(Secret::Token).map(|(_, secret)| DecodingKey::from_secret(secret)).collect(),
            life_seconds,
        }
    }

    pub fn life_seconds(&self) -> u32 {
        self.life_seconds
    }

    pub fn issue(&self, me: &Me) -> Result<String, ApiError> {
        let now = App::real_now().unix_timestamp();
        let claims = Claims {
            iss: ISSUER.to_owned(),
            sub: me.actor.account.0,
            sid: me.actor.session.0,
            role: me.actor.role.code().to_owned(),
            centre: me.behind.centre.code.clone(),
            iat: now,
            exp: now + i64::from(self.life_seconds),
        };
        encode(&Header::new(Algorithm::HS256), &claims, &self.sign).map_err(ApiError::internal)
    }

    /// The session that a token names, if the token is ours and has not run out.
    pub fn read(&self, token: &str) -> Result<SessionId, ApiError> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[ISSUER]);
        validation.leeway = 0;
        self.verify
            .iter()
            .find_map(|key| decode::<Claims>(token, key, &validation).ok())
            .map(|decoded| SessionId(decoded.claims.sid))
            .ok_or_else(|| ApiError::code("auth.token-invalid"))
    }
}
