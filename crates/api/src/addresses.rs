//! The addresses of the document, for telling an unknown one from one asked in another way.

/// The methods of each path of the document, with `{…}` for a part that varies.
pub struct Addresses(Vec<(Vec<String>, String)>);

impl Addresses {
    pub fn of(document: &serde_json::Value) -> Self {
        let paths = document.get("paths").and_then(serde_json::Value::as_object);
        Self(
            paths
                .into_iter()
                .flatten()
                .map(|(path, methods)| {
                    let methods = methods.as_object().into_iter().flat_map(|methods| methods.keys());
                    let methods = methods.map(|method| method.to_uppercase());
                    // Whatever answers GET answers HEAD.
                    let methods = methods.map(|method| if method == "GET" { "GET, HEAD".to_owned() } else { method });
                    (path.split('/').map(str::to_owned).collect(), methods.collect::<Vec<_>>().join(", "))
                })
                .collect(),
        )
    }

    /// The methods of a path that stands in the document as it is, without a part that varies.
    pub fn literal(&self, path: &str) -> Option<&str> {
        let found = self.0.iter().find(|(template, _)| template.iter().map(String::as_str).eq(path.split('/')));
        found.map(|(_, methods)| methods.as_str())
    }

    /// The methods that a path knows.
    pub fn methods(&self, path: &str) -> Option<&str> {
        let parts: Vec<&str> = path.split('/').collect();
        let fits = |template: &[String]| {
            template.len() == parts.len()
                && template
                    .iter()
                    .zip(&parts)
                    .all(|(known, part)| known == part || known.starts_with('{') && !part.is_empty())
        };
        self.0.iter().find(|(template, _)| fits(template)).map(|(_, methods)| methods.as_str())
    }
}
