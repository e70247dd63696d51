//! `/install-ca`: how a phone or a computer comes to trust the local authority.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, X_CONTENT_TYPE_OPTIONS};
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpResponse, Responder};

use super::authority::Authority;

const PAGE: &str = include_str!("install-ca.html");
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What the page shows and gives out.
#[derive(Debug, Clone)]
pub struct Installation {
    page: String,
    certificate: Vec<u8>,
}

impl Installation {
    pub fn of(authority: &Authority) -> Self {
        // Four lines of eight: that is how people compare.
        let fingerprint = authority.fingerprint();
        let pairs: Vec<&str> = fingerprint.split(':').collect();
        let lines: Vec<String> = pairs.chunks(8).map(|line| line.join(":")).collect();
        Self { page: PAGE.replace("{fingerprint}", &lines.join("<br>")), certificate: authority.certificate().to_vec() }
    }
}

/// The page and the download, on whichever listener asks for it.
pub fn configure(config: &mut ServiceConfig, installation: Option<&Installation>) {
    let Some(installation) = installation else { return };
    config
        .app_data(Data::new(installation.clone()))
        .route("/install-ca", web::get().to(page))
        .route("/install-ca/yichuang-ca.crt", web::get().to(certificate));
}

async fn page(installation: Data<Installation>) -> impl Responder {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(installation.page.clone())
}

/// The type by which phones offer to install it.
async fn certificate(installation: Data<Installation>) -> impl Responder {
    HttpResponse::Ok()
        .content_type("application/x-x509-ca-cert")
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"yichuang-ca.crt\""))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(installation.certificate.clone())
}
