//! Every route, as a table of contents.

use actix_web::dev::HttpServiceFactory;
use actix_web::middleware::{DefaultHeaders, from_fn};
use actix_web::web::{self, PayloadConfig};
use utoipa::OpenApi as _;
use utoipa_actix_web::service_config::ServiceConfig;
use utoipa_actix_web::{AppExt as _, OpenApiFactory};

use crate::extract::MOST_BYTES;
use crate::machinery::fallback::fallback;
use crate::machinery::{clock, health};
use crate::openapi::{Document, leave_out_empty_bodies};
use crate::problem::problems;
use crate::{applicants, auth, cases, catalogue, desk, places, public, supervision};

const BASE: &str = "/api/v1";

/// What takes the operations: a server answers them, the document describes them. A server that also described them
/// would do so in every worker, for nothing.
trait Operations {
    fn service<F: HttpServiceFactory + OpenApiFactory + 'static>(&mut self, operation: F) -> &mut Self;
}

impl Operations for web::ServiceConfig {
    fn service<F: HttpServiceFactory + OpenApiFactory + 'static>(&mut self, operation: F) -> &mut Self {
        self.service(operation)
    }
}

impl Operations for ServiceConfig<'_> {
    fn service<F: HttpServiceFactory + OpenApiFactory + 'static>(&mut self, operation: F) -> &mut Self {
        self.service(operation)
    }
}

fn operations<O: Operations>(into: &mut O) {
    into
        // Log-in and sessions
        .service(auth::login::log_in)
        .service(auth::login::refresh)
        .service(auth::login::log_out)
        .service(auth::me::me)
        .service(auth::sessions::sessions)
        .service(auth::sessions::end_session)
        .service(auth::password::change_password)
        // Places
        .service(places::windows::windows)
        .service(places::duty::duty)
        .service(places::calendars::rules::list)
        .service(places::calendars::years::preview)
        .service(places::calendars::years::load)
        .service(places::calendars::rules::show)
        .service(places::calendars::rules::change)
        .service(places::calendars::rules::preview)
        .service(places::calendars::days::days)
        .service(places::calendars::make_up::list)
        .service(places::calendars::make_up::reply)
        .service(places::calendars::make_up::end)
        .service(places::calendars::versions::list)
        .service(places::calendars::versions::show)
        .service(places::calendars::due::due_time)
        // Catalogue
        .service(catalogue::list)
        .service(catalogue::show)
        .service(catalogue::keeping::list)
        .service(catalogue::keeping::versions)
        .service(catalogue::keeping::version)
        .service(catalogue::keeping::end)
        .service(catalogue::drafts::list)
        .service(catalogue::drafts::begin)
        .service(catalogue::drafts::show)
        .service(catalogue::drafts::save)
        .service(catalogue::drafts::withdraw)
        .service(catalogue::review::check)
        .service(catalogue::review::difference)
        .service(catalogue::review::submit)
        .service(catalogue::review::sign_off)
        .service(catalogue::review::send_back)
        .service(catalogue::review::publish)
        .service(catalogue::entries::summary)
        .service(catalogue::entries::adopt)
        .service(catalogue::entries::list)
        .service(catalogue::entries::register)
        .service(catalogue::entries::show)
        .service(catalogue::entries::change)
        // Cases
        .service(cases::receive::preview)
        .service(cases::search::search)
        .service(cases::receive::receive)
        .service(cases::list::list)
        .service(cases::show::show)
        .service(cases::course::events)
        .service(cases::course::timers)
        .service(cases::accept::accept)
        .service(cases::request_supplement::request_supplement)
        .service(cases::supplement::supplement)
        .service(cases::refuse::refuse)
        .service(cases::reject::reject)
        .service(cases::transfer::transfer)
        .service(cases::decide::decide)
        .service(cases::deliver::deliver)
        .service(cases::withdraw::withdraw)
        .service(cases::terminate::terminate)
        .service(cases::materials::bring_materials)
        .service(cases::correct::correct)
        .service(cases::remind::remind)
        .service(cases::close::close)
        .service(cases::suspend::suspend)
        .service(cases::resume::resume)
        .service(cases::extend::extend)
        .service(cases::notices::list)
        .service(cases::notices::show)
        .service(cases::notices::print)
        .service(cases::queue::counts)
        .service(cases::queue::page)
        // People
        .service(applicants::search)
        .service(cases::unmask::unmask)
        .service(cases::unmask::history)
        // The desk
        .service(desk::phrases::list)
        .service(desk::phrases::keep)
        .service(desk::phrases::drop)
        .service(desk::drafts::list)
        .service(desk::drafts::keep)
        .service(desk::drafts::change)
        .service(desk::drafts::open)
        .service(desk::drafts::drop)
        .service(desk::reconciliation::show)
        .service(desk::reconciliation::entries)
        .service(desk::reconciliation::check)
        // Supervision
        .service(supervision::warnings::counts)
        .service(supervision::warnings::list)
        .service(supervision::warnings::see_all)
        .service(supervision::warnings::see)
        .service(supervision::cards::list)
        .service(supervision::recomputations::list)
        .service(supervision::recomputations::show)
        .service(supervision::recomputations::moves)
        .service(supervision::recomputations::preview)
        // Public
        .service(public::centre::centre)
        .service(public::board::show)
        .service(public::items::list)
        .service(public::items::show)
        .service(public::guides::list)
        .service(public::progress::progress)
        // Machinery
        .service(clock::clock)
        .service(clock::advance);
}

/// Everything below `/api`, and what an operator asks for.
pub fn configure(config: &mut web::ServiceConfig) {
    let api = web::scope(BASE)
        .wrap(from_fn(problems))
        .wrap(DefaultHeaders::new().add(("X-Content-Type-Options", "nosniff")))
        .app_data(PayloadConfig::new(MOST_BYTES))
        .configure(operations::<web::ServiceConfig>)
        .route("/openapi.json", web::get().to(health::document))
        .default_service(web::to(fallback));
    config
        .service(api)
        .service(web::scope("/api").wrap(from_fn(problems)).default_service(web::to(fallback)))
        .route("/health/live", web::get().to(health::live))
        .route("/health/ready", web::get().to(health::ready))
        .route("/metrics", web::get().to(health::metrics));
}

/// The OpenAPI document of the real handlers.
pub fn document() -> utoipa::openapi::OpenApi {
    let (_, mut document) = actix_web::App::new()
        .into_utoipa_app()
        .openapi(Document::openapi())
        .service(utoipa_actix_web::scope(BASE).configure(|inner: &mut ServiceConfig<'_>| operations(inner)))
        .split_for_parts();
    leave_out_empty_bodies(&mut document);
    document
}
