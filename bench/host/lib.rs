//! Micro-benchmarks of the pure floors, apart from the tests: criterion takes long to compile.
