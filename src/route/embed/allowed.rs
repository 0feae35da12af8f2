//! Which pages may show us (允许嵌入的来源): the list of the deployment's `config.json`, and the
//! page's own origin.

use crate::model::json::Value;

/// The origins that may show the dashboard in a frame, besides its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed(Vec<String>);

impl Allowed {
    /// Reads a `config.json`. What is no list of origins allows nobody else.
    pub fn read(config: &str) -> Allowed {
        let value = Value::read(config).unwrap_or_default();
        let listed = value.get("embed").and_then(|e| e.get("allowedOrigins"));
        let texts = listed
            .map(Value::items)
            .unwrap_or_default()
            .iter()
            .filter_map(Value::as_text)
            .filter(|text| is_origin(text));
        Allowed(texts.map(str::to_owned).collect())
    }

    /// Whether one origin may show what comes from `own`.
    pub fn admits(&self, own: &str, origin: &str) -> bool {
        is_origin(origin) && (origin == own || self.0.iter().any(|listed| listed == origin))
    }

    /// Whether every page around the frame may show it, the nearest first; nobody known is nobody
    /// allowed.
    pub fn admits_all(&self, own: &str, around: &[String]) -> bool {
        !around.is_empty() && around.iter().all(|origin| self.admits(own, origin))
    }
}

/// Whether a text is an origin as browsers write it: scheme, host and a port other than the
/// scheme's own, nothing after it, no wildcard. `null` stands for many pages and is none.
fn is_origin(text: &str) -> bool {
    let (rest, own_port) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
        (Some(rest), _) => (rest, ":443"),
        (None, Some(rest)) => (rest, ":80"),
        (None, None) => return false,
    };
    let (host, port) = rest.rsplit_once(':').unwrap_or((rest, "1"));
    let is_host = !host.is_empty()
        && host
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.[]:".contains(&b));
    let is_port = port.parse::<u16>().is_ok_and(|port| port > 0);
    is_host && is_port && !rest.ends_with(own_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "https://board.example.gov.cn";

    fn allowed(list: &str) -> Allowed {
        Allowed::read(&format!(r#"{{"embed":{{"allowedOrigins":{list}}}}}"#))
    }

    #[test]
    fn its_own_origin_and_those_listed_may_show_it() {
        let list = allowed(r#"["https://portal.example.gov.cn","http://10.1.2.3:8080"]"#);
        for origin in [OWN, "https://portal.example.gov.cn", "http://10.1.2.3:8080"] {
            assert!(list.admits(OWN, origin), "{origin}");
        }
        for origin in [
            "",
            "null",
            "http://portal.example.gov.cn",
            "https://portal.example.gov.cn:8443",
            "https://portal.example.gov.cn.evil.example",
            "https://evil.example/https://portal.example.gov.cn",
            "http://10.1.2.3",
        ] {
            assert!(!list.admits(OWN, origin), "{origin}");
        }
    }

    #[test]
    fn every_page_around_it_has_to_be_allowed() {
        let list = allowed(r#"["https://portal.example"]"#);
        let around = |origins: &[&str]| -> Vec<String> {
            origins.iter().map(|origin| (*origin).to_owned()).collect()
        };
        assert!(list.admits_all(OWN, &around(&["https://portal.example"])));
        assert!(list.admits_all(OWN, &around(&[OWN, "https://portal.example"])));
        let nested = around(&["https://portal.example", "https://evil.example"]);
        assert!(!list.admits_all(OWN, &nested));
        assert!(!list.admits_all(OWN, &[]));
    }

    #[test]
    fn a_page_of_no_origin_is_nobody_even_to_itself() {
        assert!(!Allowed::default().admits("null", "null"));
        assert!(!allowed(r#"["null"]"#).admits(OWN, "null"));
    }

    #[test]
    fn what_is_no_list_of_origins_allows_nobody_else() {
        for config in [
            "",
            "{}",
            "[]",
            r#"{"embed":{"allowedOrigins":"https://a.example"}}"#,
            r#"{"embed":["https://a.example"]}"#,
            r#"{"allowedOrigins":["https://a.example"]}"#,
            r#"{"embed":{"allowedOrigins":["*","https://*.example","https://a.example/","https://A.example","//a.example",7]}}"#,
            r#"{"embed":{"allowedOrigins":["https://a.example"]}"#,
        ] {
            assert_eq!(Allowed::read(config), Allowed::default(), "{config}");
        }
    }
}
