//! What an export means.
