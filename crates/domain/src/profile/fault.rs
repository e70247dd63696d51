//! What can be wrong with a profile, each fault at its place.

use std::fmt;

use ::time::Date;

use crate::catalogue::check::ItemRule;
use crate::kernel::phone::PhoneError;
use crate::time::CalendarFault;

/// One fault: the file, the JSON pointer (RFC 6901) within it, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileFault {
    pub file: String,
    pub pointer: String,
    pub kind: FaultKind,
}

impl ProfileFault {
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }
}

impl fmt::Display for ProfileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}: {}: {}", self.file, self.pointer, self.code(), self.kind)
    }
}

/// The message is for the operator who loads the profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    #[error("the file is missing")]
    FileMissing,
    #[error("no such file belongs to a profile")]
    FileUnknown,
    #[error("not JSON: {0}")]
    NotJson(String),
    #[error("{0}")]
    Shape(String),
    #[error("a code of another form is needed here: {0}")]
    CodeForm(&'static str),
    #[error("obligatory text is blank")]
    TextBlank,
    #[error("{what} `{key}` is there twice")]
    Duplicate { what: &'static str, key: String },
    #[error("there is no {what} `{key}`")]
    UnknownReference { what: &'static str, key: String },
    #[error("`{key}` is of another kind than is needed here: {needed}")]
    WrongKind { key: String, needed: &'static str },
    #[error("`{0}` lies below itself")]
    Cycle(String),
    #[error("a unit of this kind needs a unit above it")]
    ParentMissing,
    #[error("no phone number: {0}")]
    Phone(PhoneError),
    #[error("post {0} is not filled")]
    PostOpen(&'static str),
    #[error("one person holds two posts: `{0}`")]
    SamePerson(String),
    #[error("the person has no post, station or office for the role {0}")]
    RoleWithoutPost(&'static str),
    #[error("the person has no account with the role {0}, and so cannot act")]
    AccountMissing(&'static str),
    #[error("the role {0} has no account in the centre")]
    RoleOpen(&'static str),
    #[error("the power {0} is not granted to the window")]
    PowerMissing(&'static str),
    #[error("the centre does not use cases of this kind")]
    KindNotUsed,
    #[error("two versions hold on the same day")]
    VersionsOverlap,
    #[error("the version ends before it begins")]
    VersionEndsEarly,
    #[error("the item has no version")]
    NoVersion,
    #[error("the guide has the code `{0}`, the item another")]
    CodeDiffers(String),
    #[error("may not sign off items: `{0}`")]
    SignOff(String),
    #[error("to be disclosed, but not there: {0}")]
    NotDisclosed(String),
    #[error("{0}")]
    Item(ItemRule),
    #[error("the promised limit runs beyond the statutory one, for the first time from {0}")]
    PromiseOutlasts(Date),
    #[error("a figure of nothing is none")]
    Zero,
    #[error("a share is at most 100 percent")]
    Percent,
    #[error("{0}")]
    Calendar(CalendarFault),
    #[error("law counts working days or calendar days, not a centre's opening")]
    StatutoryUnit,
    #[error("the law allows {0} working days at most")]
    BeyondLaw(u32),
}

impl FaultKind {
    /// Stable code for reports and tests.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FileMissing => "file-missing",
            Self::FileUnknown => "file-unknown",
            Self::NotJson(_) => "not-json",
            Self::Shape(_) => "shape",
            Self::CodeForm(_) => "code-form",
            Self::TextBlank => "text-blank",
            Self::Duplicate { .. } => "duplicate",
            Self::UnknownReference { .. } => "unknown-reference",
            Self::WrongKind { .. } => "wrong-kind",
            Self::Cycle(_) => "cycle",
            Self::ParentMissing => "parent-missing",
            Self::Phone(_) => "phone",
            Self::PostOpen(_) => "post-open",
            Self::SamePerson(_) => "same-person",
            Self::RoleWithoutPost(_) => "role-without-post",
            Self::AccountMissing(_) => "account-missing",
            Self::RoleOpen(_) => "role-open",
            Self::PowerMissing(_) => "power-missing",
            Self::KindNotUsed => "kind-not-used",
            Self::VersionsOverlap => "versions-overlap",
            Self::VersionEndsEarly => "version-ends-early",
            Self::NoVersion => "no-version",
            Self::CodeDiffers(_) => "code-differs",
            Self::SignOff(_) => "sign-off",
            Self::NotDisclosed(_) => "not-disclosed",
            Self::Item(rule) => rule.code(),
            Self::PromiseOutlasts(_) => "promise-beyond-statutory",
            Self::Percent => "percent",
            Self::Calendar(_) => "calendar",
            Self::Zero => "zero",
            Self::StatutoryUnit => "statutory-unit",
            Self::BeyondLaw(_) => "beyond-law",
        }
    }
}
