//! The plain listener beside the HTTPS one: it sends visitors on, and gives the authority to devices that do not know it yet.

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use url::Url;

use super::install::{self, Installation};

/// Where visitors are sent.
#[derive(Debug, Clone)]
pub struct Target {
    /// `https://host[:port]`, if the server was told its name.
    pub public_url: Option<String>,
    /// The port of the HTTPS listener, for those who came by another name.
    pub port: u16,
}

pub fn configure(config: &mut ServiceConfig, target: &Target, installation: Option<&Installation>) {
    install::configure(config, installation);
    config.app_data(Data::new(target.clone())).default_service(web::to(send_on));
}

/// Temporary, so that no browser remembers it once the server has moved; that HTTPS is to stay is said over HTTPS.
async fn send_on(request: HttpRequest, target: Data<Target>) -> HttpResponse {
    let origin = target.public_url.clone().or_else(|| beside(&request, target.port));
    let Some(origin) = origin else { return HttpResponse::BadRequest().finish() };
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    HttpResponse::TemporaryRedirect()
        .insert_header((LOCATION, format!("{origin}{path}")))
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish()
}

/// The host that was asked for, at the port where HTTPS is spoken.
fn beside(request: &HttpRequest, port: u16) -> Option<String> {
    let mut url = Url::parse(&format!("https://{}/", request.headers().get("host")?.to_str().ok()?)).ok()?;
    let bare = url.path() == "/" && url.query().is_none() && url.username().is_empty() && url.password().is_none();
    url.set_port(Some(port)).ok()?;
    bare.then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn location(target: &Target, host: &str, path: &str) -> Option<String> {
        let request = TestRequest::get().uri(path).insert_header(("host", host)).to_http_request();
        let response = actix_web::rt::System::new().block_on(send_on(request, Data::new(target.clone())));
        response.headers().get(LOCATION).map(|value| value.to_str().unwrap().to_owned())
    }

    #[test]
    fn visitors_come_to_the_same_page_by_https() {
        let unnamed = Target { public_url: None, port: 8443 };
        assert_eq!(location(&unnamed, "10.0.0.7:8080", "/guide?x=1").unwrap(), "https://10.0.0.7:8443/guide?x=1");
        let usual = Target { public_url: None, port: 443 };
        assert_eq!(location(&usual, "yichuang.example", "/").unwrap(), "https://yichuang.example/");
        let named = Target { public_url: Some("https://yichuang.example".to_owned()), port: 8443 };
        assert_eq!(location(&named, "10.0.0.7", "/desk/").unwrap(), "https://yichuang.example/desk/");
        for odd in ["a@b", "a/b", "a?b", "a b"] {
            assert_eq!(location(&unnamed, odd, "/"), None, "{odd}");
        }
    }
}
