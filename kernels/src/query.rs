//! Adding up over columns of codes and values.
