//! Prints synthetic exports.
mod demo;
fn main() {
    print!("{}", demo::document(demo::SEED));
}
