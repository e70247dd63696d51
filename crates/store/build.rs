//! Migrations are embedded when the crate is built, so a new one must rebuild it.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
