//! Warnings and cards as they are shown.

use app::queries::supervision::{About, CardRecord, WarningRecord};
use domain::case::derive::timers::Clock;
use domain::supervision::{CardGround, CardKind, Colour};
use serde::Serialize;
use store::StoreError;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::{Named, civil};
use crate::problem::ApiError;

/// The case that a warning or a card is about; nothing personal.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WatchedCase {
    pub id: Uuid,
    pub number: String,
    pub item: Named,
    pub window: Named,
}

impl WatchedCase {
    fn of(about: &About) -> Self {
        Self {
            id: about.case.id.0,
            number: about.case.number.clone(),
            item: Named { id: about.case.item.0, code: about.item.0.clone(), name: about.item.1.clone() },
            window: Named::window(&about.window),
        }
    }
}

/// A warning that was told to me.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Warning)]
pub struct WarningView {
    pub id: Uuid,
    pub case: WatchedCase,
    pub clock: Clock,
    /// Of the ladder of the centre.
    pub level: String,
    pub colour: Colour,
    /// Of the clock when it was told.
    #[serde(with = "time::serde::rfc3339")]
    pub due: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub seen_at: Option<OffsetDateTime>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Warnings)]
pub struct WarningsView {
    pub items: Vec<WarningView>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

impl WarningView {
    pub fn of(record: &WarningRecord) -> Result<Self, ApiError> {
        let corrupt = || ApiError::internal(StoreError::corrupt("warning"));
        let row = &record.told.warning;
        Ok(Self {
            id: row.id.0,
            case: WatchedCase::of(&record.about),
            clock: Clock::parse(&row.clock).ok_or_else(corrupt)?,
            level: row.level.clone(),
            colour: Colour::parse(&row.colour).ok_or_else(corrupt)?,
            due: civil(row.due),
            at: civil(row.at),
            seen_at: record.told.seen_at.map(civil),
        })
    }
}

/// Whether a card has been answered. Answering follows; until then every card is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum CardState {
    Open,
}

/// For whom a card was left.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CardPerson {
    pub id: Uuid,
    pub name: String,
    /// Staff number (工号).
    pub number: String,
}

/// A card (黄牌, 红牌) of electronic supervision.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Card)]
pub struct CardView {
    pub id: Uuid,
    /// The official number, by centre and year.
    pub number: String,
    pub kind: CardKind,
    pub ground: CardGround,
    pub state: CardState,
    pub person: CardPerson,
    pub case: WatchedCase,
    pub clock: Clock,
    /// Of the clock when the card was raised.
    #[serde(with = "time::serde::rfc3339")]
    pub due: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub raised_at: OffsetDateTime,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Cards)]
pub struct CardsView {
    pub items: Vec<CardView>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

impl CardView {
    pub fn of(record: &CardRecord) -> Result<Self, ApiError> {
        let corrupt = || ApiError::internal(StoreError::corrupt("card"));
        let row = &record.card;
        Ok(Self {
            id: row.id.0,
            number: row.number.clone(),
            kind: CardKind::parse(&row.kind).ok_or_else(corrupt)?,
            ground: CardGround::parse(&row.ground).ok_or_else(corrupt)?,
            state: CardState::Open,
            person: CardPerson {
                id: record.person.id.0,
                name: record.person.name.clone(),
                number: record.person.number.clone(),
            },
            case: WatchedCase::of(&record.about),
            clock: Clock::parse(&row.clock).ok_or_else(corrupt)?,
            due: civil(row.due),
            raised_at: civil(row.raised_at),
        })
    }
}
