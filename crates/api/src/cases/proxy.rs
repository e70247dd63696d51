//! Who acts for the applicant (代理人), as the clerk states it.

use app::FieldFault;
use app::sealing::StatedProxy;
use domain::case::{Authority, Relation};
use domain::kernel::Phone;
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::applicant::resident_id;

/// Somebody who applies for the applicant, and by what authority. Kept encrypted, and masked in every answer.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProxyStated {
    #[schema(max_length = 100)]
    pub name: String,
    /// Resident id of the proxy: an organisation too sends a person.
    #[schema(max_length = 40)]
    pub id_number: String,
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    /// What the proxy is to the applicant.
    pub relation: Relation,
    pub authority: Authority,
}

impl ProxyStated {
    /// The checked proxy, or every fault of it. Whether the authority fits is for the rules to say.
    pub fn check(&self) -> Result<StatedProxy, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            faults.push(FieldFault::new("/proxy/name", "field.blank"));
        }
        let number = resident_id(&self.id_number).map_err(|code| faults.push(FieldFault::new("/proxy/idNumber", code)));
        let phone = self.phone.as_deref().map(Phone::parse).transpose();
        let phone = phone.map_err(|_| faults.push(FieldFault::new("/proxy/phone", "phone.malformed")));
        match (number, phone) {
            (Ok(number), Ok(phone)) if faults.is_empty() => {
                Ok(StatedProxy { name, number, phone, relation: self.relation, authority: self.authority })
            }
            _ => Err(faults),
        }
    }
}
