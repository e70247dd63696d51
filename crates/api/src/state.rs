//! What every handler can reach.

use std::sync::Arc;

use app::App;
use metrics_exporter_prometheus::PrometheusHandle;

use crate::extract::Schemas;
use crate::limits::RateLimits;
use crate::tokens::Tokens;

#[derive(Clone)]
pub struct ApiState {
    pub app: App,
    pub(crate) tokens: Arc<Tokens>,
    pub(crate) schemas: Arc<Schemas>,
    pub(crate) limits: Arc<RateLimits>,
    pub(crate) metrics: PrometheusHandle,
    /// The document as it is served.
    pub(crate) document: Arc<String>,
    /// Whether this database is a demo: the clock can be moved.
    pub(crate) demo: bool,
}

impl ApiState {
    /// `document` is what [`crate::document`] gives.
    pub fn new(app: App, demo: bool, metrics: PrometheusHandle) -> Result<Self, String> {
        let document = crate::document();
        let value = serde_json::to_value(&document).map_err(|error| error.to_string())?;
        let text = crate::openapi::text(&document).map_err(|error| error.to_string())?;
        Ok(Self {
            tokens: Arc::new(Tokens::new(app.store.keyring())),
            schemas: Arc::new(Schemas::of(&value)?),
            limits: Arc::new(RateLimits::default()),
            metrics,
            document: Arc::new(text),
            demo,
            app,
        })
    }
}
