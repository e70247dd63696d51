//! What every handler can reach.

use std::sync::Arc;

use app::App;
use metrics_exporter_prometheus::PrometheusHandle;

use crate::addresses::Addresses;
use crate::extract::Schemas;
use crate::limits::RateLimits;
use crate::standing::Standing;
use crate::tokens::Tokens;

/// The document as it is checked in. `make test` compares it with what the handlers say of themselves; to ask them anew
/// at every start would take more memory than everything else.
pub(crate) const DOCUMENT: &str = include_str!("../../../openapi/openapi.json");

#[derive(Clone)]
pub struct ApiState {
    pub app: App,
    pub(crate) tokens: Arc<Tokens>,
    pub(crate) schemas: Arc<Schemas>,
    pub(crate) limits: Arc<RateLimits>,
    pub(crate) addresses: Arc<Addresses>,
    pub(crate) standing: Arc<Standing>,
    pub(crate) metrics: PrometheusHandle,
    /// Whether this database is a demo: the clock can be moved.
    pub(crate) demo: bool,
}

/// What the server is told at its start.
#[derive(Clone)]
pub struct ApiSettings {
    /// Whether this database is a demo: the clock can be moved.
    pub demo: bool,
    /// Seconds that an access token lives.
    pub access_token_seconds: u32,
    pub standing: Standing,
    pub metrics: PrometheusHandle,
}

impl ApiState {
    pub fn new(app: App, settings: ApiSettings) -> Result<Self, String> {
        let value = serde_json::from_str(DOCUMENT).map_err(|error| error.to_string())?;
        let standing = Arc::new(settings.standing);
        Ok(Self {
            tokens: Arc::new(Tokens::new(app.store.keyring(), settings.access_token_seconds)),
            schemas: Arc::new(Schemas::of(&value)?),
            addresses: Arc::new(Addresses::of(&value)),
            limits: Arc::new(RateLimits::new(standing.clone())),
            standing,
            metrics: settings.metrics,
            demo: settings.demo,
            app,
        })
    }
}
