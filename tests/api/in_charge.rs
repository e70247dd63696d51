//! Which unit is in charge of an item: one that the centre can reach, from the day that its version says.

use blackbox::desk::text;
use blackbox::hall::done;
use blackbox::keeper::{Keeper, step, with};
use blackbox::look::advance;
use blackbox::{Centre, Hall, Options, Value, json, on_both_engines};

fn hekou() -> Options {
    Options::default().of_profile("hekou")
}

on_both_engines!(a_unit_that_the_centre_cannot_reach_is_named_before_anybody_signs_off, fresh(hekou()), |centre| {
    let (keeper, item) = (keeper(centre), item(centre));
    let draft = keeper.next_of(&item);
    // Nobody's, and the department of the next town.
    for unit in ["no-such-unit", "xt-affairs"] {
        let guide = with(&draft["guide"], json!({ "department": unit }));
        let saved = keeper.administrator.get(&path(&draft)).expect(200);
        let saved = keeper.save(&saved, &guide);
        let problem = step(&keeper.administrator, &saved, "submission", &json!({})).problem(422, "draft.not-ready");
        assert_eq!(
            (problem.fault_codes(), problem.pointers()),
            (vec!["guide.department-unknown".to_owned()], vec!["/guide/department".to_owned()])
        );
        assert!(problem.body.to_string().contains(unit), "{}", problem.body);
    }
    // A bureau of the county is within reach.
    let saved = keeper.administrator.get(&path(&draft)).expect(200);
    let saved = keeper.save(&saved, &with(&draft["guide"], json!({ "department": "hk-civil-affairs" })));
    step(&keeper.administrator, &saved, "submission", &json!({})).expect(200);
});

on_both_engines!(
    a_new_version_moves_the_item_to_its_unit_and_window_on_its_day_and_not_before,
    fresh(hekou()),
    |centre| {
        let (keeper, item) = (keeper(centre), item(centre));
        let taken = || {
            let hall = Hall::open(centre);
            hall.received(&hall.who("ha-xiang"), "temporary-relief")
        };
        assert_eq!(taken()["reviewUnit"]["code"], "ha-social");
        let draft = keeper.next_of(&item);
        let saved = keeper.save(&draft, &with(&draft["guide"], json!({ "department": "ha-labour" })));
        keeper.published(&saved, "2026-03-04");
        let before = taken();
        assert_eq!(before["reviewUnit"]["code"], "ha-social", "the old version is in force to the end of its day");
        advance(centre, "2026-03-04T09:00:00+08:00");
        let after = taken();
        assert_eq!(after["reviewUnit"]["code"], "ha-labour");
        let accepted = done(&Hall::open(centre).who("ha-xiang"), &before, "acceptance", json!({}));
        assert_eq!(accepted["reviewUnit"]["code"], "ha-social", "a case under way keeps its unit");
    }
);

fn item(centre: &Centre) -> Value {
    Hall::open(centre).item("temporary-relief").clone()
}

fn path(draft: &Value) -> String {
    format!("/item-drafts/{}", text(&draft["id"]))
}

/// Hekou's director signs off, for its reviewers review cases.
fn keeper(centre: &Centre) -> Keeper {
    let keeper = Keeper::of(centre);
    Keeper { reviewer: keeper.director.clone(), ..keeper }
}
