//! The first password was given by somebody else: until it is changed nothing but that is open.

use blackbox::{Centre, Client, json, on_both_engines};

const NEW: &str = "eine-lange-Nacht-im-Maerz";

on_both_engines!(until_the_first_password_is_changed_nothing_else_is_open, fresh, |centre| {
    let account = centre.account_of("window_b").clone();
    given_by_somebody_else(centre, &account.username);
    let clerk = centre.new_session(&account);
    assert_eq!(clerk.get("/auth/me").expect(200)["mustChangePassword"], true);
    for path in ["/cases", "/work-items", "/windows", "/service-items", "/auth/sessions", "/calendars"] {
        clerk.get(path).problem(403, "auth.password-change-required");
    }
    let search = clerk.post("/cases/search").json(&json!({ "name": "测试甲子" })).send();
    search.problem(403, "auth.password-change-required");

    change(&clerk, &account.password, NEW).expect(204);
    assert_eq!(clerk.get("/auth/me").expect(200)["mustChangePassword"], false);
    clerk.get("/cases").expect(200);
    centre.public().log_in(&account.username, NEW).get("/work-items").expect(200);
});

on_both_engines!(who_still_has_the_first_password_can_leave, fresh, |centre| {
    let account = centre.account_of("director").clone();
    given_by_somebody_else(centre, &account.username);
    let director = centre.new_session(&account);
    director.post("/auth/logout").send().expect(204);
    director.get("/auth/me").problem(401, "auth.session-ended");
});

on_both_engines!(demo_accounts_may_begin_at_once, |centre| {
    let me = centre.client(centre.account_of("window_a")).get("/auth/me").expect(200);
    assert_eq!(me["mustChangePassword"], false);
});

fn given_by_somebody_else(centre: &Centre, username: &str) {
    centre.place.run(&format!("UPDATE account SET must_change_password = TRUE WHERE username = '{username}'"));
}

fn change(who: &Client, current: &str, new: &str) -> blackbox::Answer {
    who.put("/auth/password").json(&json!({ "currentPassword": current, "newPassword": new })).send()
}
