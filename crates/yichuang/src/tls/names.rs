//! Whom a certificate of the local authority is for, and whom that authority can vouch for at all.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

use ipnet::IpNet;
use url::Host;
use x509_parser::extensions::GeneralName;

/// A name that a browser asks for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    Domain(String),
    Address(IpAddr),
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Domain(domain) => f.write_str(domain),
            Self::Address(address) => address.fmt(f),
        }
    }
}

impl Name {
    /// From a certificate.
    pub fn of(name: &GeneralName<'_>) -> Option<Self> {
        match name {
            GeneralName::DNSName(domain) => Some(Self::Domain((*domain).to_owned())),
            GeneralName::IPAddress(bytes) => {
                let four = <[u8; 4]>::try_from(*bytes).map(IpAddr::from);
                four.or_else(|_| <[u8; 16]>::try_from(*bytes).map(IpAddr::from)).ok().map(Self::Address)
            }
            _ => None,
        }
    }
}

/// The names people may use for a server that listens there: this machine, what it listens on, and what it was told.
pub fn wanted(listen: SocketAddr, host: Option<&Host>) -> Vec<Name> {
    let mut names = vec![
        Name::Domain("localhost".to_owned()),
        Name::Address(Ipv4Addr::LOCALHOST.into()),
        Name::Address(Ipv6Addr::LOCALHOST.into()),
    ];
    names.extend(host.map(|host| match host {
        Host::Domain(domain) => Name::Domain(domain.clone()),
        Host::Ipv4(address) => Name::Address((*address).into()),
        Host::Ipv6(address) => Name::Address((*address).into()),
    }));
    if listen.ip().is_unspecified() {
        names.extend(outward().map(Name::Address));
    } else {
        names.push(Name::Address(listen.ip().to_canonical()));
    }
    names.sort();
    names.dedup();
    names
}

/// The address from which this machine would speak to the world. Nothing is sent.
fn outward() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip())
}

/// Networks that no public site lives in: loopback, RFC 1918, RFC 4193 and link-local.
const PRIVATE: [&str; 8] = [
    "127.0.0.0/8",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "169.254.0.0/16",
    "::1/128",
    "fc00::/7",
    "fe80::/10",
];

/// What an authority made for these names can vouch for: the names themselves, this machine, and private networks. Whoever
/// gets hold of its key can then deceive nobody about any other site.
pub fn domain(names: &[Name]) -> (Vec<String>, Vec<IpNet>) {
    let mut domains = vec!["localhost".to_owned(), "local".to_owned()];
    let mut networks: Vec<IpNet> = PRIVATE.iter().filter_map(|net| net.parse().ok()).collect();
    for name in names {
        match name {
            Name::Domain(domain) if !within_domains(&domains, domain) => domains.push(domain.clone()),
            Name::Address(address) if !within_networks(&networks, *address) => networks.push((*address).into()),
            Name::Domain(_) | Name::Address(_) => {}
        }
    }
    (domains, networks)
}

pub fn within_domains(domains: &[String], name: &str) -> bool {
    domains
        .iter()
        .any(|domain| name == domain || name.strip_suffix(domain.as_str()).is_some_and(|rest| rest.ends_with('.')))
}

pub fn within_networks(networks: &[IpNet], address: IpAddr) -> bool {
    networks.iter().any(|net| net.contains(&address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_for_this_machine_and_for_what_people_type() {
        let host = Host::Domain("yichuang.example".to_owned());
        let names = wanted("192.168.1.7:443".parse().unwrap(), Some(&host));
        for name in ["localhost", "127.0.0.1", "::1", "192.168.1.7", "yichuang.example"] {
            assert!(names.iter().any(|known| known.to_string() == name), "{name}");
        }
    }

    #[test]
    fn an_authority_vouches_for_its_own_names_and_private_networks_only() {
        let (domains, networks) =
            domain(&[Name::Domain("yichuang.example".to_owned()), "203.0.113.5".parse().map(Name::Address).unwrap()]);
        assert!(within_domains(&domains, "yichuang.example") && within_domains(&domains, "centre.local"));
        assert!(!within_domains(&domains, "bank.example") && !within_domains(&domains, "notlocal"));
        assert!(within_networks(&networks, "192.168.9.9".parse().unwrap()));
        assert!(within_networks(&networks, "203.0.113.5".parse().unwrap()));
        assert!(!within_networks(&networks, "203.0.113.6".parse().unwrap()));
    }
}
