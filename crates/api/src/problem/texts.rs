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
    ("applicant.unknown", ["本中心没有这位申请人的登记", "This centre knows no such applicant"]),
    ("applicant.known-and-named", ["沿用登记时不再填写", "is not stated beside a known applicant"]),
    ("applicant.contact-of-person", ["联系人只用于单位", "Only an organisation names a contact person"]),
    ("proxy.is-applicant", ["代理人不能是申请人本人", "The proxy is the applicant"]),
    ("search.one", ["请只填一个查找条件", "Give exactly one thing to search for"]),
    ("password.wrong", ["当前密码不正确", "The current password is wrong"]),
    ("password.same", ["新密码不能与当前密码相同", "The new password has to differ"]),
    // Guides
    ("guide.text-blank", ["必填项还空着", "An obligatory text is blank"]),
    ("guide.code-form", ["编码只能用小写字母、数字和连字符", "The code takes small letters, digits and hyphens"]),
    ("guide.applicants-empty", ["没有写明谁可以申请", "Nobody may apply"]),
    ("guide.applicants-repeated", ["同一类申请人写了两次", "A kind of applicant is named twice"]),
    ("guide.delivery-empty", ["没有写明结果怎样送达", "No way of delivery is named"]),
    ("guide.material-code-repeated", ["两份材料的代号相同", "Two materials have the same code"]),
    ("guide.material-nothing-asked", ["原件和复印件份数都是零", "Neither an original nor a copy is asked for"]),
    ("guide.condition-missing", ["视情况提供的材料要写明什么情况", "A conditional material needs its condition"]),
    ("guide.condition-idle", ["必须提供的材料不写适用情况", "A required material has no condition"]),
    ("guide.limit-zero", ["时限不能为零", "A limit of nothing is no limit"]),
    ("guide.statutory-unit", ["法定时限按工作日或自然日计", "Law counts working days or calendar days"]),
    ("guide.promise-missing", ["承诺件要写承诺时限", "A commitment item needs a promised limit"]),
    ("guide.promise-on-immediate", ["即办件当场办结，不写承诺时限", "An immediate item promises no limit"]),
    (
        "guide.promise-beyond-statutory",
        ["承诺时限可能超过法定时限", "The promised limit may run longer than the statutory one"],
    ),
    (
        "guide.promise-outlasts",
        ["按本中心日历，{}受理的会超过法定时限", "On the centre's calendar the promise breaks the law from {} on"],
    ),
    ("guide.fee-basis-missing", ["收费要写明依据", "A fee needs its basis"]),
    (
        "guide.two-persons-on-immediate",
        ["即办件当场办结，不能要求经办、审批由两人分开", "What is decided on the spot cannot need two persons"],
    ),
    ("guide.delivery-repeated", ["送达方式不能重复", "A mode of delivery stands twice"]),
    (
        "guide.material-type-form",
        [
            "材料类型只用字母和数字，以小写字母开头",
            "A type of material is of letters and digits and begins with a small letter",
        ],
    ),
    ("guide.material-type-repeated", ["材料类型不能重复", "A type of material stands twice"]),
    (
        "guide.sample-of-somebody",
        ["示例里的证件号可能是真人的，请换成编造的号码", "The id number in the example may be somebody's: invent one"],
    ),
    ("guide.department-unknown", ["本中心没有代号为 {} 的承办单位", "The centre has no unit {} to be in charge"]),
    ("guide.valid-months-idle", ["写了有效期的材料还要写明材料类型", "A validity needs the type of the material"]),
    ("guide.special-step-idle", ["特殊程序要写明停止哪项时限", "Say which clocks the special step stops"]),
    ("guide.special-step-repeated", ["同一特殊程序写了两次", "The same special step is named twice"]),
    (
        "guide.extension-idle",
        ["延期按法定时限的单位计算，没有法定时限的不能延期", "Only a statutory limit is extended, in its own unit"],
    ),
    (
        "guide.extension-beyond-law",
        ["延期超过了行政许可法第四十二条的限度", "Longer than the permit law lets a limit be extended"],
    ),
    ("guide.visits-too-few", ["须本人到场的，到场次数至少一次", "Who must appear comes at least once"]),
    ("guide.not-disclosed", ["公开内容还缺：{}", "Still to be disclosed: {}"]),
    ("guide.window-unknown", ["本中心没有这个窗口", "This centre has no such window"]),
    ("guide.power-missing", ["部门没有把{}授给这个窗口", "The department has not granted its window: {}"]),
    ("guide.kind-not-used", ["本中心不用这种办件类型", "This centre does not use cases of this kind"]),
    ("guide.code-taken", ["本中心已有事项用这个编码", "Another item of this centre has this code"]),
    ("guide.code-differs", ["事项编码不能改，应为 {}", "An item keeps its code: {}"]),
    ("period.in-the-past", ["不能早于今天", "Not before today"]),
    ("period.too-far", ["最多提前两年", "At most two years ahead"]),
    ("period.not-after", ["最新版本自 {} 起生效，应在其后", "The newest version begins on {}; this comes after it"]),
    ("period.ended-already", ["事项到 {} 已经退出", "The item ends on {} already"]),
    // Register of entry
    ("entry.reasons-missing", ["不进驻或者退出要写明理由", "What does not enter, or leaves, has reasons"]),
    ("entry.approval-missing", ["不进驻或者退出要写明批准机关", "Name who approved it"]),
    ("entry.since-missing", ["请写明日期", "The day is missing"]),
    ("entry.since-in-future", ["日期不能晚于今天", "Not after today"]),
    ("entry.item-taken", ["这个事项已在清单的另一行", "The item stands on another line"]),
    // Lists
    (
        "list.cursor",
        ["翻页标记无效，请从第一页重新开始", "The cursor is not valid here; start again from the first page"],
    ),
    // Rules
    ("item.unknown", ["本中心没有这个事项", "This centre has no such item"]),
    ("window.takes-not", ["这个窗口不受理这个事项", "The window does not take this item"]),
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
    (
        "material.not-on-file",
        [
            "“{}”不在本中心可用的存档里，请收原件或复印件",
            "“{}” is not on file there, or no longer valid; see it, or a copy",
        ],
    ),
    (
        "proxy.must-appear",
        ["“{}”必须由申请人本人到场办理，不能代办", "“{}” wants the applicant in person; nobody applies for another"],
    ),
    ("proxy.authority", ["这类申请人没有“{}”这种代理", "This kind of applicant has no such proxy: {}"]),
    ("proxy.relation", ["关系“{}”与代理权限不符", "This relation does not go with the authority: {}"]),
    ("delivery.no-proxy", ["这个办件没有代理人", "No proxy applied for this case"]),
    ("delivery.receiver-is-not-proxy", ["领取人与代理人姓名不一致", "The receiver's name is not the proxy's"]),
    ("case.duplicate-of", ["已有在办件 {}", "Case {} is open"]),
    ("transfer.not-the-holder", ["这个人现在不在那个窗口当班", "This person does not hold that window now"]),
    ("late.not-allowed", ["本中心不实行容缺受理", "This centre takes no material late"]),
    (
        "late.terms-missing",
        [
            "缺少次要材料：{}；可以容缺受理，请约定补齐日期并由申请人签承诺书",
            "A secondary material is missing: {}; it may come late, by a day agreed and undertaken in writing",
        ],
    ),
    ("late.nothing-missing", ["次要材料都在，不需要容缺受理", "No secondary material is missing"]),
    ("late.undertaking-missing", ["容缺受理须由申请人签容缺承诺书", "The applicant has to sign the undertaking"]),
    ("late.due-past", ["补齐日期已经过了", "That day is over"]),
    ("late.due-closed", ["那一天中心不开放", "The centre is closed on that day"]),
    ("late.due-too-far", ["补齐日期太晚，最迟 {}", "That day is too late; the last is {}"]),
    ("late.no-room", ["办结时间太近，不能容缺受理", "The case is decided too soon for anything to come late"]),
    ("late.outstanding", ["容缺材料还没有补齐：{}", "What was to come late is not there yet: {}"]),
    ("material.not-brought", ["材料“{}”没有带来，不用填写", "Material “{}” was not brought: leave it out"]),
    ("material.nothing-brought", ["没有收到任何材料", "Nothing was brought"]),
    (
        "decision.second-person",
        [
            "这个事项须由两个人分别经办和决定，您已经经办过本件",
            "This item wants one to handle and another to decide, and you have handled it",
        ],
    ),
    ("delivery.not-offered", ["这个事项不用这种方式送达", "Results of this item are not delivered this way"]),
    ("delivery.proof-missing", ["他人代领须有凭证", "Somebody else than the applicant needs a proof"]),
    ("delivery.proof-idle", ["本人领取不需要代领凭证", "The applicant needs no such proof"]),
    (
        "delivery.waybill-invalid",
        ["寄件单号应为 6 到 40 位字母或数字", "A waybill number is 6 to 40 letters and digits"],
    ),
    ("suspension.step-counts", ["“{}”所需时间依法计入办理时限，不能中止", "The time of this step counts: {}"]),
    ("suspension.no-clock", ["这个事项没有可以中止的时限", "No clock of this item can be stopped"]),
    ("clock.days-missing", ["请填写天数", "Say how many days"]),
    ("suspension.unknown", ["没有第 {} 次中止", "There is no suspension {}"]),
    ("suspension.over", ["第 {} 次中止已经结束", "Suspension {} is over already"]),
    ("suspension.none", ["现在没有中止", "Nothing is suspended now"]),
    ("decision.suspended", ["“{}”还没有结束，先恢复办理再作决定", "“{}” is not over: resume before deciding"]),
    ("extension.not-allowed", ["这个事项依法不能延期", "No law lets the limit of this item be extended"]),
    ("extension.already", ["只能延期一次，已经延过", "The limit is extended once, and has been"]),
    (
        "extension.too-late",
        ["法定时限已经届满，不能再延期", "The statutory limit is over: it cannot be extended any more"],
    ),
    ("extension.too-long", ["最多延长 {} 日", "{} days more at most"]),
    ("correction.nothing-changed", ["没有需要更正的内容", "Nothing is different from what stands there"]),
    ("closure.already-filed", ["已经归档", "The dossier is closed already"]),
    (
        "closure.notice-not-printed",
        ["{}还没有打印，应当书面送交申请人", "{} was never printed; the applicant has to be given it in writing"],
    ),
    ("closure.receipt-not-kept", ["请确认签收凭证已经归入案卷", "Confirm that the signed receipt is in the dossier"]),
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
