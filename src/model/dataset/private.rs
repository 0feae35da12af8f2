//! Hiding persons (隐私): a data set without names of persons and texts of instructions. What is
//! hidden is not in memory any more, so no screen and no export can show it.

use super::Dataset;
use super::columns::Sparse;
use crate::model::catalogue::Catalogue;
use crate::model::order;
use crate::model::record::{AttributeValue, Record};

/// What stands in the place of a name or a text.
pub const HIDDEN: &str = "＊＊＊";

/// Attributes and dimensions whose texts may name a person. A text that the catalogue knows as a
/// level or a group (`市委主要领导`, `委员联名`) names nobody.
const PERSONAL: [&str; 9] = [
    "instructed_by",
    "supervised_by",
    "attendee",
    "proposer",
    "submitter",
    "speaker",
    "author",
    "member",
    "contact",
];

/// What may be said of an instruction: by which level, on what, and how far it came.
const OF_INSTRUCTION: [&str; 8] = [
    "instructed_by",
    "instructed_by_level",
    "carrier",
    "carrier_type",
    "handling_unit",
    "theme",
    "stage",
    "level",
];

/// What may be said of a member.
const OF_MEMBER: [&str; 4] = ["sector", "party", "committee", "level"];

impl Dataset {
    /// Hides names of persons and the texts of instructions.
    pub fn hide_persons(&mut self) {
        let catalogue = &self.catalogue;
        self.records.each(|record| hide_in(catalogue, record));
        // A passage of the source may name anybody.
        self.columns.excerpt = Sparse::default();
        self.columns.note = Sparse::default();
        self.hide_members();
    }

    fn hide_members(&mut self) {
        let mut hidden: Vec<u32> = Vec::new();
        for set in &self.columns.dim_sets {
            for (dim, member) in set.pairs() {
                let name = self.dim_name(*dim);
                let is_known = is_level(&self.catalogue, name, self.member_name(*member));
                if is_personal(name) && !is_known {
                    hidden.push(member.0);
                }
            }
        }
        order::sort(&mut hidden);
        hidden.dedup();
        for (number, member) in hidden.into_iter().enumerate() {
            if let Some(name) = self.members.get_mut(member as usize) {
                // Two persons stay two, and a link finds the figure again.
                *name = format!("＊{}", number + 1);
            }
        }
    }
}

/// Whether a member stands for a person whose name is hidden.
pub fn is_hidden(member: &str) -> bool {
    member.starts_with('＊')
}

fn is_personal(name: &str) -> bool {
    PERSONAL.contains(&name)
}

/// Whether the catalogue knows a text as a level or a group.
fn is_level(catalogue: &Catalogue, dimension: &str, text: &str) -> bool {
    let in_order = |id: &str| {
        let known = catalogue.dimension(id);
        known.is_some_and(|d| d.order.iter().any(|member| member == text))
    };
    catalogue.member(dimension, text).is_some() || in_order(dimension) || in_order("instructed_by")
}

fn hide_in(catalogue: &Catalogue, record: &mut Record) {
    let is_instruction = record.kind == "instruction";
    let is_member = record.kind == "member";
    let level = level_of(catalogue, record);
    record.attributes.retain(|(name, _)| {
        let kept: Option<&[&str]> = match () {
            () if is_instruction => Some(&OF_INSTRUCTION),
            () if is_member => Some(&OF_MEMBER),
            () => None,
        };
        kept.is_none_or(|kept| kept.contains(&name.as_str()))
    });
    for (name, value) in &mut record.attributes {
        let AttributeValue::Text(text) = value else {
            continue;
        };
        let is_free = !catalogue.attributes.iter().any(|a| a.id == *name);
        let is_level_of = name == "instructed_by_level" || name == "carrier_type";
        if (is_free && !is_level_of) || is_personal(name) && !is_level(catalogue, name, text) {
            *text = match (name.as_str(), &level) {
                ("instructed_by", Some(level)) => level.clone(),
                _ => HIDDEN.to_owned(),
            };
        }
    }
    if is_instruction || is_member {
        let kind = catalogue.kind(&record.kind);
        let kind = kind.map_or(record.kind.as_str(), |kind| kind.name.as_str());
        record.title = match level.filter(|_| is_instruction) {
            Some(level) => format!("{kind} · {level}"),
            None => kind.to_owned(),
        };
    }
    record.note = None;
}

/// The level of who instructed, where the record says one.
fn level_of(catalogue: &Catalogue, record: &Record) -> Option<String> {
    let said = record.text("instructed_by_level");
    let by = record.text("instructed_by");
    let level = said.or(by.filter(|text| is_level(catalogue, "instructed_by", text)));
    level.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::model::load;

    const NAME: &str = "某甲乙";
    const TEXT: &str = "请认真研究办理";

    fn export() -> crate::model::Dataset {
        let json = r#"{"format":"luzhi/1","id":"t","title":"t","as_of":"2023-12-31",
            "committee":{"id":"t","name":"t","region":"610400"},
            "observations":[
                {"indicator":"instruction.received","period":"2023","value":3,"dims":{"instructed_by":"市长NAME"},"excerpt":"NAME：TEXT","note":"NAME"},
                {"indicator":"instruction.received","period":"2023","value":2,"dims":{"instructed_by":"市委主要领导"}}],
            "records":[
                {"id":"i1","kind":"instruction","title":"NAME批示：TEXT","note":"TEXT","attributes":{"instructed_by":"NAME","instructed_by_level":"市委主要领导","follow_up":"TEXT","carrier":"报告","content":"TEXT"}},
                {"id":"i2","kind":"instruction","title":"NAME批示","attributes":{"instructed_by":"市长NAME"}},
                {"id":"m1","kind":"member","title":"NAME","attributes":{"sector":"经济界","phone":"NAME"}},
                {"id":"p1","kind":"proposal","title":"关于道路的提案","attributes":{"proposer":"NAME","supervised_by":"市长","host":"NAME","theme":"道路"}},
                {"id":"p2","kind":"proposal","title":"关于水的提案","attributes":{"proposer":"委员联名"}}]}"#;
        let json = json.replace("NAME", NAME).replace("TEXT", TEXT);
        load::read(json.as_bytes()).unwrap().dataset
    }

    #[test]
    fn nothing_that_is_kept_in_memory_names_a_person_or_quotes_an_instruction() {
        let mut data = export();
        assert!(format!("{data:?}").contains(NAME));
        data.hide_persons();
        let all = format!("{data:?}");
        assert!(!all.contains(NAME) && !all.contains(TEXT));
    }

    #[test]
    fn levels_groups_and_numbers_stay() {
        let mut data = export();
        data.hide_persons();
        let record = |id: &str| data.records.get(data.records.find(id).unwrap()).unwrap();
        assert_eq!(record("i1").title, "领导批示 · 市委主要领导");
        assert_eq!(record("i1").text("instructed_by"), Some("市委主要领导"));
        assert_eq!(record("i1").text("carrier"), Some("报告"));
        assert_eq!(record("i2").title, "领导批示");
        assert_eq!(record("p1").text("supervised_by"), Some("市长"));
        assert_eq!(record("p1").text("theme"), Some("道路"));
        assert_eq!(record("p2").text("proposer"), Some("委员联名"));
        assert_eq!(record("p1").title, "关于道路的提案");
        let values: Vec<_> = data.rows().map(|row| data.value(row)).collect();
        assert_eq!(values.iter().flatten().sum::<f64>(), 5.0);
        assert!(data.find_member("市委主要领导").is_some());
        assert!(data.find_member("＊1").is_some());
    }
}
