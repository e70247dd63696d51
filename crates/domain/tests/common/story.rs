//! Any story of a case: a world, tries in any order, and the course they take.

use domain::case::{Act, StageName};
use domain::place::Route;
use proptest::prelude::*;

use super::drive::{Course, World};
use super::items::any_item;
use super::tries::{Try, any_tries};

pub fn any_story() -> impl Strategy<Value = (World, Vec<Try>)> {
    (any_item(), any::<bool>(), any::<bool>()).prop_flat_map(|(item, late, oral)| {
        let tries = any_tries(item.materials.len());
        (
            Just(World { item, late_secondary_allowed: late, oral_request_suffices: oral, route: Route::default() }),
            tries,
        )
    })
}

/// Where the table of stages leads; a case begins with its receipt.
pub fn leads_to(stage: Option<StageName>, act: Act) -> Option<StageName> {
    match stage {
        None => (act == Act::Receive).then_some(StageName::Received),
        Some(stage) => stage.after(act),
    }
}

/// Drives a story; `at_each` sees the world, the course before the try, the try, and the course after it.
pub fn tell(
    world: &World,
    tries: &[Try],
    mut at_each: impl FnMut(&Course, &Try, &Course) -> Result<(), TestCaseError>,
) -> Result<Course, TestCaseError> {
    let mut course = Course::default();
    for attempt in tries {
        let before = course.clone();
        if let Some(Ok(event)) = world.answer(before.case.as_ref(), attempt) {
            // A second receipt is stopped by the fold, every other fault by the rule itself.
            let recorded = course.record(event);
            prop_assert_eq!(recorded.is_ok(), leads_to(before.stage(), attempt.act()).is_some());
        }
        at_each(&before, attempt, &course)?;
    }
    Ok(course)
}
