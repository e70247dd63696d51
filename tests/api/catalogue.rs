//! Finding an item the way a clerk looks for it, and reading its guide.

use blackbox::desk::{all_items, clerk, list, pages, text};
use blackbox::{Centre, Client, Value, json, on_both_engines};

on_both_engines!(an_item_is_found_by_code_name_alias_and_pinyin_initials, |centre| {
    let desk = clerk(centre);
    for row in pages(&desk, "/service-items?limit=100") {
        let name = text(&row["name"]);
        let start: String = name.chars().take(3).collect();
        let initials = text(&row["initials"]);
        assert!(!initials.is_empty() && initials.is_ascii(), "{row}");
        let few: String = initials.chars().take(4).collect();
        let mut words = vec![text(&row["code"]), name.clone(), start, initials.clone(), few.to_uppercase(), few];
        words.extend(list(&row["aliases"]).iter().map(text));
        for word in words {
            let found = search(&desk, "/service-items", &word);
            assert!(found.contains(&text(&row["id"])), "{word} does not find {name}");
        }
    }
});

on_both_engines!(what_matches_nothing_finds_nothing, |centre| {
    let desk = clerk(centre);
    assert!(search(&desk, "/service-items", "不存在的事项").is_empty());
    assert!(search(&desk, "/service-items", "%").is_empty(), "a wildcard is a character like any other");
    assert!(search(&desk, "/service-items", "_").is_empty());
    desk.get(&format!("/service-items?q={}", "长".repeat(5000))).problem(400, "request.query-invalid").names(&["?q"]);
});

on_both_engines!(there_are_at_least_twelve_items_with_complete_guides, |centre| {
    let items = all_items(&clerk(centre));
    assert!(items.len() >= 12, "{}", items.len());
    for item in &items {
        let guide = &item["guide"];
        for field in ["name", "code", "exercisingLevel", "resultName", "enquiry", "complaint"] {
            assert!(guide[field].as_str().is_some_and(|value| !value.is_empty()), "{field} of {}", guide["name"]);
        }
        for field in ["legalBasis", "conditions", "applicants", "materials", "steps", "delivery"] {
            assert!(!list(&guide[field]).is_empty(), "{field} of {}", guide["name"]);
        }
        match guide["kind"].as_str() {
            Some("immediate") => assert!(guide["promisedLimit"].is_null(), "{}", guide["name"]),
            Some("commitment") => assert!(guide["promisedLimit"].is_object(), "{}", guide["name"]),
            other => panic!("{other:?}"),
        }
    }
});

on_both_engines!(anybody_may_read_the_guides_without_logging_in, |centre| {
    let public = centre.public();
    let rows = pages(&public, "/public/service-items?limit=100");
    assert!(rows.len() >= 12);
    let first = &rows[0];
    let guide = public.get(&format!("/public/service-items/{}", text(&first["id"]))).expect(200);
    assert_eq!(guide["guide"]["name"], first["name"]);
    assert!(search(&public, "/public/service-items", &text(&first["code"])).contains(&text(&first["id"])));
    public.get("/service-items").any_problem(401);
});

on_both_engines!(an_item_that_does_not_exist_is_not_found, |centre| {
    for id in ["00000000-0000-7000-8000-000000000000", "not-an-id"] {
        clerk(centre).get(&format!("/service-items/{id}")).any_problem(404);
        centre.public().get(&format!("/public/service-items/{id}")).any_problem(404);
    }
});

on_both_engines!(an_unchanged_guide_is_not_sent_twice, |centre| {
    let desk = clerk(centre);
    let id = first_id(centre, &desk);
    let first = desk.get(&format!("/service-items/{id}"));
    let again = desk.request(reqwest::Method::GET, &format!("/service-items/{id}"));
    let again = again.header("If-None-Match", &first.etag()).send();
    assert_eq!((again.status, again.text.as_str()), (304, ""));
});

on_both_engines!(the_centre_introduces_itself, |centre| {
    let hall = centre.public().get("/public/centre").expect(200);
    assert!(list(&hall["windows"]).len() >= 12, "{hall}");
    assert_eq!(hall["open"], true, "a Tuesday at nine: {hall}");
    assert_eq!(list(&hall["week"]).len(), 7, "today and six days more");
    assert_eq!(hall["week"][0]["sessions"][0], json!({ "start": "08:00", "end": "11:30" }));
});

fn search(who: &Client, path: &str, word: &str) -> Vec<String> {
    let page: Value =
        who.request(reqwest::Method::GET, path).query(&[("q", word), ("limit", "100")]).send().expect(200);
    list(&page["items"]).iter().map(|row| text(&row["id"])).collect()
}

fn first_id(_: &Centre, desk: &Client) -> String {
    text(&desk.get("/service-items?limit=1").expect(200)["items"][0]["id"])
}
