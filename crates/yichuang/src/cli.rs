//! The command line.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use ipnet::IpNet;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// 一窗: the software of a town's government service centre.
#[derive(Debug, Parser)]
#[command(name = "yichuang", version)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the API and the pages.
    Serve(Box<Serve>),
    /// Check the whole audit log; names the first entry that is not as it was written, and then exits with 2.
    VerifyAudit(Place),
    /// Print the OpenAPI document.
    Openapi,
}

/// Where the data is.
#[derive(Debug, Args)]
pub struct Place {
    /// Keys, logs of seals, and the embedded database.
    #[arg(long, default_value = "data")]
    pub data_dir: PathBuf,
    /// `postgres://…`; without it the embedded SQLite in the data directory.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Master key, 32 bytes in base64, older ones after a comma. The embedded database makes its own.
    #[arg(long, env = "YICHUANG_MASTER_KEY", hide_env_values = true)]
    pub master_key: Option<String>,
}

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub place: Place,
    /// Address and port; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Make this database a demo of a ready-made centre, or of the profile in a folder (`./my-town`), with accounts in
    /// `demo-accounts.json`.
    #[arg(long)]
    pub demo: Option<String>,
    /// Where the clock of the demo starts, e.g. 2026-03-03T09:00:00+08:00.
    #[arg(long, requires = "demo", value_parser = instant)]
    pub clock: Option<OffsetDateTime>,
    /// Seconds that an access token lives.
    #[arg(long, env = "YICHUANG_ACCESS_TOKEN_SECONDS", default_value_t = api::LIFE_SECONDS,
          value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub access_token_seconds: u32,
    #[command(flatten)]
    pub edge: Edge,
}

/// How people reach the server: over TLS of its own, or through a proxy.
#[derive(Debug, Args)]
pub struct Edge {
    /// Speak HTTPS with this certificate chain (PEM, the server's own first); read again when the file changes.
    #[arg(long, requires = "tls_key", conflicts_with = "tls")]
    pub tls_cert: Option<PathBuf>,
    /// The key of the certificate (PEM).
    #[arg(long, requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// `local`: speak HTTPS with certificates of an authority of this server's own, made in the data directory at first
    /// use; devices install it once, from `/install-ca`.
    #[arg(long, value_enum)]
    pub tls: Option<Authority>,
    /// `https://host[:port]` under which people find the server: for links on paper, cookies and the certificate.
    #[arg(long, env = "YICHUANG_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// A second address that speaks plain HTTP and only sends visitors on to HTTPS (and gives out `/install-ca`).
    #[arg(long)]
    pub http_listen: Option<SocketAddr>,
    /// Addresses or networks (`10.0.0.0/8`) of the proxies in front, separated by commas. They alone are believed who the
    /// visitor is (`X-Forwarded-For`, `X-Forwarded-Proto`), and plain HTTP beyond loopback is allowed for their sake.
    #[arg(long, env = "YICHUANG_BEHIND_PROXY", value_delimiter = ',', value_parser = network)]
    pub behind_proxy: Vec<IpNet>,
}

/// Whose certificates the server shows, when none are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Authority {
    /// An authority in the data directory.
    Local,
}

/// A network, or a single address.
fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    text.parse::<IpNet>()
        .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
        .map_err(|_| "not an address like 10.0.0.7 or a network like 10.0.0.0/8".to_owned())
}

fn instant(text: &str) -> Result<OffsetDateTime, String> {
    OffsetDateTime::parse(text, &Rfc3339).map_err(|_| "not an instant like 2026-03-03T09:00:00+08:00".to_owned())
}
