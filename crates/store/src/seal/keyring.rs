//! The ring: from each master key one key per purpose, so that no two purposes ever share one.

use std::fmt;
use std::sync::Arc;

use aes_gcm::{AesGcm, KeyInit, aead::consts::U12};
use hkdf::Hkdf;
use hmac::Hmac;
use sm3::Sm3;
use sm4::Sm4;
use zeroize::Zeroizing;

use super::data_dir;
use super::error::SealError;
use super::master::{KEY_LEN, MasterKeys};
use crate::engine::{Location, StoreConfig};

pub(super) type FieldCipher = AesGcm<Sm4, U12>;
pub(super) type KeyedHash = Hmac<Sm3>;
/// Which master key something was made with: the first four bytes of its fingerprint.
pub(super) type KeyId = [u8; 4];

/// A key that is handed out as bytes, to libraries that sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// Signs access and refresh tokens.
    Token,
    /// Signs outgoing webhooks.
    Webhook,
}

/// All keys of this process, newest first. Clones share them; printing shows none.
#[derive(Clone)]
pub struct Keyring {
    newest: Arc<Derived>,
    older: Arc<[Derived]>,
}

pub(super) struct Derived {
    pub(super) id: KeyId,
    fingerprint: String,
    pub(super) data: FieldCipher,
    pub(super) index: KeyedHash,
    pub(super) audit: KeyedHash,
    pub(super) cursor: KeyedHash,
    token: Zeroizing<[u8; 32]>,
    webhook: Zeroizing<[u8; 32]>,
}

impl Keyring {
    /// Derives every key.
    ///
    /// # Errors
    /// [`SealError::Malformed`], which cannot happen for keys of 32 bytes.
    pub fn new(keys: &MasterKeys) -> Result<Self, SealError> {
        Ok(Self {
            newest: Arc::new(Derived::new(keys.newest())?),
            older: keys.older().map(Derived::new).collect::<Result<_, _>>()?,
        })
    }

    /// Takes the keys from the configuration, or, for the embedded engine, from the data directory.
    pub(crate) fn obtain(config: &StoreConfig, first_start: bool) -> Result<Self, SealError> {
        match (&config.master_keys, &config.location) {
            (Some(keys), _) => Self::new(keys),
            (None, Location::Sqlite { data_dir }) => Self::new(&data_dir::key(data_dir, first_start)?),
            (None, Location::Postgres { .. }) => Err(SealError::KeyRequired),
        }
    }

    /// Names the newest key without telling anything about it.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.newest.fingerprint
    }

    /// Whether a key with this fingerprint is in the ring.
    #[must_use]
    pub fn holds(&self, fingerprint: &str) -> bool {
        self.all().any(|keys| keys.fingerprint == fingerprint)
    }

    /// The newest secret for a purpose.
    #[must_use]
    pub fn secret(&self, purpose: Secret) -> &[u8] {
        self.newest.secret(purpose)
    }

    /// Every secret for a purpose, newest first, each with the id that a token can name it by.
    pub fn secrets(&self, purpose: Secret) -> impl Iterator<Item = (String, &[u8])> {
        self.all().map(move |keys| (hex(&keys.id), keys.secret(purpose)))
    }

    pub(super) fn newest(&self) -> &Derived {
        &self.newest
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Derived> {
        std::iter::once(&*self.newest).chain(self.older.iter())
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keyring({} and {} older)", self.fingerprint(), self.older.len())
    }
}

impl Derived {
    fn new(master: &[u8; KEY_LEN]) -> Result<Self, SealError> {
        let hkdf = Hkdf::<Sm3>::new(Some(b"yichuang/v1"), master);
        let fingerprint: Zeroizing<[u8; 16]> = expand(&hkdf, b"fingerprint")?;
        let [a, b, c, d, ..] = *fingerprint;
        let data: Zeroizing<[u8; 16]> = expand(&hkdf, b"data")?;
        Ok(Self {
            id: [a, b, c, d],
            fingerprint: hex(fingerprint.as_slice()),
            data: FieldCipher::new((&*data).into()),
            index: keyed_hash(&hkdf, b"index")?,
            audit: keyed_hash(&hkdf, b"audit")?,
            cursor: keyed_hash(&hkdf, b"cursor")?,
            token: expand(&hkdf, b"token")?,
            webhook: expand(&hkdf, b"webhook")?,
        })
    }

    fn secret(&self, purpose: Secret) -> &[u8] {
        match purpose {
            Secret::Token => self.token.as_slice(),
            Secret::Webhook => self.webhook.as_slice(),
        }
    }
}

fn keyed_hash(hkdf: &Hkdf<Sm3>, label: &[u8]) -> Result<KeyedHash, SealError> {
    let key: Zeroizing<[u8; 64]> = expand(hkdf, label)?;
    Ok(<KeyedHash as hmac::digest::KeyInit>::new((&*key).into()))
}

fn expand<const N: usize>(hkdf: &Hkdf<Sm3>, label: &[u8]) -> Result<Zeroizing<[u8; N]>, SealError> {
    let mut key = Zeroizing::new([0; N]);
    hkdf.expand(label, key.as_mut_slice()).map_err(|_| SealError::Malformed)?;
    Ok(key)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
