//! First starts, later starts, wrong keys, newer databases.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::thread;

use super::support::{Scratch, on_each_engine, postgres, run_sql};
use crate::engine::{Location, Store, StoreConfig, StoreError, deployment};
use crate::seal::{MasterKeys, SealError};

fn fingerprint(store: &Store) -> String {
    store.read_blocking(|conn| Ok::<_, StoreError>(deployment::load(conn)?.unwrap().key_fingerprint)).unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn the_first_start_makes_a_key_that_only_this_account_can_read() {
    let scratch = Scratch::sqlite();
    let Location::Sqlite { data_dir } = &scratch.config.location else { unreachable!() };
    let first = fingerprint(&scratch.open());
    assert_eq!((mode(data_dir), mode(&data_dir.join("master.key"))), (0o700, 0o600));
    assert_eq!(fingerprint(&scratch.open()), first, "the next start takes the same key");
    assert_eq!(
        fs::read_dir(data_dir)
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("master"))
            .count(),
        1
    );
}

#[test]
fn a_lost_key_is_not_replaced_and_an_open_one_not_used() {
    let scratch = Scratch::sqlite();
    let Location::Sqlite { data_dir } = &scratch.config.location else { unreachable!() };
    drop(scratch.open());
    let key = data_dir.join("master.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(matches!(Store::open(scratch.config.clone()), Err(StoreError::Seal(SealError::TooOpen { .. }))));
    fs::remove_file(&key).unwrap();
    assert!(matches!(Store::open(scratch.config.clone()), Err(StoreError::Seal(SealError::KeyLost { .. }))));
    assert!(!key.exists());
}

#[test]
fn a_wrong_key_refuses_to_start_and_says_which_is_right() {
    on_each_engine(|scratch| {
        let right = fingerprint(&scratch.open());
        let wrong = scratch.config.clone().with_master_keys(MasterKeys::generate().unwrap());
        let refused = Store::open(wrong).err().unwrap();
        assert!(refused.to_string().contains(&right), "{refused}");
        assert!(matches!(refused, StoreError::Seal(SealError::WrongKey { .. })));
        assert_eq!(fingerprint(&scratch.open()), right);
    });
}

#[test]
fn a_new_key_in_front_of_the_old_one_takes_over() {
    let (old, new) = ("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=", "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=");
    on_each_engine(|scratch| {
        let with = |keys: &str| scratch.config.clone().with_master_keys(MasterKeys::parse(keys).unwrap());
        let before = fingerprint(&Store::open(with(old)).unwrap());
        let after = fingerprint(&Store::open(with(&format!("{new},{old}"))).unwrap());
        assert_ne!(before, after);
        assert!(Store::open(with(old)).is_err(), "the old key alone no longer does");
    });
}

#[test]
fn postgresql_without_a_key_refuses_to_start() {
    let Some(mut scratch) = postgres() else {
        return;
    };
    scratch.config.master_keys = None;
    assert!(matches!(Store::open(scratch.config.clone()), Err(StoreError::Seal(SealError::KeyRequired))));
}

#[test]
fn processes_that_start_at_once_agree() {
    on_each_engine(|scratch| {
        let prints: Vec<String> = thread::scope(|scope| {
            let starts: Vec<_> = (0..4).map(|_| scope.spawn(|| fingerprint(&scratch.open()))).collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        assert!(prints.iter().all(|print| *print == prints[0]));
    });
}

#[test]
fn a_database_of_a_newer_release_is_left_alone() {
    on_each_engine(|scratch| {
        run_sql(&scratch.open(), "INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')");
        let refused = Store::open(scratch.config.clone()).err();
        assert!(matches!(refused, Some(StoreError::NewerDatabase { version }) if version == "99990101000000"));
    });
}

#[test]
fn a_server_that_is_not_there_is_unavailable_and_the_error_says_why() {
    let location = Location::choose(Some("postgres://nobody@127.0.0.1:1/none"), Path::new("unused")).unwrap();
    let refused = Store::open(StoreConfig::new(location)).err().unwrap();
    assert!(matches!(&refused, StoreError::Unavailable { reason, .. } if reason.contains("127.0.0.1")), "{refused}");
}

#[test]
fn the_url_chooses_the_engine_and_its_password_is_never_printed() {
    let dir = Path::new("data");
    assert!(Location::choose(None, dir).unwrap().is_sqlite());
    assert!(Location::choose(Some("  "), dir).unwrap().is_sqlite());
    assert!(matches!(Location::choose(Some("mysql://x"), dir), Err(StoreError::Configuration(_))));
    let postgres = Location::choose(Some("postgresql://clerk:sesame@db/yichuang"), dir).unwrap();
    assert_eq!(format!("{postgres:?}"), "Postgres(db/yichuang)");
}
