//! Where and when.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, get};
use app::queries::places;
use domain::catalogue::sheet::NoticeSheet;
use domain::time::Session;
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::extract::Sifted;
use crate::iso_date;
use crate::openapi::PublicProblems;
use crate::problem::ApiError;
use crate::state::ApiState;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CentreQuery {
    /// Code of a centre; without it the first of this server.
    pub centre: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PublicWindow {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub department: String,
    /// Number over the counter.
    pub counter: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OpenSession {
    #[schema(example = "08:00")]
    pub start: String,
    #[schema(example = "11:30")]
    pub end: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OpenDay {
    #[serde(with = "iso_date")]
    pub date: Date,
    /// Empty on a closed day.
    pub sessions: Vec<OpenSession>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct UsualDay {
    /// 1 is Monday, 7 Sunday.
    #[schema(minimum = 1, maximum = 7)]
    pub weekday: u8,
    /// Empty on a rest day.
    pub sessions: Vec<OpenSession>,
}

impl OpenSession {
    fn of(session: &Session) -> Self {
        Self { start: session.start.to_string(), end: session.end.to_string() }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PublicCentre)]
pub struct PublicCentreView {
    pub code: String,
    pub name: String,
    /// `https://host` under which people find this server, if it was told: what is printed leads there.
    #[schema(example = "https://yichuang.example")]
    pub public_url: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub complaint_phone: Option<String>,
    pub open: bool,
    /// The next time a session starts.
    #[serde(with = "time::serde::rfc3339::option")]
    pub next_opening: Option<OffsetDateTime>,
    /// Today and the six days after it.
    pub week: Vec<OpenDay>,
    /// Monday to Sunday as they usually are at this time of the year; holidays and market days stand apart.
    pub usual_hours: Vec<UsualDay>,
    pub windows: Vec<PublicWindow>,
    /// What the paper tells that is handed out for an item (业务告知单).
    pub notice_sheet: NoticeSheet,
}

/// A centre: where it is, when it is open, which windows it has.
#[utoipa::path(operation_id = "getPublicCentre", tag = "public", params(CentreQuery), responses((status = 200, body = PublicCentreView), PublicProblems))]
#[get("/public/centre")]
pub async fn centre(
    request: HttpRequest,
    query: Sifted<CentreQuery>,
    state: Data<ApiState>,
) -> Result<Json<PublicCentreView>, ApiError> {
    state.limits.public(&request)?;
    let code = query.0.centre;
    let found = state.app.public_query(move |tx| places::public_centre(tx, code.as_deref())).await?;
    let windows = found
        .windows
        .into_iter()
        .map(|window| PublicWindow {
            id: window.id.0,
            code: window.code,
            name: window.name,
            department: window.department,
            counter: window.counter,
        })
        .collect();
    let week = found
        .week
        .into_iter()
        .map(|day| OpenDay { date: day.date, sessions: day.sessions.iter().map(OpenSession::of).collect() })
        .collect();
    let usual_hours = (found.usual.iter())
        .map(|(day, sessions)| UsualDay {
            weekday: day.number_from_monday(),
            sessions: sessions.iter().map(OpenSession::of).collect(),
        })
        .collect();
    Ok(Json(PublicCentreView {
        code: found.centre.code,
        name: found.centre.name,
        public_url: state.standing.public_url.clone(),
        address: found.centre.address,
        phone: found.centre.phone,
        complaint_phone: found.centre.complaint_phone,
        open: found.open,
        next_opening: found.next_opening,
        week,
        usual_hours,
        windows,
        notice_sheet: found.centre.policy.0.notice_sheet,
    }))
}
