//! The local authority: made once in the data directory, installed once on each device, and then as good as any other for
//! this server and no other.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use ipnet::IpNet;
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DnType, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, Issuer,
    KeyPair, KeyUsagePurpose, NameConstraints, SanType,
};
use ring::digest::{SHA256, digest};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use time::{Duration, OffsetDateTime};
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::FromDer as _;

use super::names::{self, Name};

/// Nobody likes to install it again.
const AUTHORITY_LIFE: Duration = Duration::days(3650);
/// Phones take no longer from an authority that was installed by hand than 825 days.
const SERVER_LIFE: Duration = Duration::days(365);
/// A certificate that ends sooner is made anew.
const RENEWAL: Duration = Duration::days(30);
/// Clocks of phones differ.
const BACKDATED: Duration = Duration::days(1);

pub struct Authority {
    dir: PathBuf,
    certificate: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    /// Opens the authority in `dir`, or makes it there.
    pub fn open(dir: &Path, names: &[Name], now: OffsetDateTime) -> Result<Self, String> {
        private_directory(dir)?;
        let (certificate, key) = (dir.join("authority.crt"), dir.join("authority.key"));
        if !certificate.exists() {
            make(&certificate, &key, names, now)?;
        }
        let issuer = KeyPair::from_pem(&read(&key)?).map_err(|error| said(&key, error))?;
        let certificate = CertificateDer::from_pem_file(&certificate).map_err(|error| said(&certificate, error))?;
        let issuer = Issuer::from_ca_cert_der(&certificate, issuer).map_err(|error| said(&key, error))?;
        let authority = Self { dir: dir.to_owned(), certificate, issuer };
        authority.vouches_for(names, now)?;
        Ok(authority)
    }

    /// DER, as devices install it.
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// SHA-256 in the form that phones show.
    pub fn fingerprint(&self) -> String {
        let bytes = digest(&SHA256, &self.certificate);
        bytes.as_ref().iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(":")
    }

    /// The file with a certificate for exactly these names, and its key: the one at hand, or a new one when that ends
    /// soon or is for others.
    pub fn certificate_for(&self, names: &[Name], now: OffsetDateTime) -> Result<PathBuf, String> {
        let path = self.dir.join("server.pem");
        if self.still_good(&path, names, now) {
            return Ok(path);
        }
        let pair = KeyPair::generate().map_err(|error| error.to_string())?;
        let mut params = CertificateParams::default();
        params.not_before = now - BACKDATED;
        params.not_after = now + SERVER_LIFE;
        params.distinguished_name.push(DnType::CommonName, "Yichuang");
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        for name in names {
            params.subject_alt_names.push(match name {
                Name::Domain(domain) => {
                    SanType::DnsName(domain.as_str().try_into().map_err(|_| format!("{domain} is no domain name"))?)
                }
                Name::Address(address) => SanType::IpAddress(*address),
            });
        }
        let signed = params.signed_by(&pair, &self.issuer).map_err(|error| error.to_string())?;
        write(&path, &format!("{}{}", signed.pem(), pair.serialize_pem()), 0o600)?;
        Ok(path)
    }

    fn still_good(&self, path: &Path, names: &[Name], now: OffsetDateTime) -> bool {
        let Ok(der) = CertificateDer::from_pem_file(path) else { return false };
        let Ok((_, known)) = X509Certificate::from_der(&der) else { return false };
        let Ok((_, own)) = X509Certificate::from_der(&self.certificate) else { return false };
        let san = known.subject_alternative_name().ok().flatten();
        let mut of: Vec<Name> = san.iter().flat_map(|san| &san.value.general_names).filter_map(Name::of).collect();
        of.sort();
        of == names
            && known.validity().not_after.to_datetime() - now > RENEWAL
            && known.verify_signature(Some(own.public_key())).is_ok()
    }

    /// A certificate outside of what the authority was made for would be refused by every device.
    fn vouches_for(&self, names: &[Name], now: OffsetDateTime) -> Result<(), String> {
        let parsed = X509Certificate::from_der(&self.certificate).map_err(|error| said(&self.dir, error))?.1;
        let ends = parsed.validity().not_after.to_datetime();
        if ends - now <= RENEWAL {
            tracing::warn!(%ends, "the local authority ends soon: make a new one and install it on every device");
        }
        let (mut domains, mut networks) = (Vec::new(), Vec::new());
        let permitted =
            parsed.name_constraints().ok().flatten().and_then(|names| names.value.permitted_subtrees.as_ref());
        for subtree in permitted.into_iter().flatten() {
            match subtree.base {
                GeneralName::DNSName(domain) => domains.push(domain.to_owned()),
                GeneralName::IPAddress(bytes) => networks.extend(network(bytes)),
                _ => {}
            }
        }
        let outside = names.iter().filter(|name| match name {
            Name::Domain(domain) => !names::within_domains(&domains, domain),
            Name::Address(address) => !names::within_networks(&networks, *address),
        });
        let outside: Vec<String> = outside.map(Name::to_string).collect();
        if outside.is_empty() {
            return Ok(());
        }
        Err(format!(
            "the local authority in {} was not made for {}: move that folder away, and a new one is made, which every device \
             has to install again",
            self.dir.display(),
            outside.join(", ")
        ))
    }
}

fn make(certificate: &Path, key: &Path, names: &[Name], now: OffsetDateTime) -> Result<(), String> {
    let pair = KeyPair::generate().map_err(|error| error.to_string())?;
    let mut params = CertificateParams::default();
    params.not_before = now - BACKDATED;
    params.not_after = now + AUTHORITY_LIFE;
    // Devices list authorities by name: two of them have to look different.
    let mark = digest(&SHA256, pair.public_key_raw());
    let mark: String = mark.as_ref().iter().take(3).map(|byte| format!("{byte:02X}")).collect();
    params.distinguished_name.push(DnType::OrganizationName, "Yichuang");
    params.distinguished_name.push(DnType::CommonName, format!("Yichuang local authority {mark}"));
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let (domains, networks) = names::domain(names);
    let domains = domains.into_iter().map(GeneralSubtree::DnsName);
    let networks = networks
        .into_iter()
        .map(|net| GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(net.network(), net.prefix_len())));
    let permitted_subtrees = domains.chain(networks).collect();
    params.name_constraints = Some(NameConstraints { permitted_subtrees, excluded_subtrees: Vec::new() });
    let signed = params.self_signed(&pair).map_err(|error| error.to_string())?;
    write(key, &pair.serialize_pem(), 0o600)?;
    write(certificate, &signed.pem(), 0o644)?;
    tracing::warn!(path = %certificate.display(), "made a local authority; its key stays on this machine (mode 0600)");
    Ok(())
}

/// Address and mask, as certificates write a network.
fn network(bytes: &[u8]) -> Option<IpNet> {
    let (address, mask) = bytes.split_at_checked(bytes.len() / 2)?;
    let four = |bytes: &[u8]| <[u8; 4]>::try_from(bytes).map(std::net::IpAddr::from).ok();
    let sixteen = |bytes: &[u8]| <[u8; 16]>::try_from(bytes).map(std::net::IpAddr::from).ok();
    let of = |bytes| four(bytes).or_else(|| sixteen(bytes));
    IpNet::with_netmask(of(address)?, of(mask)?).ok()
}

fn private_directory(dir: &Path) -> Result<(), String> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(|error| said(dir, error))
}

fn read(path: &Path) -> Result<String, String> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(path).map_err(|error| said(path, error))?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(said(path, "others can read this key: chmod 600"));
        }
    }
    fs::read_to_string(path).map_err(|error| said(path, error))
}

/// Beside its place, made durable, then moved into place: a crash leaves all of it or nothing.
fn write(path: &Path, text: &str, mode: u32) -> Result<(), String> {
    let draft = PathBuf::from(format!("{}.new", path.display()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    options
        .open(&draft)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&draft, path))
        .map_err(|error| said(path, error))
}

fn said(path: &Path, error: impl std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    const NOW: OffsetDateTime = time::macros::datetime!(2026-03-03 09:00 +8);

    fn named(domain: &str) -> Vec<Name> {
        names::wanted("127.0.0.1:443".parse().unwrap(), Some(&url::Host::Domain(domain.to_owned())))
    }

    #[test]
    fn it_is_made_once_and_its_key_is_for_the_service_alone() {
        let dir = tempfile::tempdir().unwrap();
        let names = named("yichuang.example");
        let made = Authority::open(dir.path(), &names, NOW).unwrap().fingerprint();
        assert_eq!(Authority::open(dir.path(), &names, NOW).unwrap().fingerprint(), made);
        assert_eq!(made.len(), 32 * 3 - 1);
        let key = dir.path().join("authority.key");
        assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(Authority::open(dir.path(), &names, NOW).err().unwrap().contains("chmod 600"));
    }

    #[test]
    fn a_certificate_is_kept_until_it_ends_soon_or_is_for_others() {
        let dir = tempfile::tempdir().unwrap();
        let names = named("yichuang.example");
        let authority = Authority::open(dir.path(), &names, NOW).unwrap();
        let shown = |names: &[Name], at| fs::read_to_string(authority.certificate_for(names, at).unwrap()).unwrap();
        let first = shown(&names, NOW);
        assert_eq!(shown(&names, NOW + Duration::days(334)), first);
        let renewed = shown(&names, NOW + Duration::days(336));
        assert_ne!(renewed, first);
        assert_eq!(shown(&names, NOW + Duration::days(340)), renewed);
        assert_ne!(shown(&names[1..], NOW + Duration::days(340)), renewed);
    }

    #[test]
    fn it_vouches_for_nothing_it_was_not_made_for() {
        let dir = tempfile::tempdir().unwrap();
        Authority::open(dir.path(), &named("yichuang.example"), NOW).unwrap();
        Authority::open(dir.path(), &named("desk.yichuang.example"), NOW).unwrap();
        let refused = Authority::open(dir.path(), &named("bank.example"), NOW).err().unwrap();
        assert!(refused.contains("was not made for bank.example"), "{refused}");
    }
}
