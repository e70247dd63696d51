//! `HEAD` answers like `GET`, without the body.

use blackbox::desk::clerk;
use blackbox::on_both_engines;

on_both_engines!(whatever_can_be_read_can_be_asked_about, |centre| {
    let desk = clerk(centre);
    for path in
        ["/windows", "/work-items", "/auth/me", "/public/centre", "//", "//desk/", "//health/ready", "//metrics"]
    {
        let (asked, read) = (desk.head(path), desk.get(path));
        assert_eq!((asked.status, asked.text.as_str()), (200, ""), "{path}");
        assert_eq!(asked.header("content-type"), read.header("content-type"), "{path}");
        // Some answers tell the time or count the requests.
        if matches!(path, "/windows" | "/public/centre" | "//" | "//desk/") {
            assert_eq!(asked.header("content-length"), read.header("content-length"), "{path}");
        }
    }
});

on_both_engines!(asking_is_refused_where_reading_is, |centre| {
    let public = centre.public();
    for (path, status) in [("/windows", 401), ("/public/progress/LX01-2026-000001?code=ABC", 404), ("/nowhere", 404)] {
        let asked = public.head(path);
        assert_eq!((asked.status, asked.text.as_str()), (status, ""), "{path}");
    }
    let act = clerk(centre).head("/auth/logout");
    assert_eq!((act.status, act.header("allow")), (405, Some("POST")));
    let list = clerk(centre).delete("/windows").send();
    list.problem(405, "method.not-allowed");
    assert_eq!(list.header("allow"), Some("GET, HEAD"));
});
