//! HTTPS spoken by the server itself: with a certificate that is given, or with one of its own authority (`--tls local`).

mod authority;
mod certificates;
pub mod install;
mod names;
pub mod redirect;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use app::App;

use crate::edge::{Edge, Transport};
use authority::Authority;
use certificates::{Certificates, Source};
use install::Installation;

pub struct Tls {
    certificates: Certificates,
    authority: Option<Arc<Authority>>,
}

impl Tls {
    /// What `edge` asks for; none is plain HTTP.
    pub fn open(edge: &Edge, listen: SocketAddr, data_dir: &Path) -> Result<Option<Self>, String> {
        let now = App::real_now();
        let source = match &edge.transport {
            Transport::Plain => return Ok(None),
            Transport::Files { certificate, key } => {
                Source::Files { certificate: certificate.clone(), key: key.clone() }
            }
            Transport::Local => {
                let names = names::wanted(listen, edge.host.as_ref());
                let authority = Arc::new(Authority::open(&data_dir.join("tls"), &names, now)?);
                Source::Local { authority, names }
            }
        };
        let authority = match &source {
            Source::Local { authority, .. } => Some(authority.clone()),
            Source::Files { .. } => None,
        };
        Ok(Some(Self { certificates: Certificates::open(source, now)?, authority }))
    }

    pub fn server_config(&self) -> Result<rustls::ServerConfig, String> {
        self.certificates.server_config()
    }

    pub fn installation(&self) -> Option<Installation> {
        self.authority.as_deref().map(Installation::of)
    }

    pub fn fingerprint(&self) -> Option<String> {
        self.authority.as_deref().map(Authority::fingerprint)
    }

    /// For as long as the server runs: a certificate that ends or has changed is replaced.
    pub async fn keep(self) {
        let mut pause = actix_web::rt::time::interval(Duration::from_secs(10));
        loop {
            pause.tick().await;
            match self.certificates.renew(App::real_now()) {
                Ok(false) => {}
                Ok(true) => tracing::info!("another certificate is shown now"),
                Err(error) => tracing::warn!(error, "the certificate could not be renewed; the one before it is shown"),
            }
        }
    }
}
