//! The document: what all operations share, and how it is written out.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Content, RefOr, Required, Schema};
use utoipa::{IntoResponses, Modify, OpenApi};

use crate::problem::{Problem, ProblemError};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "一窗 Yichuang",
        description = "The software of a town's government service centre (乡镇便民服务中心). Every answer that fails is a \
                       problem document (RFC 9457); every write to a case needs `If-Match`; every POST that changes \
                       something takes an `Idempotency-Key`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    servers((url = "/", description = "This server")),
    tags(
        (name = "auth", description = "Log-in and sessions"),
        (name = "places", description = "Windows, rosters, calendars"),
        (name = "catalogue", description = "Service items and their guides, their drafts, and the register of entry"),
        (name = "cases", description = "Cases, the acts on them, and the queue"),
        (name = "applicants", description = "Known applicants, and their data in full for a reason"),
        (name = "desk", description = "What a window keeps beside its cases: phrases, drafts, the count of a day"),
        (name = "supervision", description = "Warnings of due times, and the cards they leave"),
        (name = "public", description = "Open to everyone, without personal data"),
        (name = "machinery", description = "Health, metrics, the clock of a demo"),
    ),
    // What stands in problem responses only is not collected from the handlers.
    components(schemas(Problem, ProblemError)),
    modifiers(&Bearer),
)]
pub struct Document;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        openapi
            .components
            .get_or_insert_with(Default::default)
            .add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// An act that states nothing may come without a body: the document says so of every body that has to hold nothing.
pub fn leave_out_empty_bodies(document: &mut utoipa::openapi::OpenApi) {
    let schemas = document.components.as_ref().map(|components| &components.schemas);
    let may_be_empty = |content: &RefOr<Content>| {
        let RefOr::T(Content { schema: Some(RefOr::Ref(reference)), .. }) = content else { return false };
        let name = reference.ref_location.rsplit('/').next().unwrap_or_default();
        matches!(schemas.and_then(|schemas| schemas.get(name)), Some(RefOr::T(Schema::Object(object))) if object.required.is_empty())
    };
    let operations =
        document.paths.paths.values_mut().flat_map(|path| [&mut path.post, &mut path.put, &mut path.patch]);
    for body in operations.flatten().filter_map(|operation| operation.request_body.as_mut()) {
        if let RefOr::T(body) = body
            && body.content.values().all(may_be_empty)
        {
            body.required = Some(Required::False);
        }
    }
}

/// The document as it is checked in and served.
pub fn text(document: &utoipa::openapi::OpenApi) -> Result<String, serde_json::Error> {
    let mut text = document.to_pretty_json()?;
    text.push('\n');
    Ok(text)
}

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $status:literal $words:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(IntoResponses)]
        #[allow(dead_code, reason = "stands in the document only")]
        pub enum $name {$(
            #[response(status = $status, description = $words, content_type = "application/problem+json")]
            $variant(Problem),
        )+}
    )+};
}

problems! {
    /// What a read can be refused with.
    ReadProblems {
        Query = 400 "A query parameter is wrong",
        Unauthorised = 401 "Not logged in, or no longer",
        Denied = 403 "Not open to this role, or outside what it sees",
        NotFound = 404 "Not there, or of another centre",
        Invalid = 422 "The request has faults, all of them listed",
        Unavailable = 503 "The database is busy or away; see Retry-After",
    }
    /// What a search, preview or computation can be refused with: reads with a body.
    AskProblems {
        Malformed = 400 "Not JSON",
        Unauthorised = 401 "Not logged in, or no longer",
        Denied = 403 "Not open to this role",
        NotFound = 404 "Not there, or of another centre",
        TooLarge = 413 "The body is too large",
        NotJson = 415 "The body has to be JSON",
        Invalid = 422 "The request has faults, all of them listed",
        Unavailable = 503 "The database is busy or away; see Retry-After",
    }
    /// What a search for people can be refused with.
    SearchProblems {
        Malformed = 400 "Not JSON",
        Unauthorised = 401 "Not logged in, or no longer",
        Denied = 403 "Not open to this role, or not now",
        TooLarge = 413 "The body is too large",
        NotJson = 415 "The body has to be JSON",
        Invalid = 422 "The request has faults, all of them listed",
        TooMany = 429 "Too many searches; see Retry-After",
        Unavailable = 503 "The database is busy or away; see Retry-After",
    }
    /// What a look at masked values can be refused with.
    UnmaskProblems {
        Malformed = 400 "Not JSON",
        Unauthorised = 401 "Not logged in, or no longer",
        Denied = 403 "Not yours to see now, or nobody handles the case any more",
        NotFound = 404 "Not there, or of another centre",
        TooLarge = 413 "The body is too large",
        NotJson = 415 "The body has to be JSON",
        Invalid = 422 "The request has faults, all of them listed",
        TooMany = 429 "Too often within an hour; see Retry-After",
        Unavailable = 503 "The database is busy or away; see Retry-After",
    }
    /// What receiving a request can be refused with.
    ReceiveProblems {
        Malformed = 400 "Not JSON",
        Unauthorised = 401 "Not logged in, or no longer",
        Denied = 403 "Not yours to do now",
        Conflict = 409 "A case with this id exists; or a likely duplicate, and the request asked to be told",
        TooLarge = 413 "The body is too large",
        NotJson = 415 "The body has to be JSON",
        Invalid = 422 "The request has faults, or breaks rules; all of them listed, nothing changed",
        Unavailable = 503 "The database is busy or away; see Retry-After",
    }
    /// What an act on a case can be refused with.
    ActProblems {
        Malformed = 400 "Not JSON, or a header that cannot be read",
        Unauthorised = 401 "Not logged in, or no longer",
        Denied = 403 "Not yours to do now",
        NotFound = 404 "Not there, or of another centre",
        Conflict = 409 "What it is about is not at the stage for this",
        Stale = 412 "It has moved on since it was read",
        TooLarge = 413 "The body is too large",
        NotJson = 415 "The body has to be JSON",
        Invalid = 422 "The request has faults, or breaks rules; all of them listed, nothing changed",
        NoVersion = 428 "If-Match is required",
        Unavailable = 503 "The database is busy or away; see Retry-After",
    }
    /// What changing or dropping a draft can be refused with.
    DraftProblems {
        Malformed = 400 "Not JSON, or a header that cannot be read",
        Unauthorised = 401 "Not logged in, or no longer",
        Denied = 403 "Not yours to do now",
        NotFound = 404 "Not there, or no longer, or of another centre",
        Stale = 412 "The draft has been changed since it was read",
        TooLarge = 413 "The body is too large",
        NotJson = 415 "The body has to be JSON",
        Invalid = 422 "The request has faults; all of them listed, nothing changed",
        NoVersion = 428 "If-Match is required",
        Unavailable = 503 "The database is busy or away; see Retry-After",
    }
    /// What log-in operations can be refused with.
    LogInProblems {
        Malformed = 400 "Not JSON",
        Unauthorised = 401 "Wrong credentials, or the session has ended",
        TooLarge = 413 "The body is too large",
        NotJson = 415 "The body has to be JSON",
        Invalid = 422 "The request has faults, all of them listed",
        Locked = 429 "Too many failures or requests; see Retry-After",
        Unavailable = 503 "The database is busy or away; see Retry-After",
    }
    /// What a public page can be refused with.
    PublicProblems {
        Query = 400 "A query parameter is wrong",
        NotFound = 404 "Not there",
        TooMany = 429 "Too many requests; see Retry-After",
        Unavailable = 503 "The database is busy or away; see Retry-After",
    }
    /// What moving the demo clock can be refused with.
    ClockProblems {
        Malformed = 400 "Not JSON",
        NotADemo = 404 "This is not a demo",
        TooLarge = 413 "The body is too large",
        NotJson = 415 "The body has to be JSON",
        Invalid = 422 "The clock cannot go there",
        Unavailable = 503 "The database is busy or away; see Retry-After",
    }
}
