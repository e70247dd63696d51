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

on_both_engines!(plain_words_find_an_item_by_the_part_that_fits, |centre| {
    let public = centre.public();
    for (words, wanted) in [
        ("上户口", "birth-household-registration"),
        ("我想给孩子上户口", "birth-household-registration"),
        ("上户囗", "birth-household-registration"),
        ("sh k", "birth-household-registration"),
        ("shanghukou", "birth-household-registration"),
        ("怎么领结婚证啊", "marriage-registration"),
        ("jiehun", "marriage-registration"),
        ("庄稼被野猪拱了", "wildlife-damage-review"),
    ] {
        let answer = public.request(reqwest::Method::GET, "/public/service-items").query(&[("q", words)]).send();
        let page = answer.expect(200);
        let codes: Vec<String> = list(&page["items"]).iter().map(|row| text(&row["code"])).collect();
        assert_eq!(codes.first().map(String::as_str), Some(wanted), "{words}: {codes:?}");
        assert!(codes.len() <= 10, "{words}: {codes:?}");
    }
    let near = |words: &str| {
        public.request(reqwest::Method::GET, "/public/service-items").query(&[("q", words)]).send().expect(200)["near"]
            .clone()
    };
    assert_eq!((near("上户口"), near("我想给孩子上户口"), near("修手机")), (json!(false), json!(true), json!(false)));
});

on_both_engines!(whole_guides_come_page_by_page, |centre| {
    let public = centre.public();
    let guides = pages(&public, "/public/guides?limit=7");
    let rows = pages(&public, "/public/service-items?limit=100");
    let ids = |rows: &[Value]| rows.iter().map(|row| text(&row["id"])).collect::<Vec<_>>();
    assert_eq!(ids(&guides), ids(&rows));
    assert!(guides.iter().all(|guide| !list(&guide["guide"]["steps"]).is_empty()));
    let window = text(&guides[0]["window"]["id"]);
    let there = pages(&public, &format!("/public/guides?limit=100&windowId={window}"));
    assert!(!there.is_empty() && there.iter().all(|guide| text(&guide["window"]["id"]) == window));
    for limit in ["0", "101", "many"] {
        public.get(&format!("/public/guides?limit={limit}")).problem(400, "request.query-invalid").names(&["?limit"]);
    }
    public.get("/public/guides?cursor=AAAA").problem(400, "request.query-invalid").names(&["?cursor"]);
    public.get("/public/guides?centre=NONE").any_problem(404);
});

on_both_engines!(the_centre_says_what_its_notice_sheet_tells_and_its_usual_hours, |centre| {
    let hall = centre.public().get("/public/centre").expect(200);
    let points: Vec<String> = list(&hall["noticeSheet"]["points"]).iter().map(|line| text(&line["point"])).collect();
    assert_eq!(hall["noticeSheet"]["name"], "业务告知单");
    for point in ["name", "legalBasis", "steps", "materials", "promisedLimit", "fee", "window", "phone"] {
        assert!(points.iter().any(|told| told == point), "{point}");
    }
    let open: Vec<bool> = list(&hall["usualHours"]).iter().map(|day| !list(&day["sessions"]).is_empty()).collect();
    assert_eq!(open, [false, true, true, true, true, true, false], "document 000 rests on Sunday and Monday");
});

on_both_engines!(there_are_at_least_thirty_items_with_complete_guides, |centre| {
    let items = all_items(&clerk(centre));
    assert!(items.len() >= 30, "{}", items.len());
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
