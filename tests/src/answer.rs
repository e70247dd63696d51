//! What came back, and what a problem document must look like.

use reqwest::header::HeaderMap;
use serde_json::Value;

#[derive(Debug, Clone)]
pub struct Answer {
    /// `GET /api/v1/…`, for messages.
    pub what: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
    /// `Null` when the body is not JSON.
    pub body: Value,
}

impl Answer {
    pub(crate) fn read(what: String, response: reqwest::blocking::Response) -> Answer {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().unwrap_or_default();
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Answer { what, status, headers, text, body }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The version to send with `If-Match`.
    #[track_caller]
    pub fn etag(&self) -> String {
        self.header("etag").unwrap_or_else(|| panic!("{} has no ETag", self.what)).to_owned()
    }

    /// The body, if the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}: {}", self.what, self.text);
        self.body
    }

    /// The body, if the status is 200 or 201.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert!(matches!(self.status, 200 | 201), "{} answered {}: {}", self.what, self.status, self.text);
        self.body
    }

    /// Asserts a complete RFC 9457 document with this status and code.
    #[track_caller]
    pub fn problem(&self, status: u16, code: &str) -> Problem {
        let problem = self.any_problem(status);
        assert_eq!(problem.code(), code, "{}: {}", self.what, self.text);
        problem
    }

    /// Asserts a complete RFC 9457 document with this status, whatever its code.
    #[track_caller]
    pub fn any_problem(&self, status: u16) -> Problem {
        assert_eq!(self.status, status, "{}: {}", self.what, self.text);
        let kind = self.header("content-type").unwrap_or_default();
        assert!(kind.starts_with("application/problem+json"), "{} answered as {kind}: {}", self.what, self.text);
        let text = |field: &str| self.body[field].as_str().unwrap_or_default().to_owned();
        let code = text("code");
        assert!(!code.is_empty(), "{}: a problem without a code: {}", self.what, self.text);
        assert_eq!(text("type"), format!("/problems/{code}"), "{}", self.what);
        assert_eq!(self.body["status"], status, "{}", self.what);
        for field in ["title", "detail", "instance"] {
            assert!(!text(field).is_empty(), "{}: a problem without {field}: {}", self.what, self.text);
        }
        Problem { body: self.body.clone() }
    }
}

#[derive(Debug, Clone)]
pub struct Problem {
    pub body: Value,
}

impl Problem {
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }

    /// Where the faults are (JSON pointers), sorted.
    pub fn pointers(&self) -> Vec<String> {
        self.faults("pointer")
    }

    /// The codes of the single faults, sorted.
    pub fn fault_codes(&self) -> Vec<String> {
        self.faults("code")
    }

    fn faults(&self, field: &str) -> Vec<String> {
        let faults = self.body["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        let mut found: Vec<String> =
            faults.iter().filter_map(|fault| fault[field].as_str()).map(str::to_owned).collect();
        found.sort();
        found
    }

    /// Asserts that exactly these places are named, each with a code and a text.
    #[track_caller]
    pub fn names(&self, pointers: &[&str]) -> &Problem {
        let mut wanted: Vec<&str> = pointers.to_vec();
        wanted.sort_unstable();
        assert_eq!(self.pointers(), wanted, "{}", self.body);
        for fault in self.body["errors"].as_array().map(Vec::as_slice).unwrap_or_default() {
            assert!(fault["code"].as_str().is_some_and(|code| !code.is_empty()), "{fault}");
            assert!(fault["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{fault}");
        }
        self
    }
}
