//! List cursors: a position in a list that a client carries but cannot read meaning into or make up.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::Mac as _;
use uuid::Uuid;

use super::error::SealError;
use super::keyring::{Derived, KeyedHash, Keyring};
use crate::engine::keyset::Position;
use crate::engine::{Id, Instant};

const POSITION_LEN: usize = 24;
const TAG_LEN: usize = 16;

impl Keyring {
    /// Writes a cursor for a list; `list` names the list with all its filters, so that it works there alone.
    #[must_use]
    pub fn cursor(&self, list: &str, position: Position) -> String {
        let mut bytes = Vec::with_capacity(POSITION_LEN + TAG_LEN);
        bytes.extend_from_slice(&position.at.micros().to_be_bytes());
        bytes.extend_from_slice(position.id.0.as_bytes());
        let tag = tag(self.newest(), list, &bytes).finalize().into_bytes();
        bytes.extend(tag.iter().take(TAG_LEN));
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a cursor of this list.
    ///
    /// # Errors
    /// [`SealError::Broken`] for one of another list, or that was made up.
    pub fn read_cursor(&self, list: &str, cursor: &str) -> Result<Position, SealError> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| SealError::Broken)?;
        let (position, mac) = bytes.split_at_checked(POSITION_LEN).ok_or(SealError::Broken)?;
        let genuine =
            mac.len() == TAG_LEN && self.all().any(|keys| tag(keys, list, position).verify_truncated_left(mac).is_ok());
        if !genuine {
            return Err(SealError::Broken);
        }
        let (at, id) = position.split_first_chunk::<8>().ok_or(SealError::Broken)?;
        Ok(Position {
            at: Instant::from_micros(i64::from_be_bytes(*at)),
            id: Id(Uuid::from_slice(id).map_err(|_| SealError::Broken)?),
        })
    }
}

fn tag(keys: &Derived, list: &str, position: &[u8]) -> KeyedHash {
    let mut mac = keys.cursor.clone();
    mac.update(position);
    mac.update(list.as_bytes());
    mac
}

#[cfg(test)]
mod tests {
    use super::super::master::MasterKeys;
    use super::*;

    #[test]
    fn a_cursor_works_in_its_own_list_alone_and_not_when_changed() {
        let ring = Keyring::new(&MasterKeys::generate().unwrap()).unwrap();
        let position = Position { at: Instant::from_micros(-5), id: Id(Uuid::from_u128(7)) };
        let cursor = ring.cursor("queue?window=3", position);
        assert_eq!(ring.read_cursor("queue?window=3", &cursor), Ok(position));
        assert_eq!(ring.read_cursor("queue?window=4", &cursor), Err(SealError::Broken));
        let changed = format!("B{}", &cursor[1..]);
        assert_ne!(changed, cursor);
        assert_eq!(ring.read_cursor("queue?window=3", &changed), Err(SealError::Broken));
        for made_up in ["", "AAAA", "not base64 at all"] {
            assert_eq!(ring.read_cursor("queue?window=3", made_up), Err(SealError::Broken));
        }
    }
}
