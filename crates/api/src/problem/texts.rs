//! What is said of each fault of a field: Chinese first, then English. `{}` stands for its subject.

/// Codes that stand in `errors[]`.
pub const FIELD_CODES: &[(&str, [&str; 2])] = &[
    // Shape
    ("field.required", ["必填", "is required"]),
    ("field.unknown", ["没有这个字段", "is not a field of this request"]),
    ("field.type", ["类型不对，应为 {}", "has the wrong type, expected {}"]),
    ("field.too-short", ["太短，至少 {} 个字", "is too short, at least {} characters"]),
    ("field.too-long", ["太长，最多 {} 个字", "is too long, at most {} characters"]),
    ("field.too-small", ["太小，至少 {}", "is too small, at least {}"]),
    ("field.too-large", ["太大，最多 {}", "is too large, at most {}"]),
    ("field.too-few", ["太少，至少 {} 项", "has too few entries, at least {}"]),
    ("field.too-many", ["太多，最多 {} 项", "has too many entries, at most {}"]),
    ("field.choice", ["不在可选范围内：{}", "is not one of the choices: {}"]),
    ("field.format", ["格式不对，应为 {}", "has the wrong format, expected {}"]),
    ("field.character", ["含有不能使用的字符", "has a character that no text can have"]),
    ("field.blank", ["不能是空白", "is blank"]),
    ("field.invalid", ["不符合要求", "is not valid"]),
    // Persons
    ("id.length", ["公民身份号码应为 18 位", "A resident id has 18 characters"]),
    ("id.region", ["公民身份号码的地区代码不对", "The region code of the resident id is wrong"]),
    ("id.character", ["公民身份号码只能是数字，末位可为 X", "A resident id has digits, and perhaps X at its end"]),
    ("id.birth-date", ["公民身份号码中的出生日期不存在", "The birth date in the resident id does not exist"]),
    ("id.checksum", ["公民身份号码校验位不对，请逐位核对", "The check digit of the resident id is wrong"]),
    ("credit-code.length", ["统一社会信用代码应为 18 位", "A credit code has 18 characters"]),
    ("credit-code.region", ["统一社会信用代码的行政区划不对", "The region of the credit code is wrong"]),
    ("credit-code.character", ["统一社会信用代码含有不能使用的字符", "The credit code has a character it cannot have"]),
    ("credit-code.checksum", ["统一社会信用代码校验位不对，请逐位核对", "The check digit of the credit code is wrong"]),
    (
        "phone.malformed",
        [
            "电话号码不对：手机号 11 位，或带区号的固定电话",
            "Not a phone number: 11 digits, or a landline with its area code",
        ],
    ),
    ("search.one", ["请只填一个查找条件", "Give exactly one thing to search for"]),
    ("password.wrong", ["当前密码不正确", "The current password is wrong"]),
    ("password.same", ["新密码不能与当前密码相同", "The new password has to differ"]),
    // Lists
    (
        "list.cursor",
        ["翻页标记无效，请从第一页重新开始", "The cursor is not valid here; start again from the first page"],
    ),
    // Rules
    ("item.unknown", ["本中心没有这个事项", "This centre has no such item"]),
    ("item.not-in-force", ["这个事项目前没有生效的版本", "No version of the item is in force today"]),
    ("item.applicant-kind", ["这个事项不面向这类申请人", "The item is not for this kind of applicant"]),
    ("material.twice", ["材料 {} 重复填写", "Material {} is stated twice"]),
    ("material.unknown", ["这个事项没有材料 {}", "The item has no material {}"]),
    ("material.main-missing", ["缺少主要材料：{}", "A main material is missing: {}"]),
    (
        "material.secondary-missing",
        ["缺少材料：{}（本中心不实行容缺受理）", "A material is missing, and this centre takes none late: {}"],
    ),
    (
        "material.needed",
        ["材料“{}”必须提供，不能标为不需要", "Material “{}” is required and cannot be stated as not needed"],
    ),
    ("case.wrong-stage", ["办件当前的环节不能这样办", "The case is not at the stage for this"]),
    ("case.oral-not-enough", ["本中心要求书面申请", "This centre wants a written request"]),
    ("decision.reasons-missing", ["必须写明理由", "The reasons have to be stated"]),
    (
        "decision.remedies-missing",
        [
            "必须告知复议和诉讼的权利与期限（行政许可法第三十八条）",
            "The remedies have to be named: reconsideration and litigation",
        ],
    ),
    ("delivery.receiver-is-not-applicant", ["领取人与申请人姓名不一致", "The receiver's name is not the applicant's"]),
    ("delivery.stroke-invalid", ["笔画应是签名板以内的点", "A stroke has whole points, all on the pad"]),
    ("delivery.signature-empty", ["签名板上没有签名", "The signature pad is empty"]),
    ("supplement.nothing-missing", ["材料没有缺漏，不需要补正", "Nothing is missing or faulty"]),
    (
        "supplement.second-request",
        ["补正已经告知过一次，再次告知由中心主任决定", "The one request has been made; the director makes a second"],
    ),
    ("supplement.incomplete", ["补正后仍缺：{}", "Still missing: {}"]),
    ("refusal.right-authority-missing", ["请写明应当向哪个机关申请", "Name the authority that is the right one"]),
    ("transfer.to-itself", ["办件已经在这个事项", "The case is at this item already"]),
    ("transfer.not-the-holder", ["这个人现在不在那个窗口当班", "This person does not hold that window now"]),
    // The desk
    (
        "phrase.number",
        [
            "常用语里不能写电话、证件号码等号码：它会用到许多人的办件里",
            "A phrase stands in many cases: it has no telephone or id number",
        ],
    ),
    ("phrase.twice", ["已经有一条同样的常用语", "The same phrase is there already"]),
    ("phrase.too-many", ["常用语已满 {} 条，请先删去不用的", "The window has {} phrases already; drop some first"]),
    ("phrase.material-without-item", ["针对某份材料的常用语要指明事项", "A phrase for a material names its item"]),
    ("draft.too-many", ["草稿已满 {} 份，请先办完或删去一些", "The window has {} drafts already; finish or drop some"]),
    ("draft.too-large", ["草稿太大，最多 {} KiB", "The draft is too large, at most {} KiB"]),
    ("day.ahead", ["这一天还没有到", "That day has not come yet"]),
    ("day.checked-often", ["这一天已经清点过 {} 次", "That day has been checked {} times already"]),
];

/// The words for a fault of a field.
pub fn field_text(code: &str, english: bool, subject: Option<&str>) -> String {
    let text = FIELD_CODES
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(code, |(_, [chinese, in_english])| if english { in_english } else { chinese });
    fill(text, subject)
}

pub fn fill(text: &str, subject: Option<&str>) -> String {
    text.replace("{}", subject.unwrap_or_default())
}
