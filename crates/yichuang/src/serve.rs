//! `yichuang serve`.

use std::io::{IsTerminal as _, Write as _};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App as Site, HttpServer, web};
use api::arrival::strict;
use api::machinery::head::head;
use api::machinery::measure::measure;
use api::{ApiSettings, ApiState};
use app::demo::ACCOUNTS_FILE;
use app::{App, AppError};
use metrics_exporter_prometheus::PrometheusBuilder;
use tracing_subscriber::EnvFilter;

use crate::cli::Serve;
use crate::edge::Edge;
use crate::tls::Tls;
use crate::tls::install::{self, Installation};
use crate::tls::redirect::{self, Target};
use crate::{open, pages, profiles};

pub fn serve(arguments: Serve) -> Result<ExitCode, String> {
    let edge = Edge::read(arguments.edge, arguments.listen)?;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr).init();
    let metrics = PrometheusBuilder::new().install_recorder().map_err(|error| error.to_string())?;

    // An unknown profile is refused before anything is made.
    let demo = arguments.demo.as_deref().map(profiles::find).transpose()?;
    let tls = Tls::open(&edge, arguments.listen, &arguments.place.data_dir)?;
    let app = open(&arguments.place, demo.is_some())?;
    if let Some((code, files)) = &demo {
        app.become_demo(code, files, arguments.clock).map_err(|error| error.to_string())?;
        let accounts = arguments.place.data_dir.join(ACCOUNTS_FILE);
        // Of several processes on one database, the one that made the demo has the file.
        if accounts.exists() {
            println!("accounts in {}", accounts.display());
        }
    }
    let settings =
        Settings { listen: arguments.listen, access_token_seconds: arguments.access_token_seconds, edge, metrics };
    actix_web::rt::System::new().block_on(run(app, settings, tls)).map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}

/// What a running server was told.
struct Settings {
    listen: SocketAddr,
    access_token_seconds: u32,
    edge: Edge,
    metrics: metrics_exporter_prometheus::PrometheusHandle,
}

async fn run(app: App, settings: Settings, tls: Option<Tls>) -> std::io::Result<()> {
    let Settings { listen, access_token_seconds, edge, metrics } = settings;
    let demo = app.demo_profile().await.map_err(std::io::Error::other)?.is_some();
    let public_url = edge.standing.public_url.clone();
    let settings = ApiSettings { demo, access_token_seconds, standing: edge.standing, metrics };
    let state = ApiState::new(app.clone(), settings).map_err(std::io::Error::other)?;
    let state = Data::new(state);
    let installation = tls.as_ref().and_then(Tls::installation);
    let on_site = installation.clone();
    let server = HttpServer::new(move || {
        Site::new()
            .app_data(state.clone())
            .wrap(from_fn(head))
            .wrap(from_fn(strict))
            .wrap(from_fn(measure))
            .configure(api::configure)
            .configure(|config| install::configure(config, on_site.as_ref()))
            .default_service(web::to(pages::page))
    })
    .workers(std::thread::available_parallelism().map_or(2, |cores| cores.get().min(4)))
    .shutdown_timeout(10);
    let server = match &tls {
        Some(tls) => server.bind_rustls_0_23(listen, tls.server_config().map_err(std::io::Error::other)?)?,
        None => server.bind(listen)?,
    };
    if let Some(fingerprint) = tls.as_ref().and_then(Tls::fingerprint) {
        println!("local authority {fingerprint}; devices install it from /install-ca");
    }
    let port = server.addrs().first().map_or(listen.port(), SocketAddr::port);
    let plain =
        edge.http_listen.map(|listen| send_on(listen, Target { public_url, port }, installation)).transpose()?;
    for (address, scheme) in server.addrs_with_scheme() {
        println!("listening on {scheme}://{address}");
    }
    std::io::stdout().flush()?;
    let mut workers = vec![
        actix_web::rt::spawn(seal(app.clone())),
        actix_web::rt::spawn(forget(app.clone())),
        actix_web::rt::spawn(watch_years(app.clone())),
        actix_web::rt::spawn(watch(app.clone())),
        actix_web::rt::spawn(recompute(app.clone())),
    ];
    workers.extend(tls.map(|tls| actix_web::rt::spawn(tls.keep())));
    let plain = plain.map(actix_web::rt::spawn);
    server.run().await?;
    if let Some(plain) = plain {
        plain.abort();
    }
    for worker in workers {
        worker.abort();
    }
    // What was acknowledged in the last second is sealed before the process ends.
    while app.seal().await.map_err(std::io::Error::other)? {}
    Ok(())
}

/// The plain listener that sends visitors on to HTTPS.
fn send_on(listen: SocketAddr, target: Target, installation: Option<Installation>) -> std::io::Result<Server> {
    let server = HttpServer::new(move || {
        Site::new().wrap(from_fn(head)).configure(|config| redirect::configure(config, &target, installation.as_ref()))
    })
    .workers(1)
    .disable_signals()
    .bind(listen)?;
    for address in server.addrs() {
        println!("sending visitors on from http://{address}");
    }
    Ok(server.run())
}

/// About once a second, and again at once while there is more.
async fn seal(app: App) {
    let mut pause = actix_web::rt::time::interval(Duration::from_secs(1));
    loop {
        pause.tick().await;
        loop {
            match app.seal().await {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    tracing::warn!(%error, "sealing failed; it is tried again");
                    break;
                }
            }
        }
    }
}

/// At the start and every hour: what has been kept long enough.
async fn forget(app: App) {
    let mut pause = actix_web::rt::time::interval(Duration::from_secs(3600));
    loop {
        pause.tick().await;
        match app.forget().await {
            Ok(0) => {}
            Ok(rows) => tracing::info!(rows, "forgot what is out of date"),
            Err(error) => tracing::warn!(%error, "forgetting failed; it is tried again in an hour"),
        }
    }
}

/// What falls due by itself: at the next moment that matters, when something has changed, and every few seconds because
/// another process may have changed something.
async fn watch(app: App) {
    const SHORTEST: Duration = Duration::from_millis(200);
    const AFTER_A_FAULT: Duration = Duration::from_secs(5);
    loop {
        let pause = match look(&app).await {
            Ok(pause) => pause,
            Err(error) => {
                tracing::warn!(%error, "what is due could not all be done; it is tried again");
                AFTER_A_FAULT
            }
        };
        actix_web::rt::time::sleep(SHORTEST).await;
        // Whether woken or slept enough: it looks again.
        actix_web::rt::time::timeout(pause.saturating_sub(SHORTEST), app.woken()).await.ok();
    }
}

#[expect(clippy::disallowed_methods, reason = "measures how long a tick took")]
async fn look(app: &App) -> Result<Duration, AppError> {
    let (began, measured) = (app.business_now().await?, std::time::Instant::now());
    app.due().await?;
    let pause = app.idle_for(began).await;
    metrics::histogram!("yichuang_watcher_tick_seconds").record(measured.elapsed().as_secs_f64());
    pause
}

/// What a change of a calendar or of the policy moves; another process may have made it.
async fn recompute(app: App) {
    let mut pause = actix_web::rt::time::interval(Duration::from_secs(2));
    loop {
        pause.tick().await;
        if let Err(error) = app.recompute().await {
            tracing::warn!(%error, "clocks could not be computed anew; it is tried again");
        }
    }
}

/// At the start and twice a day: whether the holidays of the coming year are loaded. It is said loudly, for without them no
/// due time that reaches into the year can be told.
async fn watch_years(app: App) {
    let mut pause = actix_web::rt::time::interval(Duration::from_secs(12 * 3600));
    loop {
        pause.tick().await;
        match app.year_wanted().await {
            Ok(None) => {}
            Ok(Some(wanted)) => tracing::warn!(
                year = wanted.year,
                days_left = wanted.days_left,
                "the holidays of the year are not loaded: no due time in it can be told; an administrator loads them at \
                 the desk under 日历"
            ),
            Err(error) => tracing::warn!(%error, "the years of the national calendar could not be looked at"),
        }
    }
}
