//! A short hash of an export (数据指纹), so that a link can tell whether its data has changed. Not
//! for security: it tells apart what was not made to deceive.

/// Eight hexadecimal digits of the bytes of an export's files, in order: FNV-1a of 64 bits, folded.
pub fn digest(parts: &[&[u8]]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.iter().flat_map(|part| part.iter()) {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{:08x}", (hash >> 32) as u32 ^ hash as u32)
}

/// Whether a text has the form of a [`digest`].
pub fn is_digest(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_published_values() {
        // FNV-1a 64 of "" is cbf29ce484222325, of "a" af63dc4c8601ec8c, of "foobar" 85944171f73967e8.
        assert_eq!(digest(&[]), "4fd0bfc1");
        assert_eq!(
            digest(&[b"a"]),
            format!("{:08x}", 0xaf63_dc4c_u32 ^ 0x8601_ec8c)
        );
        assert_eq!(
            digest(&[b"foobar"]),
            format!("{:08x}", 0x8594_4171_u32 ^ 0xf739_67e8)
        );
    }

    #[test]
    fn is_of_the_bytes_alone_and_of_all_of_them() {
        assert_eq!(digest(&[b"foo", b"bar"]), digest(&[b"foobar"]));
        assert_ne!(digest(&[b"foobar"]), digest(&[b"foobas"]));
        assert!(is_digest(&digest(&[b"foobar"])));
        for text in ["", "1234567", "123456789", "1234567g", "1234567A"] {
            assert!(!is_digest(text), "{text}");
        }
    }
}
