//! Windows, who is on duty, and who I am.

use app::access::Me;
use app::queries::places::{DutyRecord, WindowRecord};
use domain::kernel::{Post, Role};
use domain::place::WindowKind;
use serde::Serialize;
use store::people::staff::PersonRow;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::Named;

/// What the staff board shows of a person (A5).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Staff {
    pub person_id: Uuid,
    pub name: String,
    pub title: String,
    /// Staff number (工号).
    pub number: String,
    pub duty: String,
    pub phone: String,
    pub party_member: bool,
    pub pledge: Option<String>,
}

impl Staff {
    fn of(person: &PersonRow) -> Self {
        Self {
            person_id: person.id.0,
            name: person.name.clone(),
            title: person.title.clone(),
            number: person.number.clone(),
            duty: person.duty.clone(),
            phone: person.phone.clone(),
            party_member: person.party_member,
            pledge: person.pledge.clone(),
        }
    }
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StaffOnPost {
    pub post: Post,
    pub person: Staff,
}

fn on_post(record: &WindowRecord, post: Post) -> Option<StaffOnPost> {
    record.on(post).map(|person| StaffOnPost { post, person: Staff::of(person) })
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ServiceWindow)]
pub struct WindowView {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub kind: WindowKind,
    pub department: String,
    pub centre: Named,
    /// Number over the counter.
    pub counter: String,
    /// Who holds the window now.
    pub holder: Option<StaffOnPost>,
}

impl WindowView {
    pub fn of(record: &WindowRecord) -> Self {
        let (window, centre) = (&record.window, &record.centre);
        Self {
            id: window.id.0,
            code: window.code.clone(),
            name: window.name.clone(),
            kind: window.window_kind().unwrap_or_default(),
            department: window.department.clone(),
            centre: Named { id: centre.id.0, code: centre.code.clone(), name: centre.name.clone() },
            counter: window.counter.clone(),
            holder: on_post(record, record.resident),
        }
    }
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Windows {
    pub items: Vec<WindowView>,
}

/// Who holds a window at a moment, and why (H2).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WindowDuty)]
pub struct DutyView {
    pub window_id: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// Whether the centre is open then.
    pub open: bool,
    pub holder: Option<StaffOnPost>,
    /// Who decides what the window promised.
    pub chief: Option<StaffOnPost>,
    pub posts: Vec<StaffOnPost>,
    /// `fixedRoster`: the resident holds the window.
    pub reason: String,
}

impl DutyView {
    pub fn of(duty: &DutyRecord) -> Self {
        let record = &duty.window;
        Self {
            window_id: record.window.id.0,
            at: duty.at,
            open: duty.open,
            holder: on_post(record, record.resident),
            chief: on_post(record, record.chief),
            posts: record
                .posts
                .iter()
                .map(|(post, person)| StaffOnPost { post: *post, person: Staff::of(person) })
                .collect(),
            reason: "fixedRoster".to_owned(),
        }
    }
}

/// A post of mine, and what it means now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MyDuty {
    pub window: Named,
    /// What the window is there for.
    pub kind: WindowKind,
    pub post: Post,
    /// I hold the window now.
    pub holder: bool,
    /// I decide what it promised.
    pub decides: bool,
}

/// The person logged in.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Me)]
pub struct MeView {
    pub account_id: Uuid,
    pub username: String,
    pub name: String,
    /// Staff number (工号).
    pub number: String,
    pub role: Role,
    pub centre: Named,
    pub duties: Vec<MyDuty>,
    /// The units I review for.
    pub units: Vec<Named>,
    pub must_change_password: bool,
    #[serde(with = "time::serde::rfc3339")]
    pub server_now: OffsetDateTime,
}

impl MeView {
    pub fn of(me: &Me) -> Self {
        let duties = me
            .actor
            .duties
            .iter()
            .filter_map(|duty| {
                let window = me.windows.iter().find(|window| window.id.0 == duty.window.0)?;
                Some(MyDuty {
                    window: Named::window(window),
                    kind: window.window_kind().unwrap_or_default(),
                    post: duty.post,
                    holder: duty.holder,
                    decides: duty.decides,
                })
            })
            .collect();
        let centre = &me.behind.centre;
        Self {
            account_id: me.actor.account.0,
            username: me.behind.account.username.clone(),
            name: me.actor.name.clone(),
            number: me.actor.number.clone(),
            role: me.actor.role,
            centre: Named { id: centre.id.0, code: centre.code.clone(), name: centre.name.clone() },
            duties,
            units: me.units.iter().map(Named::unit).collect(),
            must_change_password: me.behind.account.must_change_password,
            server_now: me.now,
        }
    }
}
