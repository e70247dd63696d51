#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(pub String);
