//! Where this server stands, and so what it believes of a request: from whom it came, and whether anybody could read it
//! on the way. A proxy in front tells both; nobody else who says something of the kind is believed.

use std::net::{IpAddr, SocketAddr};

use actix_web::HttpRequest;
use actix_web::http::header::{X_FORWARDED_FOR, X_FORWARDED_PROTO};
use ipnet::IpNet;

/// Where this server stands.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Addresses of the proxies in front; none when clients reach us directly.
    pub proxies: Vec<IpNet>,
    /// `https://host[:port]` under which people find this server, without a slash behind it.
    pub public_url: Option<String>,
}

impl Standing {
    /// The visitor's address: the peer's, or what our proxies say of it. Each proxy appends whom it was talked to by, so
    /// the last address that is not a proxy of ours is the visitor; what stands before it anybody may have written.
    pub fn visitor(&self, request: &HttpRequest) -> Option<IpAddr> {
        let peer = request.peer_addr()?.ip().to_canonical();
        if !self.is_proxy(peer) {
            return Some(peer);
        }
        let mut visitor = peer;
        let told: Vec<&str> =
            request.headers().get_all(X_FORWARDED_FOR).filter_map(|value| value.to_str().ok()).collect();
        for address in told.iter().flat_map(|value| value.split(',')).rev() {
            let Some(address) = address_in(address.trim()) else { break };
            visitor = address;
            if !self.is_proxy(address) {
                break;
            }
        }
        Some(visitor)
    }

    /// Whether the visitor spoke HTTPS, to us or to the proxy in front.
    pub fn secure(&self, request: &HttpRequest) -> bool {
        let proxy = || request.peer_addr().is_some_and(|peer| self.is_proxy(peer.ip().to_canonical()));
        let told = || {
            let scheme = request.headers().get(X_FORWARDED_PROTO).and_then(|value| value.to_str().ok());
            scheme.and_then(|value| value.rsplit(',').next()).map(str::trim) == Some("https")
        };
        request.app_config().secure() || self.is_https() || (proxy() && told())
    }

    fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    fn is_proxy(&self, address: IpAddr) -> bool {
        self.proxies.iter().any(|net| net.contains(&address))
    }
}

/// An address as proxies write it, some of them with the port.
fn address_in(text: &str) -> Option<IpAddr> {
    let address = text.parse::<IpAddr>().or_else(|_| text.parse::<SocketAddr>().map(|socket| socket.ip()));
    address.ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn behind(proxies: &[&str]) -> Standing {
        Standing { proxies: proxies.iter().map(|net| net.parse().unwrap()).collect(), public_url: None }
    }

    fn visitor(standing: &Standing, peer: &str, told: &[&str]) -> String {
        let mut request = TestRequest::get().peer_addr(peer.parse().unwrap());
        for value in told {
            request = request.append_header((X_FORWARDED_FOR, *value));
        }
        standing.visitor(&request.to_http_request()).unwrap().to_string()
    }

    #[test]
    fn without_a_proxy_nobody_is_believed() {
        assert_eq!(visitor(&Standing::default(), "192.0.2.7:9", &["203.0.113.5"]), "192.0.2.7");
        assert_eq!(visitor(&behind(&["10.0.0.1/32"]), "192.0.2.7:9", &["203.0.113.5"]), "192.0.2.7");
    }

    #[test]
    fn a_proxy_tells_who_came_and_what_the_visitor_wrote_is_passed_over() {
        let standing = behind(&["10.0.0.0/8"]);
        assert_eq!(visitor(&standing, "10.0.0.1:9", &["203.0.113.5"]), "203.0.113.5");
        assert_eq!(visitor(&standing, "10.0.0.1:9", &["1.1.1.1, 203.0.113.5"]), "203.0.113.5");
        assert_eq!(visitor(&standing, "10.0.0.1:9", &["1.1.1.1", "203.0.113.5, 10.0.0.2"]), "203.0.113.5");
        assert_eq!(visitor(&standing, "[::ffff:10.0.0.1]:9", &["203.0.113.5:4711"]), "203.0.113.5");
        assert_eq!(visitor(&standing, "10.0.0.1:9", &["2001:db8::1"]), "2001:db8::1");
    }

    #[test]
    fn a_proxy_that_says_nothing_useful_stands_for_its_visitors() {
        let standing = behind(&["10.0.0.0/8"]);
        assert_eq!(visitor(&standing, "10.0.0.1:9", &[]), "10.0.0.1");
        assert_eq!(visitor(&standing, "10.0.0.1:9", &["203.0.113.5, unknown"]), "10.0.0.1");
    }

    #[test]
    fn the_scheme_is_told_by_a_proxy_alone() {
        let https = |standing: &Standing, peer: &str| {
            let request = TestRequest::get().peer_addr(peer.parse().unwrap());
            standing.secure(&request.append_header((X_FORWARDED_PROTO, "https")).to_http_request())
        };
        assert!(https(&behind(&["10.0.0.0/8"]), "10.0.0.1:9"));
        assert!(!https(&behind(&["10.0.0.0/8"]), "192.0.2.7:9"));
        assert!(!https(&Standing::default(), "127.0.0.1:9"));
        let known = Standing { public_url: Some("https://yichuang.example".to_owned()), ..Standing::default() };
        assert!(https(&known, "127.0.0.1:9"));
    }
}
