//! Who acts for the applicant (代理人), and by what authority. Names and numbers of a proxy lie sealed elsewhere; what
//! stands here is on record of the case and holds no personal data.

use serde::{Deserialize, Serialize};

use super::attempt::Attempt;
use crate::catalogue::item::{ApplicantKind, Demand, ItemVersion, Material, Presence};
use crate::kernel::{Refusal, Rule};

/// What entitles a proxy to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Authority {
    /// 授权委托书: a signed power of attorney (民法典 165).
    PowerOfAttorney,
    /// 法定代理人: the guardian of a minor, or of an adult who cannot act alone (民法典 23, 27, 28).
    LegalAgent,
    /// 法定代表人: who speaks for an organisation by its articles (民法典 61).
    LegalRepresentative,
    /// 经办人: sent by an organisation with its power of attorney (民法典 170).
    Handler,
}

impl Authority {
    /// Every authority belongs to one kind of applicant.
    pub fn of(self) -> ApplicantKind {
        match self {
            Self::PowerOfAttorney | Self::LegalAgent => ApplicantKind::Person,
            Self::LegalRepresentative | Self::Handler => ApplicantKind::Organisation,
        }
    }

    /// Whether it stands on a paper that the applicant has signed: that paper is then part of the material.
    pub fn is_written(self) -> bool {
        matches!(self, Self::PowerOfAttorney | Self::Handler)
    }

    /// The word that notices use.
    pub fn word(self) -> &'static str {
        match self {
            Self::PowerOfAttorney => "授权委托书",
            Self::LegalAgent => "法定代理人",
            Self::LegalRepresentative => "法定代表人",
            Self::Handler => "经办人",
        }
    }
}

/// What the proxy is to the applicant. The list follows those who may be guardians (民法典 27, 28), then others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Relation {
    /// 配偶
    Spouse,
    /// 父母
    Parent,
    /// 子女
    Child,
    /// 兄弟姐妹
    Sibling,
    /// 祖父母、外祖父母
    Grandparent,
    /// 其他近亲属
    OtherRelative,
    /// 指定或者协商确定的监护人
    Guardian,
    /// 村（居）民委员会, also as guardian of last resort (民法典 32)
    VillageCommittee,
    /// 本单位工作人员
    Staff,
    /// 其他受托人
    Other,
}

impl Relation {
    pub fn word(self) -> &'static str {
        match self {
            Self::Spouse => "配偶",
            Self::Parent => "父母",
            Self::Child => "子女",
            Self::Sibling => "兄弟姐妹",
            Self::Grandparent => "祖父母、外祖父母",
            Self::OtherRelative => "其他近亲属",
            Self::Guardian => "监护人",
            Self::VillageCommittee => "村（居）民委员会",
            Self::Staff => "本单位工作人员",
            Self::Other => "其他受托人",
        }
    }

    /// Whether somebody of this relation can have this authority.
    fn fits(self, authority: Authority) -> bool {
        match authority {
            Authority::PowerOfAttorney => self != Self::Staff,
            Authority::LegalAgent => !matches!(self, Self::Staff | Self::Other),
            Authority::LegalRepresentative => self == Self::Staff,
            Authority::Handler => matches!(self, Self::Staff | Self::Other),
        }
    }
}

/// That a proxy acts on a case, and as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Represented {
    pub relation: Relation,
    pub authority: Authority,
}

/// Whether the item wants the applicant in person. An organisation cannot come but through its representative.
pub(super) fn must_appear(version: &ItemVersion, proxy: Option<Represented>) -> bool {
    version.presence == Presence::MustAppear
        && proxy.is_some_and(|proxy| proxy.authority != Authority::LegalRepresentative)
}

/// Everything that speaks against this proxy for this applicant and item (B8, G3).
pub(super) fn faults(
    attempt: Attempt,
    version: &ItemVersion,
    applicant: ApplicantKind,
    proxy: Option<Represented>,
) -> Vec<Refusal> {
    let Some(Represented { relation, authority }) = proxy else { return Vec::new() };
    let mut faults = Vec::new();
    if must_appear(version, proxy) {
        faults.push(attempt.breaks(Rule::MustAppear).at("/proxy").about(&version.name));
    }
    if authority.of() != applicant {
        faults.push(attempt.breaks(Rule::ProxyAuthority).at("/proxy/authority").about(authority.word()));
    } else if !relation.fits(authority) {
        faults.push(attempt.breaks(Rule::ProxyRelation).at("/proxy/relation").about(relation.word()));
    }
    faults
}

/// What the item asks for of this applicant: with a proxy who acts by a signed paper, that paper is required.
pub(super) fn demanded(version: &ItemVersion, proxy: Option<Represented>) -> Vec<Material> {
    let written = proxy.is_some_and(|proxy| proxy.authority.is_written());
    let mut asked = version.materials.clone();
    for material in &mut asked {
        if written && material.material_type.as_deref() == Some(Material::POWER_OF_ATTORNEY) {
            material.demand = Demand::Required;
        }
    }
    asked
}
