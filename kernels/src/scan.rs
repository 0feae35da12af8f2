//! Reading rows of JSON cells.
