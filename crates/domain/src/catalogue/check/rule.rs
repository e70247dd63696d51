//! The rules that one version of an item keeps, whatever the centre.

/// A rule that a version breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ItemRule {
    #[error("an obligatory text is blank")]
    TextBlank,
    #[error("the code may have lower-case letters, digits and hyphens only")]
    CodeForm,
    #[error("nobody may apply")]
    ApplicantsEmpty,
    #[error("the same kind of applicant is named twice")]
    ApplicantsRepeated,
    #[error("no way of delivery is named")]
    DeliveryEmpty,
    #[error("two materials have the same code")]
    MaterialCodeRepeated,
    #[error("neither an original nor a copy is asked for")]
    MaterialNothingAsked,
    #[error("a conditional material needs its condition")]
    ConditionMissing,
    #[error("a required material has no condition")]
    ConditionIdle,
    #[error("a limit of nothing is no limit")]
    LimitZero,
    #[error("law counts working days or calendar days, not a centre's opening")]
    StatutoryUnit,
    #[error("a commitment item needs a promised limit")]
    PromiseMissing,
    #[error("an immediate item is decided on the spot and promises no limit")]
    PromiseOnImmediate,
    #[error("the promised limit may run longer than the statutory one")]
    PromiseBeyondStatutory,
    #[error("a fee needs its basis")]
    FeeBasisMissing,
    #[error("an applicant who must appear comes at least once")]
    VisitsTooFew,
    #[error("what one person decides on the spot cannot need two")]
    TwoPersonsOnImmediate,
    #[error("the same way of delivery is named twice")]
    DeliveryRepeated,
    #[error("a type begins with a small letter and has letters and digits only")]
    MaterialTypeForm,
    #[error("two materials are of the same type: which of them is on file could not be told")]
    MaterialTypeRepeated,
    #[error("only a material with a type can be found again, and at least one month after it was seen")]
    ValidMonthsIdle,
    #[error("a special step that stops no clock is none")]
    SpecialStepIdle,
    #[error("the same special step is named twice")]
    SpecialStepRepeated,
    #[error("only a statutory limit is extended, and in its own unit")]
    ExtensionIdle,
    #[error("longer than the permit law lets a limit be extended")]
    ExtensionBeyondLaw,
    #[error("an example shows an id number that may be somebody's")]
    SampleOfSomebody,
}

impl ItemRule {
    /// Stable code for problem documents.
    pub fn code(self) -> &'static str {
        match self {
            Self::TextBlank => "text-blank",
            Self::CodeForm => "code-form",
            Self::ApplicantsEmpty => "applicants-empty",
            Self::ApplicantsRepeated => "applicants-repeated",
            Self::DeliveryEmpty => "delivery-empty",
            Self::MaterialCodeRepeated => "material-code-repeated",
            Self::MaterialNothingAsked => "material-nothing-asked",
            Self::ConditionMissing => "condition-missing",
            Self::ConditionIdle => "condition-idle",
            Self::LimitZero => "limit-zero",
            Self::StatutoryUnit => "statutory-unit",
            Self::PromiseMissing => "promise-missing",
            Self::PromiseOnImmediate => "promise-on-immediate",
            Self::PromiseBeyondStatutory => "promise-beyond-statutory",
            Self::FeeBasisMissing => "fee-basis-missing",
            Self::VisitsTooFew => "visits-too-few",
            Self::TwoPersonsOnImmediate => "two-persons-on-immediate",
            Self::DeliveryRepeated => "delivery-repeated",
            Self::MaterialTypeForm => "material-type-form",
            Self::MaterialTypeRepeated => "material-type-repeated",
            Self::ValidMonthsIdle => "valid-months-idle",
            Self::SpecialStepIdle => "special-step-idle",
            Self::SpecialStepRepeated => "special-step-repeated",
            Self::ExtensionIdle => "extension-idle",
            Self::ExtensionBeyondLaw => "extension-beyond-law",
            Self::SampleOfSomebody => "sample-of-somebody",
        }
    }
}
