//! Progress by number and query code (I2).

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use app::queries::progress::{Progress, progress as find};
use domain::case::derive::timers::Clock;
use domain::case::{Outcome, StageName};
use domain::catalogue::regime::ExcludedStep;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::extract::{Sifted, path_text};
use crate::openapi::PublicProblems;
use crate::problem::ApiError;
use crate::state::ApiState;
use crate::views::{Light, missing, told};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProgressQuery {
    /// The query code on the receipt.
    code: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ProgressStep {
    pub stage: StageName,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
}

/// What the applicant undertook to bring.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgressLate {
    pub missing: Vec<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub due: OffsetDateTime,
}

/// A special procedure that lasts (中止).
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgressSuspension {
    pub step: ExcludedStep,
    #[serde(with = "time::serde::rfc3339")]
    pub since: OffsetDateTime,
    /// So many working days it takes.
    pub days: u32,
}

/// Where to ask and where to collect.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgressPlace {
    pub centre: String,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub window: String,
    pub counter: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Progress)]
pub struct ProgressView {
    pub number: String,
    pub item_name: String,
    pub result_name: String,
    pub stage: StageName,
    pub course: Vec<ProgressStep>,
    /// What the applicant still has to bring, while it is awaited.
    pub missing: Vec<String>,
    /// 容缺: what is still to be brought after acceptance, and until when.
    pub late: Option<ProgressLate>,
    /// 中止: special procedures that last, whose time is not counted.
    pub suspended: Vec<ProgressSuspension>,
    pub place: ProgressPlace,
    /// Of the clock that the applicant waits for now; none once the case is closed.
    #[serde(with = "time::serde::rfc3339::option")]
    pub due: Option<OffsetDateTime>,
    pub light: Option<Light>,
    pub outcome: Option<Outcome>,
}

/// Where a case stands. A wrong number and a wrong code get the same answer.
#[utoipa::path(
    operation_id = "getProgress",
    tag = "public",
    params(("number" = String, Path, description = "The case number on the receipt"), ProgressQuery),
    responses((status = 200, body = ProgressView), PublicProblems)
)]
#[get("/public/progress/{number}")]
pub async fn progress(
    request: HttpRequest,
    query: Sifted<ProgressQuery>,
    state: Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    state.limits.public(&request)?;
    let number = path_text(&request, "number").ok_or_else(|| ApiError::code("progress.not-found"))?;
    let number = number.trim().to_uppercase();
    state.limits.progress(&number)?;
    let code = query.0.code;
    let found = state.app.public_query(move |tx| find(tx, &number, &code)).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(view(&found)))
}

fn view(found: &Progress) -> ProgressView {
    let (case, guide) = (found.facts.case(), &found.facts.version.doc.0);
    let mut stage: Option<StageName> = None;
    let course = found
        .course
        .iter()
        .filter_map(|recorded| {
            stage = match stage {
                None => Some(StageName::Received),
                Some(before) => before.after(recorded.event.act()),
            };
            // What leaves the stage as it is is between the window and the applicant.
            if recorded.event.act().stays() {
                return None;
            }
            Some(ProgressStep { stage: stage?, at: recorded.at.to_offset(found.now.offset()) })
        })
        .collect();
    // The promise is what the applicant was told; the statutory limit behind it is for the centre.
    let waiting = found.timers.iter().filter(|timer| timer.stopped_at.is_none());
    // What the applicant is to bring late has a line of its own.
    let aside = |clock: Option<Clock>| matches!(clock, Some(Clock::Statutory | Clock::LateMaterials));
    let waiting = waiting.filter(|timer| !aside(Clock::parse(&timer.clock))).min_by_key(|timer| timer.due);
    // Once it is decided, the applicant goes where results are handed out.
    let issuing = found.facts.issuing.as_ref().filter(|_| case.stage.decision().is_some());
    let (window, centre) = (issuing.unwrap_or(&found.facts.window), &found.facts.centre);
    ProgressView {
        number: found.facts.row.number.clone(),
        item_name: guide.name.clone(),
        result_name: guide.result_name.clone(),
        stage: case.stage.name(),
        course,
        missing: missing(&case.stage),
        late: case.late.as_ref().filter(|_| case.stage.name() == StageName::Accepted).map(|late| ProgressLate {
            missing: late.missing.iter().map(|material| material.name.clone()).collect(),
            due: late.due.to_offset(found.now.offset()),
        }),
        place: ProgressPlace {
            centre: centre.name.clone(),
            phone: centre.phone.clone(),
            address: centre.address.clone(),
            window: window.name.clone(),
            counter: window.counter.clone(),
        },
        suspended: case
            .suspensions_open()
            .filter(|_| case.stage.name() == StageName::Accepted)
            .map(|open| ProgressSuspension {
                step: open.step,
                since: open.since.to_offset(found.now.offset()),
                days: open.days,
            })
            .collect(),
        due: waiting.and_then(|timer| told(timer.due)),
        light: waiting.map(|timer| Light::at(found.now, timer.warn_at.time(), timer.due.time())),
        outcome: case.stage.decision().map(|decision| decision.outcome),
    }
}
