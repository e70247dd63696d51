//! A new build of the front end, or a changed profile, is a new binary: both are carried in it.

fn main() {
    println!("cargo:rerun-if-changed=../../frontend/dist");
    println!("cargo:rerun-if-changed=../../profiles");
}
