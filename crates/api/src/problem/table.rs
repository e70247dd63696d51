//! The one table of status codes. A test proves that each code is documented.

use actix_web::http::StatusCode;

/// A problem: its code, its status, and its title and advice in both languages. `{}` stands for its subject.
#[derive(Debug)]
pub struct Entry {
    pub code: &'static str,
    pub status: u16,
    pub title: [&'static str; 2],
    pub detail: [&'static str; 2],
}

const fn entry(code: &'static str, status: u16, title: [&'static str; 2], detail: [&'static str; 2]) -> Entry {
    Entry { code, status, title, detail }
}

/// Chinese first, then English.
pub const CODES: &[Entry] = &[
    entry(
        "body.malformed",
        400,
        ["请求内容不是有效的 JSON", "The body is not JSON"],
        ["请检查请求内容的格式。", "Check the syntax of the body."],
    ),
    entry(
        "request.query-invalid",
        400,
        ["查询条件有误", "A query parameter is wrong"],
        ["请改正下列查询条件。", "Correct the parameters listed."],
    ),
    entry(
        "path.malformed",
        404,
        ["没有这个地址", "No such address"],
        ["地址中的编号格式不对。", "The id in the path is not one."],
    ),
    entry(
        "version.malformed",
        400,
        ["If-Match 格式有误", "If-Match cannot be read"],
        ["请原样送回上次读到的 ETag。", "Send back the ETag as it was read."],
    ),
    entry(
        "idempotency.key-malformed",
        400,
        ["Idempotency-Key 格式有误", "The Idempotency-Key cannot be used"],
        ["长度应为 1 到 128 个可见字符。", "It takes 1 to 128 visible ASCII characters."],
    ),
    entry("auth.token-missing", 401, ["尚未登录", "Not logged in"], ["请先登录。", "Log in first."]),
    entry(
        "auth.token-invalid",
        401,
        ["登录凭证无效或已过期", "The access token is not valid, or no longer"],
        ["请重新登录。", "Log in again."],
    ),
    entry("auth.session-ended", 401, ["登录已结束", "The session has ended"], ["请重新登录。", "Log in again."]),
    entry(
        "auth.bad-credentials",
        401,
        ["用户名或密码不正确", "Wrong user name or password"],
        ["请核对后再试。", "Check both and try again."],
    ),
    entry(
        "auth.password-change-required",
        403,
        ["请先修改初始密码", "The first password has to be changed"],
        ["修改密码以后才能办理其他事情。", "Change it; everything else opens then."],
    ),
    entry(
        "denied.role",
        403,
        ["您的岗位不办理这件事", "Your role does not do this"],
        ["请由有权限的岗位办理。", "Ask someone whose post does."],
    ),
    entry(
        "denied.out-of-scope",
        403,
        ["不在您可查看的范围内", "Outside what you may see"],
        ["只能查看自己当班窗口的办件。", "You see the cases of the windows you are on duty at."],
    ),
    entry(
        "denied.not-holder",
        403,
        ["您现在不在这个窗口当班", "You do not hold this window now"],
        ["请由当班人员办理。", "The person on duty does this."],
    ),
    entry(
        "denied.not-chief",
        403,
        ["这件事由窗口首席代表决定", "The chief of the window decides this"],
        ["请转首席代表（A角）决定。", "Pass it to the chief (post A)."],
    ),
    entry(
        "denied.not-reviewer",
        403,
        ["这件事由后台审核人员决定", "The reviewers of the back office decide this"],
        ["请等审核单位作出决定。", "Wait for the unit that reviews it."],
    ),
    entry(
        "denied.director-only",
        403,
        ["再次要求补正只能由中心主任决定", "Only the director may ask for a supplement again"],
        ["补正内容应当一次性告知；请报主任处理。", "Everything missing is named once; ask the director."],
    ),
    entry(
        "denied.head-only",
        403,
        ["延期由中心主任批准", "The director lets a limit be extended"],
        ["请报主任批准。", "Ask the director."],
    ),
    entry(
        "denied.power-not-granted",
        403,
        ["部门没有把这项权力授给窗口", "The department has not granted its window this power"],
        ["请由部门办理。", "The department does this itself."],
    ),
    entry(
        "denied.own-draft",
        403,
        ["自己起草的不能自己审核", "Nobody signs off a draft of his own"],
        ["请由其他审核人员审核。", "Somebody else who signs off does this."],
    ),
    entry(
        "denied.case-closed",
        403,
        ["办件已经办结", "The case is closed"],
        ["现在没有人在办，不能再查看完整信息。", "Nobody handles it any more; its data is not shown in full."],
    ),
    entry(
        "not-found",
        404,
        ["找不到", "Not found"],
        ["它不存在，或者不属于您的中心。", "It does not exist, or not in your centre."],
    ),
    entry(
        "progress.not-found",
        404,
        ["没有查到这个办件", "No such case"],
        ["请核对回执上的办件编号和查询码。", "Check the number and the query code on your receipt."],
    ),
    entry(
        "method.not-allowed",
        405,
        ["不支持这种请求方式", "Method not allowed"],
        ["请查看接口文档。", "See the API document."],
    ),
    entry(
        "case.wrong-stage",
        409,
        ["办件当前的环节不能这样办", "The case is not at the stage for this"],
        ["请刷新后查看办件现在的环节。", "Reload and see where the case stands."],
    ),
    entry(
        "case.id-taken",
        409,
        ["这个办件标识已经用过", "A case with this id exists"],
        ["请换一个新的标识。", "Use a new id."],
    ),
    entry(
        "draft.wrong-stage",
        409,
        ["草稿当前的环节不能这样办", "The draft is not at the stage for this"],
        ["请刷新后查看草稿现在的环节。", "Reload and see where the draft stands."],
    ),
    entry(
        "draft.exists",
        409,
        ["这个事项已有一份草稿在办", "The item has a draft under way"],
        ["请接着修改那份草稿，或者先把它作废。", "Go on with that one, or withdraw it first."],
    ),
    entry(
        "case.likely-duplicate",
        409,
        ["这位申请人同一事项已有在办件", "The applicant has an open case for this item"],
        [
            "在办件：{}。确要另收一件，请在 duplicateAcknowledged 填 true 再提交。",
            "Open: {}. To receive another, send duplicateAcknowledged as true.",
        ],
    ),
    entry(
        "version.stale",
        412,
        ["已被别人更新", "It has moved on since you read it"],
        ["请刷新后再办；现在是第 {} 版。", "Reload and try again; it is now at version {}."],
    ),
    entry("body.too-large", 413, ["请求内容太大", "The body is too large"], ["最多 256 KiB。", "At most 256 KiB."]),
    entry(
        "body.not-json",
        415,
        ["请求内容应为 JSON", "The body has to be JSON"],
        ["请设置 Content-Type: application/json。", "Send Content-Type: application/json."],
    ),
    entry(
        "request.invalid",
        422,
        ["提交的内容有误", "The request has faults"],
        ["请改正下列各处，其余内容未作任何改动。", "Correct what is listed; nothing has been changed."],
    ),
    entry(
        "request.refused",
        422,
        ["不符合办理规定", "The rules do not allow this"],
        ["请按下列各条处理，办件未作任何改动。", "See the rules listed; nothing has been changed."],
    ),
    entry(
        "draft.not-ready",
        422,
        ["草稿还不完整或有误", "The draft is not complete, or has faults"],
        ["请补齐、改正下列各处。", "Complete and correct what is listed."],
    ),
    entry(
        "idempotency.key-reused",
        422,
        ["同一个 Idempotency-Key 用于不同内容", "The Idempotency-Key was used with another body"],
        ["新的请求请换新的键。", "Use a new key for a new request."],
    ),
    entry(
        "time.year-not-loaded",
        422,
        ["该年度的放假安排还没有载入", "The calendar of that year is not loaded"],
        ["无法推算期限，请管理员载入 {} 年放假安排。", "No due time can be told; load the holidays of {}."],
    ),
    entry(
        "time.stands-still",
        422,
        ["计时尚未恢复", "The clock stands still"],
        ["暂停还没有结束，无法推算期限。", "The pause has no end yet."],
    ),
    entry(
        "time.pause-backwards",
        422,
        ["暂停的结束早于开始", "A pause ends before it begins"],
        ["请核对暂停的起止时间。", "Check the times of the pause."],
    ),
    entry(
        "time.empty-limit",
        422,
        ["期限不能为零", "A limit of nothing"],
        ["请填写大于零的期限。", "Give a limit above zero."],
    ),
    entry(
        "demo.clock-back",
        422,
        ["演示时钟不能倒退", "The demo clock never goes back"],
        ["请给出晚于现在的时间。", "Give a later moment."],
    ),
    entry(
        "demo.clock-too-far",
        422,
        ["一次最多前进 400 天", "At most 400 days at a time"],
        ["请分次前进。", "Move in several steps."],
    ),
    entry(
        "demo.clock-year-not-loaded",
        422,
        ["该年度的放假安排还没有载入", "The calendar of that year is not loaded"],
        ["演示时钟只能在已载入的年度内移动。", "The clock moves inside loaded years only."],
    ),
    entry(
        "version.required",
        428,
        ["缺少 If-Match", "If-Match is required"],
        [
            "请带上读到的 ETag，以免覆盖别人的更新。",
            "Send the ETag you have read, so that nobody's work is overwritten.",
        ],
    ),
    entry(
        "auth.locked",
        429,
        ["登录失败次数过多，暂时锁定", "Locked after too many failed attempts"],
        ["请稍后再试。", "Try again later."],
    ),
    entry("rate.limited", 429, ["请求过于频繁", "Too many requests"], ["请稍后再试。", "Try again later."]),
    entry(
        "internal",
        500,
        ["系统出错", "Something went wrong here"],
        ["已记录，请稍后再试。", "It has been logged; try again later."],
    ),
    entry(
        "store.unavailable",
        503,
        ["系统繁忙或数据库暂时不可用", "The database is busy or away"],
        ["请稍后再试，已提交的内容不会丢失。", "Try again shortly; nothing acknowledged is lost."],
    ),
];

pub fn find(code: &str) -> Option<&'static Entry> {
    CODES.iter().find(|entry| entry.code == code)
}

pub fn status(code: &str) -> StatusCode {
    find(code).and_then(|entry| StatusCode::from_u16(entry.status).ok()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
