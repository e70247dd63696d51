//! Request bodies against our own OpenAPI document: every fault of type, bound and unknown field at once.

use std::collections::HashMap;

use app::FieldFault;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value, json};

/// A compiled validator for each named schema of the document.
pub struct Schemas {
    validators: HashMap<String, Validator>,
}

impl Schemas {
    /// Compiles the schemas that request bodies name.
    pub fn of(document: &Value) -> Result<Self, String> {
        let mut validators = HashMap::new();
        for name in body_schemas(document) {
            // Each validator keeps what it was compiled from: the whole document in every one would cost most of the
            // memory of an idle service.
            let schemas = reachable(document, &name);
            let schema = json!({ "$ref": format!("{COMPONENTS}{name}"), "components": { "schemas": schemas } });
            let validator = jsonschema::options()
                .should_validate_formats(true)
                .build(&schema)
                .map_err(|error| format!("schema {name}: {error}"))?;
            validators.insert(name, validator);
        }
        Ok(Self { validators })
    }

    /// Every fault of `body` as the schema `name`; none for a body that the document does not know.
    pub fn faults(&self, name: &str, body: &Value) -> Option<Vec<FieldFault>> {
        let validator = self.validators.get(name)?;
        Some(validator.iter_errors(body).flat_map(|error| faults_of(&error)).collect())
    }
}

/// How the document refers to a named schema.
const COMPONENTS: &str = "#/components/schemas/";

/// The schema and those it refers to, on any way.
fn reachable(document: &Value, name: &str) -> Map<String, Value> {
    let mut found = Map::new();
    let mut waiting = vec![name.to_owned()];
    while let Some(name) = waiting.pop() {
        let schema = document.get("components").and_then(|components| components.get("schemas")?.get(&name));
        if let (Some(schema), false) = (schema, found.contains_key(&name)) {
            references(schema, &mut waiting);
            found.insert(name, schema.clone());
        }
    }
    found
}

fn references(schema: &Value, names: &mut Vec<String>) {
    match schema {
        Value::Object(fields) => {
            let target = fields.get("$ref").and_then(Value::as_str);
            names.extend(target.and_then(|target| target.strip_prefix(COMPONENTS)).map(str::to_owned));
            fields.values().for_each(|value| references(value, names));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, names)),
        _ => {}
    }
}

fn body_schemas(document: &Value) -> Vec<String> {
    let paths = document.get("paths").and_then(Value::as_object);
    paths
        .into_iter()
        .flat_map(serde_json::Map::values)
        .filter_map(Value::as_object)
        .flat_map(serde_json::Map::values)
        .filter_map(|operation| operation.pointer("/requestBody/content/application~1json/schema/$ref")?.as_str())
        .filter_map(|reference| reference.rsplit('/').next())
        .map(str::to_owned)
        .collect()
}

fn faults_of(error: &ValidationError<'_>) -> Vec<FieldFault> {
    let at = error.instance_path().to_string();
    let inside = |name: &str| format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
    let (code, subject) = match error.kind() {
        ValidationErrorKind::Required { property } => {
            return vec![FieldFault::new(inside(property.as_str().unwrap_or_default()), "field.required")];
        }
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            return unexpected.iter().map(|name| FieldFault::new(inside(name), "field.unknown")).collect();
        }
        ValidationErrorKind::Type { .. } => ("field.type", expected_type(error)),
        ValidationErrorKind::Enum { options } => ("field.choice", options.to_string()),
        ValidationErrorKind::Constant { expected_value } => ("field.choice", expected_value.to_string()),
        ValidationErrorKind::Format { format } => ("field.format", format.clone()),
        ValidationErrorKind::MinLength { limit } => ("field.too-short", limit.to_string()),
        ValidationErrorKind::MaxLength { limit } => ("field.too-long", limit.to_string()),
        ValidationErrorKind::MinItems { limit } => ("field.too-few", limit.to_string()),
        ValidationErrorKind::MaxItems { limit } => ("field.too-many", limit.to_string()),
        ValidationErrorKind::Minimum { limit } | ValidationErrorKind::ExclusiveMinimum { limit } => {
            ("field.too-small", limit.to_string())
        }
        ValidationErrorKind::Maximum { limit } | ValidationErrorKind::ExclusiveMaximum { limit } => {
            ("field.too-large", limit.to_string())
        }
        // The value itself may be personal data: it is not told back.
        _ => return vec![FieldFault::new(at, "field.invalid")],
    };
    vec![FieldFault::new(at, code).about(subject)]
}

/// The names of the types that would have been right.
fn expected_type(error: &ValidationError<'_>) -> String {
    match error.kind() {
        ValidationErrorKind::Type { kind: jsonschema::error::TypeKind::Single(kind) } => kind.to_string(),
        ValidationErrorKind::Type { kind: jsonschema::error::TypeKind::Multiple(kinds) } => {
            kinds.iter().map(|kind| kind.to_string()).collect::<Vec<_>>().join("/")
        }
        _ => String::new(),
    }
}
