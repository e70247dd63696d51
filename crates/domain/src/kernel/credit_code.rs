#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditCode(pub String);
