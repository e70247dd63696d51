//! What a guide shows beside its facts (B10): forms filled in as an example, and the words of the law.

use blackbox::desk::{all_items, clerk, list, text};
use blackbox::keeper::{Keeper, new_guide, step, with};
use blackbox::people::Person;
use blackbox::{Value, json, on_both_engines};

const TODAY: &str = "2026-03-03";

on_both_engines!(the_public_guide_shows_how_a_form_is_filled_in_and_what_the_law_says, |centre| {
    let item = all_items(&clerk(centre)).into_iter().find(|item| item["guide"]["code"] == "old-age-allowance");
    let item = item.expect("Luoping has this item");
    let guide =
        centre.public().get(&format!("/public/service-items/{}", text(&item["id"]))).expect(200)["guide"].clone();
    let form = list(&guide["materials"]).iter().find(|material| material["source"] == "窗口提供").cloned();
    let lines = list(&form.unwrap_or_default()["sample"]).to_vec();
    assert!(lines.len() >= 5, "{guide}");
    assert!(lines.iter().all(|line| !text(&line["label"]).is_empty() && !text(&line["example"]).is_empty()));
    let law = &guide["legalBasis"][0];
    assert!(text(&law["text"]).starts_with("第三十三条"), "{law}");
});

on_both_engines!(an_example_with_the_number_of_somebody_goes_no_further_and_a_mended_one_is_published, |centre| {
    let keeper = Keeper::of(centre);
    let guide = |number: &str| {
        let mut guide = with(
            &new_guide(),
            json!({ "legalBasis": [{ "title": "《测试办法》", "article": "第一条", "text": "第一条　测试。" }] }),
        );
        guide["materials"][0]["sample"] = json!([
            { "label": "申请人", "example": "甲示例" },
            { "label": "证件号", "example": number },
        ]);
        guide
    };
    // The example of GB 11643 itself: it passes every check, and who was born then may be alive.
    let draft = keeper.new_item(&guide("号码：11010519491231002X"));
    let problem = step(&keeper.administrator, &draft, "submission", &json!({})).problem(422, "draft.not-ready");
    assert_eq!(
        (problem.fault_codes(), problem.pointers()),
        (vec!["guide.sample-of-somebody".to_owned()], vec!["/guide/materials/0/sample/1/example".to_owned()])
    );
    assert!(!problem.body.to_string().contains("110105"), "it is not told back: {}", problem.body);
    let blank = keeper.save(&draft, &guide(" "));
    let problem = step(&keeper.administrator, &blank, "submission", &json!({})).problem(422, "draft.not-ready");
    assert_eq!(problem.fault_codes(), ["guide.text-blank"]);
    let invented = Person::invented().id_number;
    let published = keeper.published(&keeper.save(&blank, &guide(&invented)), TODAY);
    let path = format!("/public/service-items/{}", text(&published["itemId"]));
    let shown: Value = centre.public().get(&path).expect(200)["guide"].clone();
    assert_eq!(shown["materials"][0]["sample"][1]["example"], invented);
    assert_eq!(shown["legalBasis"][0]["text"], "第一条　测试。");

    let item = json!({ "id": published["itemId"] });
    let next = keeper.next_of(&item);
    let mut changed = next["guide"].clone();
    changed["materials"][0]["sample"][0]["example"] = json!("乙示例");
    let saved = keeper.save(&next, &changed);
    let difference = keeper.administrator.get(&format!("/item-drafts/{}/difference", text(&saved["id"]))).expect(200);
    let parts: Vec<String> = list(&difference["changes"]).iter().map(|change| text(&change["part"])).collect();
    assert_eq!(parts, ["materials.sample.example"], "{difference}");
});
