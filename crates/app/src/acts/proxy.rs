//! Who acts for the applicant (代理人): kept sealed with the case.

use domain::kernel::id::CaseId;

use crate::sealing::{KeptProxy, StatedProxy};
use crate::{AppError, Tx, private};

const WHAT: &str = "proxy";

pub fn keep(tx: &mut Tx<'_>, case: CaseId, stated: &StatedProxy) -> Result<(), AppError> {
    let kept = KeptProxy {
        name: stated.name.clone(),
        number: stated.number.as_str().to_owned(),
        phone: stated.phone.as_ref().map(|phone| phone.as_str().to_owned()),
    };
    private::keep(tx, case, WHAT, &serde_json::to_string(&kept).map_err(AppError::internal)?)
}

pub fn kept(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<KeptProxy>, AppError> {
    let text = private::kept(tx, case, WHAT)?;
    text.map(|text| serde_json::from_str(&text).map_err(AppError::internal)).transpose()
}
