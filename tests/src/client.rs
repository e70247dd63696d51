//! A thin HTTP client: a base address, perhaps a token, a cookie jar, and a loopback address of its own.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::Answer;

#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::blocking::Client,
    base: String,
    token: Option<String>,
}

impl Client {
    /// Somebody without a log-in. Each comes from another loopback address, so that limits per address
    /// bite only where a test wants them to.
    pub fn new(base: &str) -> Client {
        Client::trusting(base, &[])
    }

    /// The same over TLS, trusting nobody but these authorities (PEM).
    pub fn trusting(base: &str, authorities: &[&str]) -> Client {
        // Once is enough; a second time changes nothing.
        rustls::crypto::ring::default_provider().install_default().ok();
        let authorities =
            authorities.iter().map(|pem| reqwest::Certificate::from_pem(pem.as_bytes()).expect("a certificate"));
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed) + std::process::id() * 7;
        let [_, high, low, _] = (n << 8).to_be_bytes();
        let mut builder = reqwest::blocking::Client::builder()
            .cookie_store(true)
            .timeout(Duration::from_secs(60))
            .redirect(reqwest::redirect::Policy::none())
            .tls_certs_only(authorities)
            .no_proxy();
        if cfg!(target_os = "linux") {
            builder = builder.local_address(IpAddr::V4(Ipv4Addr::new(127, 1, high, low.max(1))));
        }
        let http = builder.build().expect("an HTTP client");
        Client { http, base: base.to_owned(), token: None }
    }

    /// The same connection and cookies with another access token.
    pub fn with_token(&self, token: &str) -> Client {
        Client { token: Some(token.to_owned()), ..self.clone() }
    }

    pub fn without_token(&self) -> Client {
        Client { token: None, ..self.clone() }
    }

    pub fn token(&self) -> &str {
        self.token.as_deref().unwrap_or_default()
    }

    /// Logs in and keeps the token.
    #[track_caller]
    pub fn log_in(&self, username: &str, password: &str) -> Client {
        let body = self.try_log_in(username, password).expect(200);
        let token = body["accessToken"].as_str().expect("an access token");
        self.with_token(token)
    }

    pub fn try_log_in(&self, username: &str, password: &str) -> Answer {
        self.post("/auth/login").json(&json!({ "username": username, "password": password })).send()
    }

    /// Paths are under `/api/v1`; one that begins with `//` is taken from the root.
    pub fn request(&self, method: Method, path: &str) -> Request {
        let url = match path.strip_prefix("//") {
            Some(rest) => format!("{}/{rest}", self.base),
            None => format!("{}/api/v1{path}", self.base),
        };
        let mut inner = self.http.request(method.clone(), &url);
        if let Some(token) = &self.token {
            inner = inner.bearer_auth(token);
        }
        Request { what: format!("{method} {path}"), inner }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.request(Method::GET, path).send()
    }

    pub fn post(&self, path: &str) -> Request {
        self.request(Method::POST, path)
    }

    pub fn head(&self, path: &str) -> Answer {
        self.request(Method::HEAD, path).send()
    }

    pub fn put(&self, path: &str) -> Request {
        self.request(Method::PUT, path)
    }

    pub fn delete(&self, path: &str) -> Request {
        self.request(Method::DELETE, path)
    }
}

#[must_use = "nothing happens before `send`"]
pub struct Request {
    what: String,
    inner: reqwest::blocking::RequestBuilder,
}

impl Request {
    pub fn header(self, name: &str, value: &str) -> Request {
        Request { inner: self.inner.header(name, value), ..self }
    }

    pub fn if_match(self, etag: &str) -> Request {
        self.header("If-Match", etag)
    }

    /// `Idempotency-Key`.
    pub fn key(self, key: &str) -> Request {
        self.header("Idempotency-Key", key)
    }

    pub fn query(self, pairs: &[(&str, &str)]) -> Request {
        Request { inner: self.inner.query(pairs), ..self }
    }

    pub fn json(self, body: &Value) -> Request {
        Request { inner: self.inner.json(body), ..self }
    }

    /// A body that need not be JSON, sent as if it were.
    pub fn raw(self, body: impl Into<Vec<u8>>) -> Request {
        Request { inner: self.inner.header("Content-Type", "application/json").body(body.into()), ..self }
    }

    /// None when there is nobody who answers.
    pub fn try_send(self) -> Option<Answer> {
        self.inner.send().ok().map(|response| Answer::read(self.what, response))
    }

    #[track_caller]
    pub fn send(self) -> Answer {
        match self.inner.send() {
            Ok(response) => Answer::read(self.what, response),
            Err(error) => panic!("{}: {error:?}", self.what),
        }
    }
}
