//! The operations of the document, and requests for them.

use blackbox::{Answer, Centre, Client, Value, json};
use reqwest::Method;

use super::table::{self, Open};
use super::world::Place;

pub struct Operation {
    pub id: String,
    pub method: Method,
    /// Below `/api/v1`, with `{…}`.
    pub path: String,
    /// Whether the document says that it needs a log-in.
    pub guarded: bool,
    /// Whether it is an act on a version.
    pub versioned: bool,
    /// Query parameters: name, and whether it is obligatory.
    query: Vec<(String, bool)>,
    body: Option<Value>,
    schemas: Value,
}

/// Every operation of the document.
pub fn operations(centre: &Centre) -> Vec<Operation> {
    let document = centre.public().get("/openapi.json").expect(200);
    let mut found = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, described) in methods.as_object().expect("methods") {
            let Ok(method) = method.to_uppercase().parse::<Method>() else { continue };
            found.push(Operation::read(method, path, described, &document["components"]["schemas"]));
        }
    }
    assert!(found.len() >= 20, "{}", found.len());
    found
}

impl Operation {
    fn read(method: Method, path: &str, described: &Value, schemas: &Value) -> Operation {
        let parameters = described["parameters"].as_array().cloned().unwrap_or_default();
        let of = |place: &str| parameters.iter().filter(|one| one["in"] == place).cloned().collect::<Vec<Value>>();
        Operation {
            id: described["operationId"].as_str().expect("an operationId").to_owned(),
            method,
            path: path.strip_prefix("/api/v1").unwrap_or(path).to_owned(),
            guarded: described["security"].as_array().is_some_and(|schemes| !schemes.is_empty()),
            versioned: of("header").iter().any(|header| header["name"] == "If-Match"),
            query: of("query")
                .iter()
                .map(|one| (one["name"].as_str().unwrap_or_default().to_owned(), one["required"] == true))
                .collect(),
            body: described.pointer("/requestBody/content/application~1json/schema").cloned(),
            schemas: schemas.clone(),
        }
    }

    pub fn name(&self) -> String {
        format!("{} ({} {})", self.id, self.method, self.path)
    }

    /// To whom it is open; none if nobody has said so.
    pub fn open(&self) -> Option<Open> {
        let by_name = table::OPERATIONS.iter().find(|(id, _)| *id == self.id).map(|(_, open)| *open);
        let by_address = table::ADDRESSES
            .iter()
            .filter(|(method, start, _)| {
                (*method == "*" || *method == self.method.as_str()) && self.path.starts_with(start)
            })
            .max_by_key(|(method, start, _)| (start.len(), *method != "*"))
            .map(|(_, _, open)| *open);
        by_name.or(by_address)
    }

    /// Whether the address names a thing.
    pub fn about_something(&self) -> bool {
        self.path.contains('{')
    }

    pub fn is_search(&self) -> bool {
        self.path.ends_with("/search")
    }

    /// The address with the things of this place; the parts that are not known are an error.
    pub fn path_at(&self, place: &Place) -> Result<String, String> {
        let (mut filled, mut before) = (Vec::new(), "");
        for part in self.path.split('/') {
            match part.starts_with('{') {
                true => filled.push(table::parameter(before, place).ok_or_else(|| {
                    let name = self.name();
                    format!(
                        "{name}: what stands in {part}? Say so in `parameter`, or in MADE, of tests/api/walk/table.rs"
                    )
                })?),
                false => filled.push(part.to_owned()),
            }
            before = part;
        }
        Ok(filled.join("/"))
    }

    /// The queries worth asking about this place: with what is obligatory, and with each field that finds something.
    pub fn queries(&self, place: &Place) -> Vec<Vec<(String, String)>> {
        let value = |name: &str| match table::field(name, place) {
            Some(Value::String(text)) => text,
            _ => "1".to_owned(),
        };
        let obligatory: Vec<(String, String)> =
            self.query.iter().filter(|(_, needed)| *needed).map(|(name, _)| (name.clone(), value(name))).collect();
        let further = self.query.iter().filter(|(name, needed)| !needed && table::field(name, place).is_some());
        let further: Vec<_> =
            further.map(|(name, _)| [obligatory.clone(), vec![(name.clone(), value(name))]].concat()).collect();
        [vec![obligatory], further].concat()
    }

    /// A body that is in order.
    pub fn body_at(&self, place: &Place) -> Option<Value> {
        let schema = self.body.as_ref()?;
        // A search for nothing is a fault.
        if self.is_search()
            && let Some(first) = self.searches(place).into_iter().next()
        {
            return Some(first);
        }
        Some(table::body(&self.id, place).unwrap_or_else(|| self.made_up("", schema, place)))
    }

    /// Bodies of one field each, with every field that finds something.
    pub fn searches(&self, place: &Place) -> Vec<Value> {
        let Some(schema) = &self.body else { return Vec::new() };
        let fields = self.resolved(schema)["properties"].as_object().cloned().unwrap_or_default();
        let finding = fields.keys().filter(|name| !table::NARROWING.contains(&name.as_str()));
        finding.filter_map(|name| table::field(name, place).map(|value| json!({ name: value }))).collect()
    }

    fn resolved(&self, schema: &Value) -> Value {
        match schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()) {
            Some(name) => self.resolved(&self.schemas[name]),
            None => schema.clone(),
        }
    }

    /// The least that fits the schema.
    fn made_up(&self, name: &str, schema: &Value, place: &Place) -> Value {
        if let Some(known) = table::field(name, place) {
            return known;
        }
        let schema = self.resolved(schema);
        for several in ["oneOf", "anyOf", "allOf"] {
            let mut variants = schema[several].as_array().into_iter().flatten();
            if let Some(first) = variants.find(|variant| variant["type"] != "null") {
                return self.made_up(name, first, place);
            }
        }
        if let Some(first) = schema["enum"].as_array().and_then(|choices| choices.first()) {
            return first.clone();
        }
        if !schema["const"].is_null() {
            return schema["const"].clone();
        }
        let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or("object");
        match (kind, schema["format"].as_str()) {
            ("string", Some("uuid")) => json!(table::NOTHING),
            ("string", Some("date-time")) => json!("2026-03-03T09:30:00+08:00"),
            ("string", Some("date")) => json!("2026-03-03"),
            ("string", _) => json!("试".repeat(schema["minLength"].as_u64().unwrap_or(2).max(2) as usize)),
            ("integer" | "number", _) => json!(schema["minimum"].as_i64().unwrap_or(1).max(1)),
            ("boolean", _) => json!(false),
            ("array", _) => {
                let least = schema["minItems"].as_u64().unwrap_or(0);
                (0..least).map(|_| self.made_up("", &schema["items"], place)).collect()
            }
            _ => {
                let needed = schema["required"].as_array().cloned().unwrap_or_default();
                let needed = needed.iter().filter_map(Value::as_str);
                needed.map(|name| (name.to_owned(), self.made_up(name, &schema["properties"][name], place))).collect()
            }
        }
    }

    /// Sends it. An act says a version that no case has: whoever may do it is told 412, and nothing happens.
    pub fn call(&self, client: &Client, path: &str, query: &[(String, String)], body: Option<&Value>) -> Answer {
        let query: Vec<(&str, &str)> = query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let request = client.request(self.method.clone(), path).query(&query);
        let request = if self.versioned { request.if_match("\"4000000\"") } else { request };
        match body {
            Some(body) => request.json(body).send(),
            None => request.send(),
        }
    }
}
