//! Words that invented titles are put together from.
