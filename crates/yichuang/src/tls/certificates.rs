//! The certificate that is shown now. It may change while the server runs; connections that stand keep theirs.

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::SystemTime;

use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use time::OffsetDateTime;
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer as _;

use super::authority::Authority;
use super::names::Name;

/// Where certificates come from.
pub enum Source {
    /// Files that somebody else renews.
    Files { certificate: PathBuf, key: PathBuf },
    /// Our own authority.
    Local { authority: Arc<Authority>, names: Vec<Name> },
}

/// When each of the two files was last written, and which file it is: the clock of a disk is coarse.
type Written = [Option<(SystemTime, u64)>; 2];

pub struct Certificates {
    source: Source,
    shown: Arc<Shown>,
    written: RwLock<Written>,
}

#[derive(Debug)]
struct Shown(RwLock<Arc<CertifiedKey>>);

impl ResolvesServerCert for Shown {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.0.read().ok().map(|shown| shown.clone())
    }
}

impl Certificates {
    pub fn open(source: Source, now: OffsetDateTime) -> Result<Self, String> {
        let (certificate, key) = source.files(now)?;
        let written = written(&certificate, &key);
        let shown = load(&certificate, &key, now)?;
        let shown = Arc::new(Shown(RwLock::new(Arc::new(shown))));
        Ok(Self { source, shown, written: RwLock::new(written) })
    }

    /// TLS 1.2 and 1.3 with whatever certificate is the current one.
    pub fn server_config(&self) -> Result<ServerConfig, String> {
        let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let builder = builder.with_safe_default_protocol_versions().map_err(|error| error.to_string())?;
        Ok(builder.with_no_client_auth().with_cert_resolver(self.shown.clone()))
    }

    /// Makes a new certificate when the local one ends soon, and reads files that have changed; answers whether another
    /// certificate is shown now. A fault leaves the one that is shown.
    pub fn renew(&self, now: OffsetDateTime) -> Result<bool, String> {
        let (certificate, key) = self.source.files(now)?;
        let found = written(&certificate, &key);
        if self.written.read().is_ok_and(|known| *known == found) {
            return Ok(false);
        }
        // A pair that is just being written does not fit together: it is tried again.
        let shown = Arc::new(load(&certificate, &key, now)?);
        if let (Ok(mut current), Ok(mut known)) = (self.shown.0.write(), self.written.write()) {
            *current = shown;
            *known = found;
        }
        Ok(true)
    }
}

impl Source {
    fn files(&self, now: OffsetDateTime) -> Result<(PathBuf, PathBuf), String> {
        match self {
            Self::Files { certificate, key } => Ok((certificate.clone(), key.clone())),
            Self::Local { authority, names } => authority.certificate_for(names, now).map(|path| (path.clone(), path)),
        }
    }
}

fn written(certificate: &Path, key: &Path) -> Written {
    [certificate, key].map(|path| {
        let data = std::fs::metadata(path).ok()?;
        Some((data.modified().ok()?, number(&data)))
    })
}

#[cfg(unix)]
fn number(data: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(data)
}

#[cfg(not(unix))]
fn number(data: &std::fs::Metadata) -> u64 {
    data.len()
}

fn load(certificate: &Path, key: &Path, now: OffsetDateTime) -> Result<CertifiedKey, String> {
    let chain: Vec<_> = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect)
        .map_err(|error| said(certificate, error))?;
    let first = chain.first().ok_or_else(|| said(certificate, "no certificate in this file"))?;
    let parsed = X509Certificate::from_der(first).map_err(|error| said(certificate, error))?.1;
    let ends = parsed.validity().not_after.to_datetime();
    if ends <= now {
        tracing::error!(path = %certificate.display(), %ends, "the certificate has ended");
    }
    #[expect(clippy::cast_precision_loss, reason = "seconds of this age are exact")]
    metrics::gauge!("yichuang_tls_certificate_ends_seconds").set(ends.unix_timestamp() as f64);
    let private = PrivateKeyDer::from_pem_file(key).map_err(|error| said(key, error))?;
    let private = ring::sign::any_supported_type(&private).map_err(|error| said(key, error))?;
    let certified = CertifiedKey::new(chain, private);
    certified.keys_match().map_err(|_| said(key, "this key is not the certificate's"))?;
    Ok(certified)
}

fn said(path: &Path, error: impl std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::*;

    const NOW: OffsetDateTime = time::macros::datetime!(2026-03-03 09:00 +8);

    fn local(dir: &Path) -> Source {
        let names = names::wanted("127.0.0.1:443".parse().unwrap(), None);
        Source::Local { authority: Arc::new(Authority::open(dir, &names, NOW).unwrap()), names }
    }

    fn shown(certificates: &Certificates) -> Vec<u8> {
        certificates.shown.0.read().unwrap().cert.first().unwrap().to_vec()
    }

    #[test]
    fn a_local_certificate_is_renewed_before_it_ends() {
        let dir = tempfile::tempdir().unwrap();
        let certificates = Certificates::open(local(dir.path()), NOW).unwrap();
        let first = shown(&certificates);
        assert!(!certificates.renew(NOW).unwrap());
        assert!(certificates.renew(NOW + time::Duration::days(340)).unwrap());
        assert_ne!(shown(&certificates), first);
    }

    #[test]
    fn files_are_read_again_when_they_change_and_a_broken_one_changes_nothing() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let pem = |dir: &Path| local(dir).files(NOW).unwrap().0;
        let (path, renewed) = (pem(one.path()), pem(other.path()));
        let certificates =
            Certificates::open(Source::Files { certificate: path.clone(), key: path.clone() }, NOW).unwrap();
        let first = shown(&certificates);
        let put = |text: &str, second: u64| {
            std::fs::write(&path, text).unwrap();
            let file = std::fs::File::options().write(true).open(&path).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(second)).unwrap();
        };
        put("half a file", 1);
        assert!(certificates.renew(NOW).is_err());
        assert_eq!(shown(&certificates), first);
        put(&std::fs::read_to_string(&renewed).unwrap(), 2);
        assert!(certificates.renew(NOW).unwrap());
        assert_ne!(shown(&certificates), first);
        assert!(!certificates.renew(NOW).unwrap());
    }

    #[test]
    fn a_key_of_another_certificate_is_refused() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let pem = |dir: &Path| local(dir).files(NOW).unwrap().0;
        let source = Source::Files { certificate: pem(one.path()), key: pem(other.path()) };
        assert!(Certificates::open(source, NOW).err().unwrap().contains("not the certificate's"));
    }
}
