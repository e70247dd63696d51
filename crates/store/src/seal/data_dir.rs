//! The data directory and the key file in it: readable by the service's account alone.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::error::SealError;
use super::master::MasterKeys;

/// Makes the data directory with mode 0700; one that exists keeps its mode.
pub fn prepare(data_dir: &Path) -> Result<(), SealError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(data_dir).map_err(|error| file(data_dir, &error))
}

/// Lets one process at a time through its start; the lock ends with the value, or with the process.
pub(crate) fn lock(data_dir: &Path) -> Result<File, SealError> {
    let path = data_dir.join("start.lock");
    let lock = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
    let lock = lock.map_err(|error| file(&path, &error))?;
    lock.lock().map_err(|error| file(&path, &error))?;
    Ok(lock)
}

/// Reads `<data_dir>/master.key`; at the first start makes it if it is not there.
pub(super) fn key(data_dir: &Path, first_start: bool) -> Result<MasterKeys, SealError> {
    let path = data_dir.join("master.key");
    match fs::read_to_string(&path) {
        Ok(text) => {
            check_mode(&path)?;
            MasterKeys::parse(&Zeroizing::new(text))
        }
        Err(error) if error.kind() == ErrorKind::NotFound && first_start => create(data_dir, &path),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(SealError::KeyLost { path: path.display().to_string() })
        }
        Err(error) => Err(file(&path, &error)),
    }
}

/// Writes the key beside its place, makes it durable, then moves it into place: a crash leaves all of it or nothing.
/// Only one process is here at a time, under [`lock`].
fn create(data_dir: &Path, path: &Path) -> Result<MasterKeys, SealError> {
    let keys = MasterKeys::generate()?;
    let draft = data_dir.join("master.key.new");
    write_durably(&draft, &keys)
        .and_then(|()| fs::rename(&draft, path))
        .and_then(|()| sync_directory(data_dir))
        .map_err(|error| file(path, &error))?;
    tracing::warn!(path = %path.display(), "made a master key (mode 0600); keep a copy of it off this machine");
    Ok(keys)
}

fn write_durably(path: &Path, keys: &MasterKeys) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(path)?;
    out.write_all(keys.export().as_bytes())?;
    out.write_all(b"\n")?;
    out.sync_all()
}

fn sync_directory(directory: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(directory)?.sync_all() } else { Ok(()) }
}

#[cfg(unix)]
fn check_mode(path: &PathBuf) -> Result<(), SealError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).map_err(|error| file(path, &error))?.permissions().mode() & 0o777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(SealError::TooOpen { path: path.display().to_string(), mode }) }
}

#[cfg(not(unix))]
fn check_mode(_path: &PathBuf) -> Result<(), SealError> {
    Ok(())
}

fn file(path: &Path, error: &std::io::Error) -> SealError {
    SealError::File { path: path.display().to_string(), reason: error.to_string() }
}
