//! Materials that come outside a supplement that was asked for (补报材料): what the clerk finds at once to be missing before
//! acceptance, what the right window needs after a transfer, and what was accepted as late.

use super::{Attempt, materials, settle, stage_allows};
use crate::case::event::Event;
use crate::case::evolve::still_late;
use crate::case::model::Case;
use crate::case::record::{Held, MaterialHeld};
use crate::case::stage::Act;
use crate::catalogue::item::ItemVersion;
use crate::kernel::{Refusal, Rule};

/// Writes down what came; what was there stays.
pub fn bring(case: &Case, brought: &[MaterialHeld], version: &ItemVersion) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::BringMaterials).map_err(|refusal| vec![refusal])?;
    let attempt = Attempt { act: Act::BringMaterials, stage: Some(case.stage.name()) };
    let mut faults = materials::list_faults(attempt, &version.materials, brought);
    for (index, entry) in brought.iter().enumerate() {
        if entry.state == Held::Missing {
            let name = version.materials.iter().find(|asked| asked.code == entry.code).map(|asked| &asked.name);
            let refusal = attempt.breaks(Rule::MaterialNotBrought).about(name.unwrap_or(&entry.code));
            faults.push(refusal.at(format!("/materials/{index}/state")));
        }
    }
    if brought.is_empty() {
        faults.push(attempt.breaks(Rule::NothingBrought).at("/materials"));
    }
    let completes_late = case.late.clone().is_some_and(|late| still_late(late, brought).is_none());
    settle(faults, Event::MaterialsBrought { brought: brought.to_vec(), completes_late })
}
