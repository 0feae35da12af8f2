//! Inside another page (嵌入): who may show us, what that page may ask and how often, and what it
//! fixes for as long as the frame stands. All of it is decided here, without a browser.

mod allowed;
mod incoming;
mod outgoing;
mod pushed;
mod rate;
mod scope;
mod session;
mod settings;
mod token;

pub use allowed::Allowed;
pub use incoming::{Fault, In, PROTOCOL};
pub use outgoing::{Out, Place};
pub use pushed::{Pushed, put_together};
pub use rate::Rate;
pub use scope::Scope;
pub use session::{Heard, Session};
pub use settings::Settings;
pub use token::{TOKENS, is_token};

#[cfg(test)]
mod tests;
