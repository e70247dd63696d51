//! The public pages are open to everybody, and therefore to nobody without limit.

use blackbox::on_both_engines;

on_both_engines!(guessing_query_codes_is_slowed_down_by_address, fresh, |centre| {
    let guesser = centre.public();
    let guess = |n: usize| guesser.get(&format!("/public/progress/LX01-2026-000001?code={n:06}"));
    let stopped = (0..3000).map(guess).find(|answer| answer.status == 429).expect("3000 guesses in a row are too many");
    stopped.problem(429, "rate.limited");
    let wait = stopped.header("retry-after").and_then(|seconds| seconds.parse::<u64>().ok());
    assert!(wait.is_some_and(|seconds| seconds <= 3600), "{wait:?}");
    // Others come from elsewhere.
    centre.public().get("/public/centre").expect(200);
});

on_both_engines!(guessing_the_code_of_one_case_is_slowed_down_from_wherever, fresh, |centre| {
    let address = |n: usize| format!("/public/progress/LX01-2026-000001?code={n:06}");
    let stopped = (0..200).map(|n| centre.public().get(&address(n))).find(|answer| answer.status == 429);
    stopped.expect("200 addresses guess at one case").problem(429, "rate.limited");
    // Another case is looked at as before.
    centre.public().get("/public/progress/LX01-2026-000002?code=ABC").problem(404, "progress.not-found");
});
