//! Several at once about one thing: one does it, the others learn that it is done, and nobody meets a fault of the server.

use blackbox::desk::{act, approval, list, text};
use blackbox::people::Person;
use blackbox::{Answer, Desk, json, on_both_engines};

const AT_ONCE: usize = 10;

on_both_engines!(the_same_act_sent_many_times_at_once_under_one_key_gets_one_answer, |centre| {
    let desk = Desk::commitment(centre);
    for _ in 0..3 {
        let case = desk.receive(&Person::invented());
        let (path, etag) = (format!("/cases/{}/acceptance", text(&case["id"])), format!("\"{}\"", case["version"]));
        let key = uuid::Uuid::now_v7().to_string();
        let answers = together(|_| desk.resident.post(&path).if_match(&etag).key(&key).json(&json!({})).send());
        for answer in &answers {
            assert_eq!(answer.status, 200, "{}", answer.text);
            assert_eq!(answer.text, answers[0].text);
        }
    }
});

on_both_engines!(one_act_without_a_key_is_done_by_one_of_many, |centre| {
    let desk = Desk::commitment(centre);
    let case = desk.accepted(&Person::invented());
    let answers = together(|_| act(&desk.chief, &case, "decision", &approval()));
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    for late in answers.iter().filter(|answer| answer.status != 200) {
        late.problem(412, "version.stale");
    }
});

on_both_engines!(of_many_receipts_under_one_id_one_is_taken, |centre| {
    let desk = Desk::immediate(centre);
    // Somebody known here, so that the receipts do not meet on the applicant first.
    let person = Person::invented();
    desk.accepted(&person);
    for _ in 0..3 {
        let id = uuid::Uuid::now_v7().to_string();
        let body = desk.intake_with(&person, json!({ "id": id }));
        let answers = together(|_| desk.resident.post("/cases").json(&body).send());
        assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
        for other in answers.iter().filter(|answer| answer.status != 201) {
            other.problem(409, "case.id-taken");
        }
    }
});

on_both_engines!(a_newcomer_received_many_times_at_once_is_one_applicant, |centre| {
    let desk = Desk::immediate(centre);
    let person = Person::invented();
    let answers = together(|_| desk.resident.post("/cases").json(&desk.intake(&person)).send());
    let numbers: std::collections::BTreeSet<String> =
        answers.into_iter().map(|answer| text(&answer.expect(201)["number"])).collect();
    assert_eq!(numbers.len(), AT_ONCE);
    let found = desk.resident.post("/cases/search").json(&json!({ "idNumber": person.id_number })).send().expect(200);
    assert_eq!(list(&found["items"]).len(), AT_ONCE);
});

// Two tabs of one browser share the cookie: whichever answer comes last is the one that stays.
on_both_engines!(tabs_that_refresh_at_once_all_stay_logged_in, |centre| {
    let account = centre.account_of("window_c");
    let cookie = refresh_cookie(&centre.public().try_log_in(&account.username, &account.password));
    let answers = together(|_| centre.public().post("/auth/refresh").header("Cookie", &cookie).send());
    let last = refresh_cookie(&answers[0]);
    for answer in &answers {
        assert_eq!(answer.status, 200, "{}", answer.text);
    }
    centre.public().post("/auth/refresh").header("Cookie", &last).send().expect(200);
    centre.public().post("/auth/refresh").header("Cookie", &refresh_cookie(&answers[AT_ONCE - 1])).send().expect(200);
});

on_both_engines!(guesses_sent_at_once_are_all_counted, fresh, |centre| {
    let account = centre.account_of("window_b").clone();
    let answers = std::thread::scope(|scope| {
        let centre = &*centre;
        let account = &account;
        let guesses: Vec<_> = (0..40)
            .map(|n| scope.spawn(move || centre.public().try_log_in(&account.username, &format!("wrong-{n}"))))
            .collect();
        guesses.into_iter().map(|guess| guess.join().expect("an answer")).collect::<Vec<Answer>>()
    });
    let tried = answers.iter().filter(|answer| answer.status == 401).count();
    assert!(tried <= 5, "{tried} guesses were answered before the name was locked");
    assert!(answers.iter().all(|answer| matches!(answer.status, 401 | 429)));
});

fn together(send: impl Fn(usize) -> Answer + Sync) -> Vec<Answer> {
    let send = &send;
    std::thread::scope(|scope| {
        let senders: Vec<_> = (0..AT_ONCE).map(|n| scope.spawn(move || send(n))).collect();
        senders.into_iter().map(|sender| sender.join().expect("an answer")).collect()
    })
}

/// `name=value` of the refresh cookie that an answer sets.
fn refresh_cookie(answer: &Answer) -> String {
    let cookie = answer.header("set-cookie").expect("a cookie");
    cookie.split(';').next().unwrap_or_default().to_owned()
}
