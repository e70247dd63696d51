//! From what the application says to what the caller is told.

use app::{AppError, FieldFault};
use domain::kernel::{Refusal, Rule};
use domain::time::TimeFault;
use store::StoreError;

use super::ApiError;

pub fn from_app(error: AppError) -> ApiError {
    match error {
        AppError::NotFound("progress") => ApiError::code("progress.not-found"),
        AppError::NotFound(_) => ApiError::code("not-found"),
        AppError::Denied(denial) => ApiError::code(denial.code()),
        AppError::Refused(refusals) => refused(refusals),
        AppError::Invalid(faults) => invalid(faults),
        AppError::Stale { current } => ApiError::code("version.stale").about(current.to_string()),
        AppError::Rejected { code, faults } => ApiError { errors: faults, ..ApiError::code(code) },
        AppError::IdTaken => ApiError::code("case.id-taken"),
        AppError::LikelyDuplicate(numbers) => duplicate(&numbers),
        AppError::TooOften { retry_after } => ApiError::code("rate.limited").retry_after(retry_after),
        AppError::KeyReused => ApiError::code("idempotency.key-reused"),
        AppError::SessionEnded => ApiError::code("auth.session-ended"),
        AppError::PasswordFirst => ApiError::code("auth.password-change-required"),
        AppError::BadCredentials => ApiError::code("auth.bad-credentials"),
        AppError::Locked { retry_after } => ApiError::code("auth.locked").retry_after(retry_after),
        AppError::Clock(code) => ApiError::code(code),
        AppError::Time(fault) => time(fault),
        AppError::Store(error) => store(&error),
        AppError::Internal(what) => ApiError::internal(what),
    }
}

/// Refusals of an act: the stage alone is a conflict, everything else a fault of the request.
fn refused(refusals: Vec<Refusal>) -> ApiError {
    let stage = refusals.iter().any(|refusal| refusal.rule == Rule::WrongStage);
    let errors = refusals.into_iter().map(FieldFault::from).collect();
    let code = if stage { "case.wrong-stage" } else { "request.refused" };
    ApiError { errors, ..ApiError::code(code) }
}

/// One fault for each open case, with its number.
fn duplicate(numbers: &[String]) -> ApiError {
    let fault = |number: &String| FieldFault::new("/duplicateAcknowledged", "case.duplicate-of").about(number);
    let errors = numbers.iter().map(fault).collect();
    ApiError { errors, ..ApiError::code("case.likely-duplicate").about(numbers.join("、")) }
}

fn invalid(faults: Vec<FieldFault>) -> ApiError {
    let of_query = faults.iter().all(|fault| fault.pointer.starts_with('?'));
    let code = if of_query { "request.query-invalid" } else { "request.invalid" };
    ApiError { errors: faults, ..ApiError::code(code) }
}

fn time(fault: TimeFault) -> ApiError {
    match fault {
        TimeFault::YearNotLoaded { year } => ApiError::code(fault.code()).about(year.to_string()),
        TimeFault::StandsStill { .. } | TimeFault::PauseBackwards { .. } | TimeFault::EmptyLimit => {
            ApiError::code(fault.code())
        }
    }
}

fn store(error: &StoreError) -> ApiError {
    match error.retry_after() {
        Some(after) => {
            let problem = ApiError::code("store.unavailable").retry_after(after);
            ApiError { internal: Some(error.to_string()), ..problem }
        }
        None => ApiError::internal(error),
    }
}
