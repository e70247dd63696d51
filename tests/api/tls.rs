//! HTTPS by the server itself: with an authority of its own, with files that are given, and never plain by mistake.

use std::path::Path;

use blackbox::{Answer, Centre, Client, Engine, Options, json, on_both_engines};
use reqwest::Method;

fn local() -> Options {
    Options::default().with("--tls local --http-listen 127.0.0.1:0")
}

on_both_engines!(devices_that_know_the_local_authority_work_over_https, fresh(local()), |centre| {
    assert!(centre.base.starts_with("https://127.0.0.1:"), "{}", centre.base);
    let account = centre.account_of("window_b").clone();
    let login = centre.public().try_log_in(&account.username, &account.password);
    let cookie = login.header("set-cookie").expect("a cookie").to_owned();
    assert!(cookie.contains("; Secure") && cookie.contains("; HttpOnly"), "{cookie}");
    assert_eq!(login.header("strict-transport-security"), Some("max-age=31536000"));
    centre.new_session(&account).get("/auth/me").expect(200);

    // Who does not know it gets no answer at all.
    let stranger = Client::trusting(&centre.base, &[]);
    assert!(stranger.request(Method::GET, "/public/centre").try_send().is_none());
    // Nor does anybody get one without TLS.
    let plain = Client::new(&centre.base.replace("https://", "http://"));
    assert!(plain.request(Method::GET, "/public/centre").try_send().is_none_or(|answer| answer.status == 400));
});

on_both_engines!(a_restart_keeps_the_authority_that_devices_have_installed, fresh(local()), |centre| {
    let before = (centre.authority(), fingerprint(centre));
    centre.stop();
    centre.resume();
    assert_eq!((centre.authority(), fingerprint(centre)), before);
    centre.public().get("/public/centre").expect(200);
    for (file, mode) in [("tls", 0o700), ("tls/authority.key", 0o600), ("tls/server.pem", 0o600)] {
        assert_eq!(mode_of(&centre.data_dir().join(file)), mode, "{file}");
    }
});

on_both_engines!(a_phone_gets_the_authority_and_its_fingerprint_before_it_trusts_anything, fresh(local()), |centre| {
    let plain = Client::new(&plain_base(centre));
    for client in [&plain, &centre.public()] {
        let page = client.get("//install-ca");
        assert_eq!(page.status, 200);
        assert!(page.header("content-type").is_some_and(|kind| kind.starts_with("text/html")));
        assert!(page.text.contains("安卓") && page.text.contains("苹果") && page.text.contains("Windows"));
        let shown: String = page.text.replace("<br>", ":");
        assert!(shown.contains(&fingerprint(centre)), "the page shows the fingerprint that the start has printed");
        let file = client.get("//install-ca/yichuang-ca.crt");
        assert_eq!(file.header("content-type"), Some("application/x-x509-ca-cert"));
    }
});

on_both_engines!(the_plain_listener_does_nothing_but_send_visitors_on, fresh(local()), |centre| {
    let plain = Client::new(&plain_base(centre));
    for path in ["//", "//desk/", "//api/v1/public/centre?centre=LX01", "//health/live", "//metrics"] {
        let sent_on = plain.get(path);
        assert_eq!(sent_on.status, 307, "{path}");
        assert_eq!(sent_on.header("location"), Some(format!("{}{}", centre.base, &path[1..]).as_str()));
        assert_eq!(sent_on.text, "");
    }
    let account = centre.account_of("window_b");
    assert_eq!(plain.try_log_in(&account.username, &account.password).status, 307);
});

fn named() -> Options {
    Options::default().with("--tls local --public-url https://yichuang.example:8443")
}

on_both_engines!(what_is_printed_leads_to_the_public_address, fresh(named()), |centre| {
    let found = centre.public().get("/public/centre").expect(200);
    assert_eq!(found["publicUrl"], "https://yichuang.example:8443");
});

on_both_engines!(without_a_public_address_none_is_told, |centre| {
    assert_eq!(centre.public().get("/public/centre").expect(200)["publicUrl"], json!(null));
});

on_both_engines!(plain_http_beyond_loopback_is_refused_at_the_start, |centre| {
    let output = centre.command(&["serve", "--listen", "0.0.0.0:0"]).output().expect("it runs");
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("plain HTTP on 0.0.0.0:0") && said.contains("--tls local"), "{said}");
});

#[test]
fn certificates_from_elsewhere_are_shown() {
    // Whoever issued them: here the authority of another server.
    let other = Centre::start_with(Engine::Sqlite, local());
    let pem = other.data_dir().join("tls/server.pem").display().to_string();
    let options = Options::default().with(&format!("--tls-cert {pem} --tls-key {pem}"));
    let centre = Centre::start_with(Engine::Sqlite, options);
    let known = Client::trusting(&centre.base, &[&other.authority()]);
    known.get("/public/centre").expect(200);
    assert_eq!(known.get("//install-ca/yichuang-ca.crt").status, 404);
}

fn behind_a_proxy() -> Options {
    Options::default().with("--behind-proxy 127.1.0.0/16")
}

// The harness speaks from 127.1.x.y: here each client is a proxy that says for whom it asks.
on_both_engines!(a_proxy_is_believed_for_whom_it_asks, fresh(behind_a_proxy()), |centre| {
    let account = centre.account_of("window_b").clone();
    let credentials = json!({ "username": account.username, "password": account.password });
    let secure = |proxy: &Client, scheme: &str| {
        let request = proxy.post("/auth/login").header("X-Forwarded-Proto", scheme).json(&credentials);
        request.send().header("set-cookie").expect("a cookie").contains("; Secure")
    };
    assert!(secure(&centre.public(), "https"));
    assert!(!secure(&centre.public(), "http"));

    let proxy = centre.public();
    let ask = |visitor: &str| proxy.request(Method::GET, "/clock").header("X-Forwarded-For", visitor).send();
    assert!(exhausted(|_| ask("203.0.113.5")), "one visitor has one allowance");
    assert!(exhausted(|n| ask(&format!("192.0.2.{}, 203.0.113.5", n % 250))), "whatever the visitor writes before it");
    assert_eq!(ask("203.0.113.6").status, 200, "another visitor behind the same proxy has their own");
});

on_both_engines!(without_a_proxy_nobody_talks_themselves_out_of_a_limit, |centre| {
    let client = centre.public();
    let account = centre.account_of("window_b");
    let credentials = json!({ "username": account.username, "password": account.password });
    let login = client.post("/auth/login").header("X-Forwarded-Proto", "https").json(&credentials).send();
    assert!(!login.header("set-cookie").expect("a cookie").contains("; Secure"));
    assert!(login.header("strict-transport-security").is_none());
    let ask = |n: usize| {
        client.request(Method::GET, "/clock").header("X-Forwarded-For", &format!("203.0.113.{}", n % 250)).send()
    };
    assert!(exhausted(ask));
});

/// Whether asking often enough is answered 429.
fn exhausted(ask: impl Fn(usize) -> Answer) -> bool {
    (0..3000).any(|n| ask(n).status == 429)
}

/// As the start has printed it.
fn fingerprint(centre: &Centre) -> String {
    let line = centre.said().iter().find_map(|line| line.strip_prefix("local authority ")).expect("a fingerprint");
    line.split(';').next().unwrap_or_default().to_owned()
}

fn plain_base(centre: &Centre) -> String {
    let line = centre.said().iter().find_map(|line| line.strip_prefix("sending visitors on from "));
    line.expect("a plain listener").to_owned()
}

fn mode_of(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).permissions().mode() & 0o777
}
