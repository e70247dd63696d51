//! `yichuang serve`.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::time::Duration;

use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App as Site, HttpServer, web};
use api::machinery::measure::measure;
use api::{ApiSettings, ApiState};
use app::App;
use app::demo::ACCOUNTS_FILE;
use metrics_exporter_prometheus::PrometheusBuilder;
use tracing_subscriber::EnvFilter;

use crate::cli::Serve;
use crate::{open, pages, profiles};

pub fn serve(arguments: Serve) -> Result<ExitCode, String> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr).init();
    let metrics = PrometheusBuilder::new().install_recorder().map_err(|error| error.to_string())?;

    // An unknown profile is refused before anything is made.
    let demo = arguments.demo.as_deref().map(profiles::find).transpose()?;
    let app = open(&arguments.place, demo.is_some())?;
    if let Some((code, files)) = &demo {
        app.become_demo(code, files, arguments.clock).map_err(|error| error.to_string())?;
        let accounts = arguments.place.data_dir.join(ACCOUNTS_FILE);
        // Of several processes on one database, the one that made the demo has the file.
        if accounts.exists() {
            println!("accounts in {}", accounts.display());
        }
    }
    actix_web::rt::System::new().block_on(run(app, arguments, metrics)).map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}

async fn run(
    app: App,
    arguments: Serve,
    metrics: metrics_exporter_prometheus::PrometheusHandle,
) -> std::io::Result<()> {
    let demo = app.demo_profile().await.map_err(std::io::Error::other)?.is_some();
    let settings = ApiSettings { demo, access_token_seconds: arguments.access_token_seconds, metrics };
    let state = ApiState::new(app.clone(), settings).map_err(std::io::Error::other)?;
    let state = Data::new(state);
    let server = HttpServer::new(move || {
        Site::new()
            .app_data(state.clone())
            .wrap(from_fn(measure))
            .configure(api::configure)
            .default_service(web::to(pages::page))
    })
    .workers(std::thread::available_parallelism().map_or(2, |cores| cores.get().min(4)))
    .shutdown_timeout(10)
    .bind(arguments.listen)?;
    for address in server.addrs() {
        println!("listening on http://{address}");
    }
    std::io::stdout().flush()?;
    let workers = [
        actix_web::rt::spawn(seal(app.clone())),
        actix_web::rt::spawn(forget(app.clone())),
        actix_web::rt::spawn(due(app.clone())),
    ];
    server.run().await?;
    for worker in workers {
        worker.abort();
    }
    // What was acknowledged in the last second is sealed before the process ends.
    while app.seal().await.map_err(std::io::Error::other)? {}
    Ok(())
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

/// Every few seconds: what falls due by itself.
async fn due(app: App) {
    let mut pause = actix_web::rt::time::interval(Duration::from_secs(5));
    loop {
        pause.tick().await;
        if let Err(error) = app.due().await {
            tracing::warn!(%error, "what is due could not all be done; it is tried again");
        }
    }
}
