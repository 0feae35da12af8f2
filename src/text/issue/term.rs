//! Words for types of values and for forms that texts must have.

use crate::model::load::{Form, JsonFault, Type};
use crate::text::Lang;

/// A type of JSON value.
pub(super) fn of_type(lang: Lang, kind: Type) -> &'static str {
    match kind {
        Type::Null => lang.pick("空值（null）", "null"),
        Type::Flag => lang.pick("是否值（true 或 false）", "true or false"),
        Type::Number => lang.pick("数", "a number"),
        Type::Text => lang.pick("文字", "text"),
        Type::List => lang.pick("列表", "a list"),
        Type::Object => lang.pick("对象", "an object"),
        Type::Observations => lang.pick(
            "对象的列表，或 {columns, rows}",
            "a list of objects, or {columns, rows}",
        ),
        Type::Attribute => lang.pick("文字、数或是否值", "text, a number, or true or false"),
        Type::Value => lang.pick(
            "数，或表示未提供的 null",
            "a number, or null for not provided",
        ),
    }
}

/// A form that a text or number must have.
pub(super) fn form(lang: Lang, form: Form) -> &'static str {
    match form {
        Form::ExportId => lang.pick(
            "小写字母、数字和连字符",
            "lower-case letters, digits and hyphens",
        ),
        Form::Date => lang.pick("如 2023-12-31 的日期", "a date like 2023-12-31"),
        Form::Timestamp => lang.pick(
            "如 2024-01-26T08:00:00+08:00 的时间",
            "a time like 2024-01-26T08:00:00+08:00",
        ),
        Form::WebAddress => lang.pick(
            "以 http:// 或 https:// 开头的网址",
            "an address that starts with http:// or https://",
        ),
        Form::Tile => lang.pick(
            "两个不小于 0 的整数：列、行",
            "two whole numbers from 0: column, row",
        ),
        Form::PartNumber => lang.pick("从 1 起的整数", "a whole number from 1"),
        Form::ByteCount => lang.pick("不小于 0 的整数", "a whole number from 0"),
        Form::Sha256 => lang.pick("64 位十六进制数字", "64 hexadecimal digits"),
        Form::RelativePath => lang.pick(
            "同一文件夹之下的相对路径",
            "a relative path within the same folder",
        ),
        Form::DimColumn => lang.pick("“dims.”加维度名", "“dims.” and the name of a dimension"),
        Form::Unicode => lang.pick(
            "完整的文字（转义符成对）",
            "text whose escapes name whole characters",
        ),
    }
}

/// The forms of a period.
pub(super) fn periods(lang: Lang) -> String {
    lang.pick(
        "2023、2023-H1、2023-Q3、2023-08、2023-08-24、2023-01-01/2023-09-08 或 ../2023-09-08",
        "2023, 2023-H1, 2023-Q3, 2023-08, 2023-08-24, 2023-01-01/2023-09-08 or ../2023-09-08",
    )
    .to_owned()
}

/// Why a text is not JSON.
pub(super) fn fault(lang: Lang, fault: JsonFault) -> &'static str {
    match fault {
        JsonFault::Empty => lang.pick("文件是空的", "the file is empty"),
        JsonFault::Truncated => lang.pick(
            "文件没有写完就结束了",
            "the file ends before it is complete",
        ),
        JsonFault::TrailingComma => lang.pick(
            "末尾多了一个逗号",
            "there is a comma before a closing bracket",
        ),
        JsonFault::TrailingText => lang.pick("结束之后还有别的内容", "something follows the end"),
        JsonFault::BadText => lang.pick(
            "文字中有不允许的字符或转义符",
            "a text has a character or an escape that is not allowed",
        ),
        JsonFault::BadNumber => lang.pick("数的写法不对", "a number is not well written"),
        JsonFault::BadKey => lang.pick(
            "项的名称没有加引号",
            "a field name is not in quotation marks",
        ),
        JsonFault::Unexpected => lang.pick(
            "这里出现了不该有的字符",
            "a character stands where it can't",
        ),
    }
}
