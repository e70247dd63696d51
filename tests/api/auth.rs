//! Logging in, staying in, being put out.

use blackbox::desk::{list, text};
use blackbox::{Options, json, on_both_engines};

on_both_engines!(who_logs_in_learns_who_they_are, |centre| {
    let account = centre.account_of("window_b");
    let answer = centre.public().try_log_in(&account.username, &account.password);
    let cookie = text(&answer.header("set-cookie").unwrap_or_default().into());
    for attribute in ["yichuang_refresh=", "HttpOnly", "SameSite=Strict", "Path=/api/v1/auth"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    let body = answer.expect(200);
    assert!(body["expiresIn"].as_u64().is_some_and(|seconds| (60..=3600).contains(&seconds)), "{body}");
    assert_eq!(body["user"]["username"], account.username.as_str());
    assert!(!body.to_string().contains(&account.password));

    let me = centre.client(account).get("/auth/me").expect(200);
    assert_eq!(me["role"], "window_b");
    assert_eq!(me["name"], account.name.as_str());
    assert!(list(&me["duties"]).iter().any(|duty| duty["post"] == "b" && duty["holder"] == true), "{me}");
});

on_both_engines!(a_wrong_password_and_an_unknown_user_get_the_same_answer, |centre| {
    let account = centre.account_of("director");
    let wrong = centre.public().try_log_in(&account.username, "not-the-password");
    let unknown = centre.public().try_log_in("nobody-of-this-name", "not-the-password");
    let (wrong_problem, unknown_problem) =
        (wrong.problem(401, "auth.bad-credentials"), unknown.problem(401, "auth.bad-credentials"));
    assert_eq!(wrong_problem.body["detail"], unknown_problem.body["detail"]);
    assert_eq!(wrong_problem.body["errors"], unknown_problem.body["errors"]);
    assert!(wrong.header("set-cookie").is_none());
});

on_both_engines!(too_many_wrong_passwords_lock_the_account_for_a_while, fresh, |centre| {
    let account = centre.account_of("window_b").clone();
    let other = centre.account_of("window_a").clone();
    let attempts: Vec<_> =
        (0..20).map(|n| centre.public().try_log_in(&account.username, &format!("wrong-{n}"))).collect();
    let locked = attempts.iter().find(|answer| answer.status == 429).expect("the account is locked after 20 attempts");
    locked.problem(429, "auth.locked");
    let wait: u64 = locked.header("retry-after").and_then(|s| s.parse().ok()).expect("Retry-After in seconds");
    assert!((1..=86_400).contains(&wait));
    // The right password does not open a locked account, and nobody else is locked out with it.
    centre.public().try_log_in(&account.username, &account.password).problem(429, "auth.locked");
    centre.public().try_log_in(&other.username, &other.password).expect(200);
});

on_both_engines!(a_name_that_nobody_has_is_locked_like_one_that_somebody_has, fresh, |centre| {
    let account = centre.account_of("window_b").clone();
    let told = |name: &str| -> Vec<u16> {
        (0..8).map(|n| centre.public().try_log_in(name, &format!("wrong-{n}")).status).collect()
    };
    assert_eq!(told(&account.username), told("nobody-of-this-name"));
});

on_both_engines!(the_current_password_is_not_guessed_at_an_unattended_desk, fresh, |centre| {
    let account = centre.account_of("window_b").clone();
    let desk = centre.new_session(&account);
    let change = |current: &str| {
        let body = json!({ "currentPassword": current, "newPassword": "a new and long password" });
        desk.request(reqwest::Method::PUT, "/auth/password").json(&body).send()
    };
    let guesses: Vec<u16> = (0..8).map(|n| change(&format!("wrong-{n}")).status).collect();
    assert_eq!(guesses, [422, 422, 422, 422, 422, 429, 429, 429]);
    change(&account.password).problem(429, "auth.locked");
    centre.public().try_log_in(&account.username, &account.password).problem(429, "auth.locked");
});

on_both_engines!(a_new_password_ends_every_other_session, fresh, |centre| {
    let account = centre.account_of("window_b").clone();
    let (desk, elsewhere) = (centre.new_session(&account), centre.new_session(&account));
    let body = json!({ "currentPassword": account.password, "newPassword": "a new and long password" });
    desk.request(reqwest::Method::PUT, "/auth/password").json(&body).send().expect(204);
    desk.get("/auth/me").expect(200);
    elsewhere.get("/auth/me").problem(401, "auth.session-ended");
    elsewhere.without_token().post("/auth/refresh").send().problem(401, "auth.session-ended");
    centre.public().try_log_in(&account.username, &account.password).problem(401, "auth.bad-credentials");
    centre.public().try_log_in(&account.username, "a new and long password").expect(200);
});

on_both_engines!(a_refresh_brings_a_new_token_and_a_new_cookie, |centre| {
    let session = centre.new_session(centre.account_of("window_b"));
    let first = session.without_token().post("/auth/refresh").send();
    let cookie = first.header("set-cookie").unwrap_or_default().to_owned();
    assert!(cookie.contains("yichuang_refresh="), "{cookie}");
    let token = text(&first.expect(200)["accessToken"]);
    session.with_token(&token).get("/auth/me").expect(200);
    session.without_token().post("/auth/refresh").send().expect(200);
    centre.public().post("/auth/refresh").send().problem(401, "auth.session-ended");
});

on_both_engines!(a_refresh_token_used_again_after_its_successor_ends_the_whole_session, |centre| {
    let account = centre.account_of("window_c");
    let login = centre.public().try_log_in(&account.username, &account.password);
    let stolen = cookie_of(&login);
    let honest = centre.public();
    // The honest client rotates twice: the second use is the first use of the successor.
    let second = honest.post("/auth/refresh").header("Cookie", &stolen).send();
    let successor = cookie_of(&second);
    let third = honest.post("/auth/refresh").header("Cookie", &successor).send();
    let latest = cookie_of(&third);
    let token = text(&third.expect(200)["accessToken"]);

    let thief = centre.public();
    thief.post("/auth/refresh").header("Cookie", &stolen).send().problem(401, "auth.session-ended");
    centre.public().post("/auth/refresh").header("Cookie", &latest).send().problem(401, "auth.session-ended");
    centre.public().with_token(&token).get("/auth/me").any_problem(401);
});

on_both_engines!(an_answer_lost_on_the_way_does_not_log_anybody_out, |centre| {
    let account = centre.account_of("window_a");
    let cookie = cookie_of(&centre.public().try_log_in(&account.username, &account.password));
    // The first answer never arrives; the client asks again with the cookie it still has.
    centre.public().post("/auth/refresh").header("Cookie", &cookie).send().expect(200);
    centre.public().post("/auth/refresh").header("Cookie", &cookie).send().expect(200);
});

on_both_engines!(a_session_that_was_ended_elsewhere_is_over_at_once, |centre| {
    let account = centre.account_of("administrator");
    let (here, elsewhere) = (centre.new_session(account), centre.new_session(account));
    let sessions = here.get("/auth/sessions").expect(200);
    let mine = list(&sessions["items"]).iter().filter(|session| session["current"] == true).count();
    assert_eq!(mine, 1, "{sessions}");
    let other = elsewhere.get("/auth/sessions").expect(200);
    let other =
        list(&other["items"]).iter().find(|session| session["current"] == true).expect("its own session").clone();

    here.delete(&format!("/auth/sessions/{}", text(&other["id"]))).send().expect(204);
    elsewhere.get("/auth/me").any_problem(401);
    elsewhere.without_token().post("/auth/refresh").send().problem(401, "auth.session-ended");
    here.get("/auth/me").expect(200);
});

on_both_engines!(nobody_ends_the_session_of_another, |centre| {
    let victim = centre.new_session(centre.account_of("director"));
    let sessions = victim.get("/auth/sessions").expect(200);
    let id = text(&list(&sessions["items"])[0]["id"]);
    let intruder = centre.new_session(centre.account_of("window_c"));
    intruder.delete(&format!("/auth/sessions/{id}")).send().any_problem(404);
    victim.get("/auth/me").expect(200);
});

on_both_engines!(after_logging_out_neither_token_nor_cookie_is_worth_anything, |centre| {
    let session = centre.new_session(centre.account_of("window_b"));
    session.post("/auth/logout").send().expect(204);
    session.get("/auth/me").any_problem(401);
    session.without_token().post("/auth/refresh").send().problem(401, "auth.session-ended");
});

on_both_engines!(a_forged_token_is_nobody, |centre| {
    let session = centre.client(centre.account_of("window_b"));
    let token = session.token().to_owned();
    let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
    assert_eq!(parts.len(), 3, "a JWT has three parts");
    let unsigned = format!("{}.{}.", base64_url(br#"{"alg":"none","typ":"JWT"}"#), parts[1]);
    let flipped = {
        let first = if parts[2].starts_with('A') { 'B' } else { 'A' };
        parts[2].replace_range(0..1, &first.to_string());
        parts.join(".")
    };
    let foreign = format!("{}.{}.{}", parts[0], base64_url(br#"{"sub":"x","exp":4102444800}"#), parts[2]);
    for forged in [unsigned.as_str(), &flipped, &foreign, "x", "a.b.c", &"x".repeat(20_000)] {
        let answer = session.with_token(forged).get("/auth/me");
        if answer.status != 431 && answer.status != 400 {
            let problem = answer.any_problem(401);
            assert!(!problem.body.to_string().contains(forged));
        }
    }
    centre.public().get("/auth/me").any_problem(401);
    centre.public().post("/cases").json(&json!({})).send().any_problem(401);
});

// The access token's life can be set, so that its end can be seen.
on_both_engines!(
    an_expired_token_is_nobody,
    fresh(Options::default().env("YICHUANG_ACCESS_TOKEN_SECONDS", "1")),
    |centre| {
        let account = centre.account_of("window_b").clone();
        let session = centre.new_session(&account);
        std::thread::sleep(std::time::Duration::from_millis(2500));
        session.get("/auth/me").any_problem(401);
        // The session itself lives on.
        session.without_token().post("/auth/refresh").send().expect(200);
    }
);

/// `name=value` of the refresh cookie that an answer sets.
fn cookie_of(answer: &blackbox::Answer) -> String {
    let cookie = answer.header("set-cookie").expect("a cookie");
    cookie.split(';').next().unwrap_or_default().to_owned()
}

fn base64_url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group = u32::from(chunk[0]) << 16
            | u32::from(*chunk.get(1).unwrap_or(&0)) << 8
            | u32::from(*chunk.get(2).unwrap_or(&0));
        for place in 0..=chunk.len() {
            out.push(ALPHABET[(group >> (18 - 6 * place) & 63) as usize] as char);
        }
    }
    out
}
