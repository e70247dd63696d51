//! The one binary: the command line, the server, and what it carries.

mod cli;
mod edge;
mod pages;
mod profiles;
mod serve;
mod tls;

use std::process::ExitCode;

use app::verify::Verdict;
use app::{App, Settings};
use clap::Parser;
use store::seal::{MasterKeys, prepare_data_dir};
use store::{Location, StoreConfig};

use cli::{Cli, Command, Place};

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(arguments) => serve::serve(*arguments),
        Command::VerifyAudit(place) => verify_audit(&place),
        Command::Openapi => print_document(),
    };
    match outcome {
        Ok(code) => code,
        Err(message) => {
            eprintln!("yichuang: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Opens the database that the arguments and the environment name.
fn open(place: &Place, demo: bool) -> Result<App, String> {
    prepare_data_dir(&place.data_dir).map_err(|error| error.to_string())?;
    let location =
        Location::choose(place.database_url.as_deref(), &place.data_dir).map_err(|error| error.to_string())?;
    let mut store = StoreConfig::new(location);
    if let Some(keys) = master_keys(place, &store.location, demo)? {
        store = store.with_master_keys(keys);
    }
    App::open(Settings { store, data_dir: place.data_dir.clone() }).map_err(|error| error.to_string())
}

/// The keys that are given; else, for PostgreSQL, those in the data directory, which a demo makes for itself. The
/// embedded engine looks there on its own.
fn master_keys(place: &Place, location: &Location, demo: bool) -> Result<Option<MasterKeys>, String> {
    let said = |error: store::seal::SealError| error.to_string();
    match place.master_key.as_deref().filter(|keys| !keys.trim().is_empty()) {
        Some(keys) => MasterKeys::parse(keys).map(Some).map_err(said),
        None if location.is_sqlite() => Ok(None),
        None if demo => MasterKeys::for_demo(&place.data_dir).map(Some).map_err(said),
        None => MasterKeys::in_data_dir(&place.data_dir).map_err(said),
    }
}

fn verify_audit(place: &Place) -> Result<ExitCode, String> {
    match open(place, false)?.verify_audit().map_err(|error| error.to_string())? {
        Verdict::Sound { entries, chains, cases, seals, logged } => {
            println!(
                "sound: {entries} audit entries in {chains} chains, {cases} cases; {seals} seals, {logged} of them logged"
            );
            Ok(ExitCode::SUCCESS)
        }
        Verdict::Broken(what) => {
            println!("broken: {what}");
            Ok(ExitCode::from(2))
        }
    }
}

fn print_document() -> Result<ExitCode, String> {
    print!("{}", api::openapi::text(&api::document()).map_err(|error| error.to_string())?);
    Ok(ExitCode::SUCCESS)
}
