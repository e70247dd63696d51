//! Disclosure lists (公开清单): what a centre has to tell about every item before the item may be published.
//!
//! The documents name different lists (three different 六公开, five, eight, nine fields), so a list is data: the fields
//! it asks for, each under the name that the centre gives it.

use serde::{Deserialize, Serialize};

use super::item::{ItemVersion, Kind};

/// A part of a guide that a list can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = DisclosedPart))]
pub enum Field {
    Name,
    LegalBasis,
    ExercisingLevel,
    Conditions,
    Applicants,
    Materials,
    Steps,
    StatutoryLimit,
    PromisedLimit,
    Fee,
    ResultName,
    Delivery,
    Enquiry,
    Complaint,
}

/// One line of a list, e.g. `materials` under the name 申报材料.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DisclosedField {
    pub field: Field,
    pub name: String,
}

/// A named list, e.g. 六公开 (requirement A3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DisclosureList {
    pub name: String,
    pub fields: Vec<DisclosedField>,
}

/// A field of the list that the version leaves open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MissingField {
    pub field: Field,
    /// The list's own name for the field.
    pub name: String,
    /// JSON pointer into the version.
    pub pointer: &'static str,
}

/// A line of the list, and whether the version says it: what a meter shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureLine {
    pub field: Field,
    /// The list's own name for the field.
    pub name: String,
    /// JSON pointer into the version.
    pub pointer: &'static str,
    pub disclosed: bool,
}

/// Every line of the list with what the version says of it, in the order of the list.
pub fn lines(version: &ItemVersion, list: &DisclosureList) -> Vec<DisclosureLine> {
    let lines = list.fields.iter().map(|line| DisclosureLine {
        field: line.field,
        name: line.name.clone(),
        pointer: pointer(line.field),
        disclosed: discloses(version, line.field),
    });
    lines.collect()
}

/// What the version still has to say before it may be published (requirement B6), in the order of the list.
pub fn missing(version: &ItemVersion, list: &DisclosureList) -> Vec<MissingField> {
    let open = list.fields.iter().filter(|line| !discloses(version, line.field));
    open.map(|line| MissingField { field: line.field, name: line.name.clone(), pointer: pointer(line.field) }).collect()
}

/// An empty list says nothing: whether no material is needed or none was entered cannot be told apart, so it is open.
fn discloses(version: &ItemVersion, field: Field) -> bool {
    match field {
        Field::Name => said(&version.name),
        Field::LegalBasis => all(&version.legal_basis, |basis| said(&basis.title)),
        Field::ExercisingLevel => said(&version.exercising_level),
        Field::Conditions => all(&version.conditions, |condition| said(condition)),
        Field::Applicants => !version.applicants.is_empty(),
        Field::Materials => all(&version.materials, |material| said(&material.name)),
        Field::Steps => all(&version.steps, |step| said(&step.name) && said(&step.what)),
        Field::StatutoryLimit => version.statutory_limit.is_some(),
        Field::PromisedLimit => version.kind == Kind::Immediate || version.promised_limit.is_some(),
        Field::Fee => said(&version.fee.standard) && (version.fee.amount_fen == 0 || version.fee.basis.is_some()),
        Field::ResultName => said(&version.result_name),
        Field::Delivery => !version.delivery.is_empty(),
        Field::Enquiry => said(&version.enquiry),
        Field::Complaint => said(&version.complaint),
    }
}

fn pointer(field: Field) -> &'static str {
    match field {
        Field::Name => "/name",
        Field::LegalBasis => "/legalBasis",
        Field::ExercisingLevel => "/exercisingLevel",
        Field::Conditions => "/conditions",
        Field::Applicants => "/applicants",
        Field::Materials => "/materials",
        Field::Steps => "/steps",
        Field::StatutoryLimit => "/statutoryLimit",
        Field::PromisedLimit => "/promisedLimit",
        Field::Fee => "/fee",
        Field::ResultName => "/resultName",
        Field::Delivery => "/delivery",
        Field::Enquiry => "/enquiry",
        Field::Complaint => "/complaint",
    }
}

fn said(text: &str) -> bool {
    !text.trim().is_empty()
}

fn all<T>(parts: &[T], complete: impl Fn(&T) -> bool) -> bool {
    !parts.is_empty() && parts.iter().all(complete)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::check::sample;

    fn six() -> DisclosureList {
        let line = |field, name: &str| DisclosedField { field, name: name.to_owned() };
        DisclosureList {
            name: "六公开".to_owned(),
            fields: vec![
                line(Field::Name, "办理事项"),
                line(Field::Steps, "办理程序"),
                line(Field::LegalBasis, "法规依据"),
                line(Field::Materials, "申报材料"),
                line(Field::PromisedLimit, "承诺时限"),
                line(Field::Fee, "收费标准"),
            ],
        }
    }

    #[test]
    fn a_complete_version_misses_nothing() {
        assert_eq!(missing(&sample(), &six()), []);
    }

    #[test]
    fn everything_missing_is_named_in_the_order_of_the_list() {
        let mut version = sample();
        version.steps.clear();
        version.legal_basis.clear();
        version.materials.clear();
        version.promised_limit = None;
        version.fee.standard = "  ".to_owned();
        let names: Vec<String> = missing(&version, &six()).into_iter().map(|m| m.name).collect();
        assert_eq!(names, ["办理程序", "法规依据", "申报材料", "承诺时限", "收费标准"]);
    }

    #[test]
    fn a_meter_shows_every_line_with_what_is_said_of_it() {
        let mut version = sample();
        version.materials.clear();
        let said: Vec<(&str, bool)> =
            lines(&version, &six()).iter().map(|line| (line.pointer, line.disclosed)).collect();
        assert_eq!(said.len(), 6);
        assert_eq!(said.iter().filter(|(_, disclosed)| !disclosed).collect::<Vec<_>>(), [&("/materials", false)]);
    }

    #[test]
    fn an_immediate_item_discloses_its_promise_by_its_kind() {
        let mut version = sample();
        version.kind = Kind::Immediate;
        version.promised_limit = None;
        assert_eq!(missing(&version, &six()), []);
    }

    #[test]
    fn a_fee_without_its_basis_is_not_disclosed() {
        let mut version = sample();
        version.fee.amount_fen = 1000;
        version.fee.basis = None;
        assert_eq!(missing(&version, &six()).first().map(|m| m.pointer), Some("/fee"));
    }
}
