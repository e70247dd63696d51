//! A new build of the front end, or a changed profile, is a new binary: both are carried in it.

fn main() {
    // The binary carries no symbols: a quarter of its size, and a panic names its place without them.
    println!("cargo:rustc-link-arg-bins=-Wl,--strip-all");
    println!("cargo:rerun-if-changed=../../frontend/dist");
    println!("cargo:rerun-if-changed=../../profiles");
}
