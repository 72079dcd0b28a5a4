//! The assets are embedded in release builds: a new or changed file must rebuild the crate.

fn main() {
    println!("cargo::rerun-if-changed=assets");
}
