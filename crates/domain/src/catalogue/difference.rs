//! What a version says otherwise than the one before it, field by field, so that a reviewer reads the change and not
//! the whole guide. It goes by the fields as they are written, so that a new field is never left out.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use super::item::ItemVersion;

/// What has happened to a field or to an entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ChangeKind {
    Added,
    Removed,
    Changed,
    /// The same entries in another order.
    Reordered,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = GuideChange))]
pub struct Change {
    /// JSON pointer into the new version; into the old one for what is gone.
    pub pointer: String,
    /// The field without its places, e.g. `materials.note`.
    pub part: String,
    /// The entry of the list that it is about, by its name.
    pub subject: Option<String>,
    pub kind: ChangeKind,
    /// As it was: a text, a number, a limit, or a whole entry.
    pub before: Option<Value>,
    pub after: Option<Value>,
}

/// Every difference, by the name of the field.
pub fn difference(before: &ItemVersion, after: &ItemVersion) -> Vec<Change> {
    let mut found = Vec::new();
    if let (Ok(Value::Object(before)), Ok(Value::Object(after))) =
        (serde_json::to_value(before), serde_json::to_value(after))
    {
        fields(&before, &after, &Place::default(), &mut found);
    }
    found
}

/// Where a difference lies.
#[derive(Debug, Clone, Default)]
struct Place {
    pointer: String,
    part: String,
    subject: Option<String>,
}

impl Place {
    fn field(&self, name: &str) -> Self {
        let part = if self.part.is_empty() { name.to_owned() } else { format!("{}.{name}", self.part) };
        Self { pointer: format!("{}/{name}", self.pointer), part, subject: self.subject.clone() }
    }

    fn entry(&self, index: usize, subject: String) -> Self {
        Self { pointer: format!("{}/{index}", self.pointer), part: self.part.clone(), subject: Some(subject) }
    }

    fn change(&self, kind: ChangeKind, before: Option<&Value>, after: Option<&Value>) -> Change {
        Change {
            pointer: self.pointer.clone(),
            part: self.part.clone(),
            subject: self.subject.clone(),
            kind,
            before: before.cloned(),
            after: after.cloned(),
        }
    }
}

fn fields(before: &Map<String, Value>, after: &Map<String, Value>, place: &Place, found: &mut Vec<Change>) {
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    for name in after.keys().chain(gone) {
        let here = place.field(name);
        match (before.get(name), after.get(name)) {
            (before, after) if before == after => {}
            (Some(Value::Array(before)), Some(Value::Array(after))) => lists(name, before, after, &here, found),
            (Some(Value::Object(before)), Some(Value::Object(after))) if !is_limit(after) => {
                fields(before, after, &here, found);
            }
            (None, after) => found.push(here.change(ChangeKind::Added, None, after)),
            (before, None) => found.push(here.change(ChangeKind::Removed, before, None)),
            (before, after) => found.push(here.change(ChangeKind::Changed, before, after)),
        }
    }
}

/// A limit is read as one thing: 10 working days.
fn is_limit(fields: &Map<String, Value>) -> bool {
    fields.contains_key("amount") && fields.contains_key("unit")
}

/// Entries are the same when they have the same key, whatever their place.
fn lists(name: &str, before: &[Value], after: &[Value], place: &Place, found: &mut Vec<Change>) {
    let (old, new) = (keyed(name, before), keyed(name, after));
    for (key, (index, entry)) in &new.entries {
        let here = place.entry(*index, said(name, entry));
        match old.entries.get(key) {
            None => found.push(here.change(ChangeKind::Added, None, Some(entry))),
            Some((_, known)) if known == entry => {}
            Some((_, Value::Object(known))) if entry.is_object() => {
                let entry = entry.as_object().cloned().unwrap_or_default();
                fields(known, &entry, &here, found);
            }
            Some((_, known)) => found.push(here.change(ChangeKind::Changed, Some(known), Some(entry))),
        }
    }
    for (key, (index, entry)) in &old.entries {
        if !new.entries.contains_key(key) {
            let here = place.entry(*index, said(name, entry));
            found.push(here.change(ChangeKind::Removed, Some(entry), None));
        }
    }
    let kept = |one: &Keyed, other: &Keyed| -> Vec<Key> {
        one.order.iter().filter(|key| other.entries.contains_key(*key)).cloned().collect()
    };
    if kept(&old, &new) != kept(&new, &old) {
        found.push(place.change(ChangeKind::Reordered, None, None));
    }
}

/// The key of an entry, and how often it came before: a law may be named twice.
type Key = (String, usize);

struct Keyed {
    order: Vec<Key>,
    /// By key, with the place in the list.
    entries: BTreeMap<Key, (usize, Value)>,
}

fn keyed(name: &str, list: &[Value]) -> Keyed {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let (mut order, mut entries) = (Vec::new(), BTreeMap::new());
    for (index, entry) in list.iter().enumerate() {
        let text = text_of(entry, identity(name)).unwrap_or_else(|| entry.to_string());
        let times = seen.entry(text.clone()).or_default();
        let key = (text, *times);
        *times += 1;
        order.push(key.clone());
        entries.insert(key, (index, entry.clone()));
    }
    Keyed { order, entries }
}

/// The field that makes an entry the same entry.
fn identity(list: &str) -> &'static str {
    match list {
        "materials" => "code",
        "legalBasis" => "title",
        "questions" => "question",
        "specialSteps" => "step",
        "sample" => "label",
        _ => "name",
    }
}

/// What people call an entry.
fn said(list: &str, entry: &Value) -> String {
    let name = if list == "materials" { "name" } else { identity(list) };
    text_of(entry, name).unwrap_or_else(|| entry.to_string())
}

fn text_of(entry: &Value, field: &str) -> Option<String> {
    entry.as_str().or_else(|| entry.get(field)?.as_str()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::check::sample;
    use crate::time::{Limit, Unit};

    fn parts(before: &ItemVersion, after: &ItemVersion) -> Vec<(String, ChangeKind)> {
        difference(before, after).into_iter().map(|change| (change.part, change.kind)).collect()
    }

    #[test]
    fn equal_versions_have_no_difference() {
        assert_eq!(difference(&sample(), &sample()), []);
    }

    #[test]
    fn a_limit_is_compared_as_one_thing_and_an_absent_one_is_named() {
        let mut after = sample();
        after.promised_limit = Some(Limit { amount: 5, unit: Unit::WorkingDay });
        after.statutory_limit = None;
        let found = difference(&sample(), &after);
        let promise = found.iter().find(|change| change.part == "promisedLimit").unwrap();
        assert_eq!(promise.after, Some(serde_json::json!({ "amount": 5, "unit": "workingDay" })));
        assert!(found.iter().any(|change| change.part == "statutoryLimit" && change.kind == ChangeKind::Removed));
    }

    #[test]
    fn an_entry_is_known_by_its_key_and_its_changed_field_is_named() {
        let mut after = sample();
        let mut second = after.materials.first().cloned().unwrap();
        second.code = "m2".to_owned();
        second.name = "户口簿".to_owned();
        after.materials.insert(0, second);
        if let Some(material) = after.materials.get_mut(1) {
            material.copies = 2;
        }
        let found = difference(&sample(), &after);
        let said: Vec<(&str, &str, Option<&str>)> =
            found.iter().map(|c| (c.pointer.as_str(), c.part.as_str(), c.subject.as_deref())).collect();
        assert_eq!(
            said,
            [
                ("/materials/1/copies", "materials.copies", Some("申请书")),
                ("/materials/0", "materials", Some("户口簿"))
            ]
        );
    }

    #[test]
    fn what_is_gone_and_what_has_moved_is_told() {
        let mut before = sample();
        before.conditions = vec!["一".to_owned(), "二".to_owned(), "三".to_owned()];
        let mut after = before.clone();
        after.conditions = vec!["三".to_owned(), "一".to_owned()];
        assert_eq!(
            parts(&before, &after),
            [("conditions".to_owned(), ChangeKind::Removed), ("conditions".to_owned(), ChangeKind::Reordered)]
        );
    }

    #[test]
    fn fields_of_the_fee_are_compared_one_by_one() {
        let mut after = sample();
        after.fee.amount_fen = 500;
        after.fee.basis = Some("示例收费文件".to_owned());
        assert_eq!(
            parts(&sample(), &after),
            [("fee.amountFen".to_owned(), ChangeKind::Changed), ("fee.basis".to_owned(), ChangeKind::Added)]
        );
    }
}
