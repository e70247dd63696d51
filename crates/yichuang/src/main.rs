//! The one binary: the command line, the server, and what it carries.

mod cli;
mod pages;
mod profiles;
mod serve;

use std::process::ExitCode;

use app::verify::Verdict;
use app::{App, Settings};
use clap::Parser;
use store::seal::{MasterKeys, prepare_data_dir};
use store::{Location, StoreConfig};

use cli::{Cli, Command, Place};

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(arguments) => serve::serve(arguments),
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
fn open(place: &Place) -> Result<App, String> {
    prepare_data_dir(&place.data_dir).map_err(|error| error.to_string())?;
    let location =
        Location::choose(place.database_url.as_deref(), &place.data_dir).map_err(|error| error.to_string())?;
    let mut store = StoreConfig::new(location);
    if let Some(keys) = place.master_key.as_deref().filter(|keys| !keys.trim().is_empty()) {
        store = store.with_master_keys(MasterKeys::parse(keys).map_err(|error| error.to_string())?);
    }
    App::open(Settings { store, data_dir: place.data_dir.clone() }).map_err(|error| error.to_string())
}

fn verify_audit(place: &Place) -> Result<ExitCode, String> {
    match open(place)?.verify_audit().map_err(|error| error.to_string())? {
        Verdict::Sound { entries, chains, seals } => {
            println!("sound: {entries} audit entries in {chains} chains under {seals} seals");
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
