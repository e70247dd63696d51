//! Master keys: 32 bytes each, newest first; the older ones open what has not been sealed again yet.

use std::fmt;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::data_dir;
use super::error::SealError;

/// Length of a master key in bytes.
pub const KEY_LEN: usize = 32;

/// One or more master keys.
#[derive(Clone)]
pub struct MasterKeys {
    newest: Zeroizing<[u8; KEY_LEN]>,
    older: Vec<Zeroizing<[u8; KEY_LEN]>>,
}

impl MasterKeys {
    /// Reads base64 keys separated by white space or commas, newest first.
    ///
    /// # Errors
    /// [`SealError::Malformed`] unless there is at least one key and each has 32 bytes.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let mut keys =
            text.split([',', ' ', '\t', '\r', '\n']).map(str::trim).filter(|key| !key.is_empty()).map(decode);
        let newest = keys.next().ok_or(SealError::Malformed)??;
        Ok(Self { newest, older: keys.collect::<Result<_, _>>()? })
    }

    /// The keys of `<data_dir>/master.key`; none where there is no such file.
    ///
    /// # Errors
    /// Those of reading it: a file that others can read is refused.
    pub fn in_data_dir(data_dir: &Path) -> Result<Option<Self>, SealError> {
        match data_dir::key(data_dir, false) {
            Ok(keys) => Ok(Some(keys)),
            Err(SealError::KeyLost { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The same, with a new key where there is none: for a demo, whose people are invented.
    ///
    /// # Errors
    /// Those of reading or writing it.
    pub fn for_demo(data_dir: &Path) -> Result<Self, SealError> {
        let _start = data_dir::lock(data_dir)?;
        data_dir::key(data_dir, true)
    }

    /// A new random key.
    ///
    /// # Errors
    /// [`SealError::NoRandomness`].
    pub fn generate() -> Result<Self, SealError> {
        let mut newest = Zeroizing::new([0; KEY_LEN]);
        getrandom::fill(newest.as_mut_slice()).map_err(|_| SealError::NoRandomness)?;
        Ok(Self { newest, older: Vec::new() })
    }

    /// The newest key in base64, for the key file.
    pub(super) fn export(&self) -> Zeroizing<String> {
        Zeroizing::new(STANDARD.encode(self.newest.as_slice()))
    }

    /// The newest key alone.
    pub(super) fn newest(&self) -> &[u8; KEY_LEN] {
        &self.newest
    }

    /// The older keys.
    pub(super) fn older(&self) -> impl Iterator<Item = &[u8; KEY_LEN]> {
        self.older.iter().map(|key| &**key)
    }
}

impl fmt::Debug for MasterKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MasterKeys({} hidden)", self.older.len().saturating_add(1))
    }
}

fn decode(text: &str) -> Result<Zeroizing<[u8; KEY_LEN]>, SealError> {
    let bytes = Zeroizing::new(STANDARD.decode(text).map_err(|_| SealError::Malformed)?);
    let key: [u8; KEY_LEN] = bytes.as_slice().try_into().map_err(|_| SealError::Malformed)?;
    Ok(Zeroizing::new(key))
}
