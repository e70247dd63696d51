//! How the server may be reached. What is said on the command line is checked as a whole before anything is opened.

use std::net::SocketAddr;
use std::path::PathBuf;

use api::Standing;
use url::{Host, Url};

use crate::cli::{self, Authority};

/// What speaks at the listening address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Transport {
    /// On loopback, or behind a proxy that speaks TLS.
    Plain,
    /// A certificate chain and its key, from somewhere else.
    Files { certificate: PathBuf, key: PathBuf },
    /// Certificates of the server's own authority.
    Local,
}

#[derive(Debug, Clone)]
pub struct Edge {
    pub transport: Transport,
    pub standing: Standing,
    /// The host that people type, if it was told.
    pub host: Option<Host>,
    pub http_listen: Option<SocketAddr>,
}

impl Edge {
    /// Every contradiction at once, or how the server is reached.
    pub fn read(given: cli::Edge, listen: SocketAddr) -> Result<Self, String> {
        let transport = match (given.tls_cert, given.tls_key, given.tls) {
            (Some(certificate), Some(key), _) => Transport::Files { certificate, key },
            (_, _, Some(Authority::Local)) => Transport::Local,
            _ => Transport::Plain,
        };
        let mut faults = Vec::new();
        let plain = transport == Transport::Plain;
        if plain && !listen.ip().to_canonical().is_loopback() && given.behind_proxy.is_empty() {
            faults.push(format!(
                "plain HTTP on {listen} would carry passwords and people's data readable over the network: give --tls local, \
                 or --tls-cert and --tls-key, or --behind-proxy with the address of the proxy that speaks TLS, or listen on \
                 127.0.0.1"
            ));
        }
        if plain && given.http_listen.is_some() {
            faults.push(
                "--http-listen sends visitors on to HTTPS, and there is none without --tls or --tls-cert".to_owned(),
            );
        }
        let url = given.public_url.as_deref().map(origin).transpose().unwrap_or_else(|fault| {
            faults.push(fault);
            None
        });
        if let Some(url) = &url
            && !plain
            && url.scheme() != "https"
        {
            faults.push("--public-url has to begin with https:// when the server speaks TLS".to_owned());
        }
        if !faults.is_empty() {
            return Err(faults.join("\n"));
        }
        Ok(Self {
            transport,
            host: url.as_ref().and_then(Url::host).map(|host| host.to_owned()),
            standing: Standing {
                proxies: given.behind_proxy,
                public_url: url.map(|url| url.origin().ascii_serialization()),
            },
            http_listen: given.http_listen,
        })
    }
}

/// An address with nothing behind the host and port.
fn origin(text: &str) -> Result<Url, String> {
    let wrong =
        || format!("--public-url {text}: not an address like https://yichuang.example or https://10.0.0.7:8443");
    let url = Url::parse(text).map_err(|_| wrong())?;
    let bare = matches!(url.scheme(), "http" | "https")
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if bare { Ok(url) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::{Cli, Command};

    fn read(arguments: &str) -> Result<Edge, String> {
        let words = ["yichuang", "serve"].into_iter().chain(arguments.split_whitespace());
        let Command::Serve(serve) = Cli::try_parse_from(words).map_err(|error| error.to_string())?.command else {
            panic!("serve");
        };
        Edge::read(serve.edge, serve.listen)
    }

    #[test]
    fn plain_http_stays_on_loopback_unless_a_proxy_stands_in_front() {
        for open in ["", "--listen 127.0.0.1:0", "--listen [::1]:0", "--listen [::ffff:127.0.0.1]:0"] {
            assert_eq!(read(open).unwrap().transport, Transport::Plain, "{open}");
        }
        for refused in ["--listen 0.0.0.0:80", "--listen [::]:80", "--listen 192.0.2.7:80"] {
            assert!(read(refused).unwrap_err().contains("plain HTTP on"), "{refused}");
        }
        let behind = read("--listen 0.0.0.0:80 --behind-proxy 10.0.0.7,172.28.7.0/24").unwrap();
        assert_eq!(behind.standing.proxies.len(), 2);
        assert!(read("--listen 0.0.0.0:80 --behind-proxy nginx").is_err());
    }

    #[test]
    fn tls_is_given_or_local_and_not_both() {
        assert_eq!(read("--listen 0.0.0.0:443 --tls local").unwrap().transport, Transport::Local);
        let files = read("--listen 0.0.0.0:443 --tls-cert a.pem --tls-key b.pem").unwrap().transport;
        assert_eq!(files, Transport::Files { certificate: "a.pem".into(), key: "b.pem".into() });
        assert!(read("--tls-cert a.pem").is_err());
        assert!(read("--tls-cert a.pem --tls-key b.pem --tls local").is_err());
        assert!(read("--http-listen 127.0.0.1:0").unwrap_err().contains("--http-listen"));
    }

    #[test]
    fn the_public_address_is_an_origin() {
        let edge = read("--tls local --public-url https://Yichuang.Example:8443/").unwrap();
        assert_eq!(edge.standing.public_url.as_deref(), Some("https://yichuang.example:8443"));
        assert_eq!(edge.host, Some(Host::Domain("yichuang.example".to_owned())));
        assert_eq!(
            read("--public-url https://a.example:443").unwrap().standing.public_url.as_deref(),
            Some("https://a.example")
        );
        for wrong in
            ["a.example", "https://a.example/desk", "https://a:b@a.example", "ftp://a.example", "https://a.example?x"]
        {
            assert!(read(&format!("--public-url {wrong}")).unwrap_err().contains("--public-url"), "{wrong}");
        }
        assert!(read("--tls local --public-url http://a.example").is_err());
    }
}
