//! Two centres with a case each, and everybody who might knock at their doors.

use std::collections::{BTreeMap, BTreeSet};

use blackbox::desk::{all_items, list, text};
use blackbox::people::Person;
use blackbox::{Account, Centre, Client, Desk, Value};

use super::table::{MADE, Maker, Open};

/// What there is to find in a centre.
pub struct Place {
    pub code: String,
    /// A received case of a commitment item, and what belongs to it.
    pub case: String,
    pub number: String,
    pub person: Person,
    /// Ids of what was made beside the case, by what stands before them in addresses.
    pub made: BTreeMap<&'static str, String>,
    pub notice: String,
    /// Who holds the window, signed in.
    pub resident: Client,
    pub item: String,
    pub window: String,
    /// The person who holds the window.
    pub holder: String,
    /// A session of somebody who takes no part.
    pub session: String,
    /// A body that `POST /cases` takes.
    pub intake: Value,
}

/// Somebody who is logged in.
pub struct Caller {
    /// For messages: `director of LX01`.
    pub name: String,
    pub client: Client,
    role: String,
    /// Code of the centre.
    pub centre: String,
    holds: bool,
    decides: bool,
}

impl Caller {
    pub fn at_home(&self, place: &Place) -> bool {
        self.centre == place.code
    }

    /// Whether the case of this place is in sight.
    pub fn sees(&self, place: &Place) -> bool {
        self.at_home(place) && (self.holds || self.decides || matches!(self.role.as_str(), "director" | "supervisor"))
    }

    /// Whether an operation about this place, in the same centre, is theirs.
    pub fn may(&self, open: Open, place: &Place) -> bool {
        match open {
            Open::Everybody | Open::Staff => true,
            Open::Seeing => self.sees(place),
            Open::Holding => self.holds,
            Open::Handling => self.holds || self.decides,
            Open::Deciding => self.decides,
            Open::Roles(roles) => roles.contains(&self.role.as_str()),
            Open::ChiefOr(roles) => self.decides || roles.contains(&self.role.as_str()),
            Open::Owner => false,
        }
    }
}

/// A place in each of the two centres of the demo: the first is home.
pub fn places(centre: &Centre) -> (Place, Place) {
    let codes: Vec<String> = centre.accounts.iter().map(|account| account.centre.clone()).collect();
    let away = codes.iter().find(|code| **code != codes[0]).expect("a second centre");
    (place(centre, &codes[0]), place(centre, away))
}

fn place(centre: &Centre, code: &str) -> Place {
    let of_role = |role: &str| {
        let mut found = centre.accounts.iter().filter(|account| account.centre == code && account.role == role);
        found.next_back().unwrap_or_else(|| panic!("nobody is {role} in {code}"))
    };
    let clerk = centre.client(of_role("window_b"));
    let item = all_items(&clerk).into_iter().find(|item| {
        item["guide"]["kind"] == "commitment" && list(&item["guide"]["applicants"]).iter().any(|who| who == "person")
    });
    let desk = Desk::for_item(centre, item.unwrap_or_else(|| panic!("{code} has no commitment")));
    // A phone that no member of staff of the demo has.
    let person = Person { phone: format!("1799{:07}", fastrand::u32(0..10_000_000)), ..Person::invented() };
    let case = desk.receive(&person);
    let notices = desk.resident.get(&format!("/cases/{}/notices", text(&case["id"]))).expect(200);
    let stranger = centre.new_session(of_role("village_agent"));
    let session = stranger.get("/auth/sessions").expect(200);
    let mut place = Place {
        code: code.to_owned(),
        case: text(&case["id"]),
        number: text(&case["number"]),
        notice: list(&notices["items"]).first().map(|notice| text(&notice["id"])).expect("a receipt was issued"),
        item: text(&desk.item["id"]),
        window: text(&desk.item["window"]["id"]),
        holder: list(&desk.resident.get("/windows").expect(200)["items"])
            .iter()
            .find(|window| window["id"] == desk.item["window"]["id"])
            .map(|window| text(&window["holder"]["person"]["personId"]))
            .filter(|id| !id.is_empty())
            .expect("somebody holds it"),
        session: list(&session["items"]).iter().map(|row| text(&row["id"])).next().expect("a session"),
        intake: desk.intake(&Person::invented()),
        person,
        made: BTreeMap::new(),
        resident: desk.resident.clone(),
    };
    for (before, maker, address, body) in MADE {
        let who = match maker {
            Maker::Holder => desk.resident.clone(),
            Maker::Role(role) => centre.client(of_role(role)),
        };
        let answer = who.post(address).json(&body(&place)).send().ok();
        place.made.insert(before, text(&answer["id"]));
    }
    place
}

impl Place {
    /// The id of one more of what stands before its id in addresses, made by who holds the window.
    #[track_caller]
    pub fn one_more(&self, before: &str) -> String {
        let (.., address, body) = MADE.iter().find(|(made, ..)| *made == before).expect("it is in MADE");
        text(&self.resident.post(address).json(&body(self)).send().expect(201)["id"])
    }
}

/// Everybody who makes a difference: at the window on each post, at another window, and one of every other role.
pub fn callers(centre: &Centre, place: &Place) -> Vec<Caller> {
    let mut seen = BTreeSet::new();
    let of_centre = centre.accounts.iter().filter(|account| account.centre == place.code);
    of_centre
        .filter_map(|account| {
            let client = centre.client(account);
            let me = client.get("/auth/me").expect(200);
            let duty = list(&me["duties"]).iter().find(|duty| duty["window"]["id"] == place.window.as_str());
            let posted = duty.map(|duty| text(&duty["post"]));
            let (holds, decides) =
                duty.map_or((false, false), |duty| (duty["holder"] == true, duty["decides"] == true));
            let name = named(account, posted.as_deref());
            // The second of a kind would be told the same.
            seen.insert(name.clone()).then(|| Caller {
                name,
                role: account.role.clone(),
                centre: account.centre.clone(),
                client,
                holds,
                decides,
            })
        })
        .collect()
}

fn named(account: &Account, posted: Option<&str>) -> String {
    let at = match posted {
        Some(post) => format!(" on post {post} of the window"),
        None => String::new(),
    };
    format!("{}{at} of {}", account.role, account.centre)
}
