//! Log in, refresh, log out.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::{CACHE_CONTROL, USER_AGENT};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, post};
use app::access::token::{LetIn, SESSION_LIFE};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::extract::{Caller, Checked};
use crate::openapi::LogInProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::MeView;

/// The refresh cookie: sent to the log-in operations only, and not to scripts.
const COOKIE: &str = "yichuang_refresh";
const COOKIE_PATH: &str = "/api/v1/auth";

#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LogIn {
    #[schema(min_length = 1, max_length = 64)]
    username: String,
    #[schema(min_length = 1, max_length = 128)]
    password: String,
}

/// Who was let in. The refresh token travels in a cookie.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LoggedIn {
    /// Goes into `Authorization: Bearer …`.
    pub access_token: String,
    /// Seconds.
    pub expires_in: u32,
    pub user: MeView,
}

/// Log in.
///
/// A wrong name and a wrong password get the same answer after the same work; after five failures in a row the name
/// is locked for half a minute, and twice as long with each further one, whether or not anybody has it.
#[utoipa::path(operation_id = "logIn", tag = "auth", request_body = LogIn, responses((status = 200, body = LoggedIn), LogInProblems))]
#[post("/auth/login")]
pub async fn log_in(
    request: HttpRequest,
    state: Data<ApiState>,
    body: Checked<LogIn>,
) -> Result<HttpResponse, ApiError> {
    state.limits.login(&request)?;
    let client = client(&request);
    let LogIn { username, password } = body.value;
    let let_in = state.app.log_in(username, password, client).await?;
    logged_in(&request, &state, &let_in)
}

/// Exchange the refresh cookie for a new access token.
///
/// The cookie changes with every use. An old one coming back ends the session: somebody else has it.
#[utoipa::path(operation_id = "refresh", tag = "auth", responses((status = 200, body = LoggedIn), LogInProblems))]
#[post("/auth/refresh")]
pub async fn refresh(request: HttpRequest, state: Data<ApiState>) -> Result<HttpResponse, ApiError> {
    state.limits.public(&request)?;
    let cookie = request.cookie(COOKIE).ok_or_else(|| ApiError::code("auth.session-ended"))?;
    let let_in = state.app.refresh(cookie.value().to_owned()).await?;
    logged_in(&request, &state, &let_in)
}

/// Log out: the session ends at once, on every server.
#[utoipa::path(operation_id = "logOut", tag = "auth", responses((status = 204), LogInProblems), security(("bearer" = [])))]
#[post("/auth/logout")]
pub async fn log_out(caller: Caller, state: Data<ApiState>) -> Result<HttpResponse, ApiError> {
    state.app.log_out(caller.0).await?;
    let mut gone = Cookie::build(COOKIE, "").path(COOKIE_PATH).finish();
    gone.make_removal();
    Ok(HttpResponse::NoContent().cookie(gone).finish())
}

fn logged_in(request: &HttpRequest, state: &ApiState, let_in: &LetIn) -> Result<HttpResponse, ApiError> {
    let secure = state.standing.secure(request);
    let cookie = Cookie::build(COOKIE, let_in.refresh_token.clone())
        .path(COOKIE_PATH)
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(secure)
        .max_age(Duration::seconds(SESSION_LIFE.whole_seconds()))
        .finish();
    let answer = LoggedIn {
        access_token: state.tokens.issue(&let_in.me)?,
        expires_in: state.tokens.life_seconds(),
        user: MeView::of(&let_in.me),
    };
    Ok(HttpResponse::Ok().cookie(cookie).insert_header((CACHE_CONTROL, "no-store")).json(answer))
}

/// What the person's list of sessions shows of this one.
fn client(request: &HttpRequest) -> String {
    let agent = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    agent.chars().filter(|char| !char.is_control()).take(200).collect()
}
