using System.Globalization;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;

namespace Lantu.Api.Http;

/// <summary>Every problem code with its words in both languages: a title and, where it helps, what to do. {0}, {1} are the code's values.</summary>
public static class ProblemTexts
{
    private sealed record Text(string Zh, string En, string? ZhDetail = null, string? EnDetail = null);

    private static readonly Dictionary<string, Text> Texts = new()
    {
        // Asking
        ["not_signed_in"] = new("尚未登录", "Not signed in", "请先登录；会话闲置 30 分钟后失效。", "Sign in first; a session ends after 30 idle minutes."),
        ["sign_in_failed"] = new("用户名或密码不正确", "User name or password is wrong", "连续 5 次失败后该账号锁定 15 分钟。", "After 5 failures in a row the account is locked for 15 minutes."),
        ["code_required"] = new("请输入验证码", "A one-time code is needed", "密码正确；请连同身份验证器的六位验证码或一个恢复码再次登录。", "The password is right; send it again with the six digits of your authenticator app, or a recovery code."),
        ["code_wrong"] = new("验证码不正确或已用过", "The code is wrong or has been used", "每个验证码只能用一次；请等下一个。", "Each code is good once; wait for the next."),
        ["password_change_required"] = new("请先更换密码", "Change your password first", "密码由管理员设置或已过期：PUT /api/v1/account/password。", "It was set by an administrator or has expired: PUT /api/v1/account/password."),
        ["totp_enrolment_required"] = new("请先绑定身份验证器", "Enrol an authenticator app first", "您的角色需要第二重验证：POST /api/v1/account/totp。", "Your role needs a second factor: POST /api/v1/account/totp."),
        ["reauthentication_failed"] = new("身份确认未通过", "You could not be recognised again", "请再次输入您自己的密码；绑定了身份验证器的还须输入一个新的验证码。", "Give your own password again and, with a second factor, a fresh code."),
        ["permission_denied"] = new("没有此项权限", "You do not have this permission"),
        ["xsrf_token_invalid"] = new("请求缺少有效的防伪令牌", "The antiforgery token is missing or wrong", "请把 Cookie XSRF-TOKEN 的值放入请求头 X-XSRF-TOKEN；登录后令牌会更换。", "Send the value of the XSRF-TOKEN cookie as header X-XSRF-TOKEN; signing in changes it."),
        ["not_found"] = new("没有这个资源，或您无权查看", "There is no such thing, or it is not yours to see"),
        ["method_not_allowed"] = new("此地址不支持该方法", "This address does not answer that method"),
        ["unsupported_media_type"] = new("请以 UTF-8 编码的 application/json 提交", "Send application/json in UTF-8"),
        ["payload_too_large"] = new("请求内容过大", "The request is too large"),
        ["malformed_request"] = new("请求无法解析", "The request cannot be understood"),
        ["malformed_json"] = new("JSON 无法解析，或含有不认识的成员", "The JSON is malformed or has a member this operation does not know"),
        ["malformed_parameter"] = new("参数格式不正确", "The parameter is malformed"),
        ["unknown_parameter"] = new("没有这个查询参数", "There is no such query parameter"),
        ["repeated_parameter"] = new("查询参数只能出现一次", "A query parameter may stand only once"),
        ["malformed_cursor"] = new("游标无效，或与当前筛选条件不符", "The cursor is invalid or belongs to another filter"),
        ["limit_out_of_range"] = new("limit 须在 1 到 500 之间", "limit goes from 1 to 500"),
        ["too_many_requests"] = new("请求过于频繁", "Too many requests", "请在 Retry-After 所示的秒数之后再试。", "Try again after the seconds in Retry-After."),
        ["internal_error"] = new("服务器内部错误", "Internal server error", "请把 traceId 告诉管理员。", "Tell your administrator the traceId."),
        ["database_unavailable"] = new("数据库暂时不可用", "The database is unavailable for the moment", "请稍后重试。", "Try again shortly."),
        // Writing
        ["validation_failed"] = new("提交的内容不符合要求", "The content does not meet the requirements", "请按 errors 中的位置逐项改正后重试。", "Mend each place named in errors and try again."),
        ["precondition_required"] = new("缺少 If-Match 请求头", "The If-Match header is missing", "请先读取该资源，把响应的 ETag 放入 If-Match。", "Read the resource first and send its ETag as If-Match."),
        ["malformed_if_match"] = new("If-Match 须是一个强 ETag", "If-Match takes one strong ETag", "例如 If-Match: \"3\"；不接受 *。", "For example If-Match: \"3\"; * is refused."),
        ["stale_version"] = new("内容已被他人改动", "Somebody else has changed this", "现为第 {0} 版，您的内容没有写入。请重新读取、合并后再试。", "It is at version {0} now and nothing of yours was written. Read it again, merge, and retry."),
        ["action_not_possible_in_state"] = new("当前状态不能{0}", "Not possible in this state", "该报件现为“{1}”，不能{0}。", "The submission is {1}; it cannot {0} now."),
        ["action_not_yours"] = new("此操作不由您办理", "This act is not yours to make", "只有本环节的人员可以{0}。", "Only the people of this step may {0}."),
        ["separation_of_duties"] = new("职责分离：您已经手过这份报件", "Separation of duties: you have had a hand in this submission", "填报、报送或办理过其他环节的人不能再{0}同一份报件。", "Whoever drafted, submitted or decided another step may not {0} the same submission."),
        ["not_for_programs"] = new("程序只能填报和报送，且限于其报表范围", "Programs save and submit, within their forms", "撤回、审批、退回、更正须由人办理。", "People withdraw, approve, return and correct."),
        ["not_to_oneself"] = new("不能对自己的账号这样做", "Not to your own account", "请由另一位安全管理员办理。", "Another security administrator has to."),
        ["takes_a_second_administrator"] = new("须由另一位安全管理员确认", "It takes a second administrator", "授予者本人不能确认。", "Whoever granted it cannot confirm it."),
        ["user_name_taken"] = new("用户名已被使用", "The user name is taken"),
        ["membership_granted_already"] = new("此人在这段时间已有该单位的这个角色", "The person holds this role for this unit already in that time"),
        ["administrators_exclude_each_other"] = new("三权分立：规划管理员、安全管理员、审计员不得兼任", "Plan administrator, security administrator and auditor exclude each other", "请先收回另一个角色。", "Revoke the other role first."),
        ["membership_not_pending"] = new("这项授权不在等待确认", "This grant does not wait for confirmation"),
        ["membership_ended"] = new("这项授权已经结束", "This grant has ended"),
        ["delegated_already"] = new("该角色在这段时间已委托他人代理", "The role is delegated already in that time"),
        ["no_password"] = new("此账号没有密码，只能通过外部登录", "This account has no password; it signs in elsewhere"),
        ["totp_not_proposed"] = new("请先开始绑定", "Begin enrolling first", "先 POST /api/v1/account/totp 取得密钥。", "POST /api/v1/account/totp gives the secret."),
        ["totp_not_enrolled"] = new("没有绑定身份验证器", "No authenticator app is enrolled"),
        ["two_secrets_live"] = new("已有两个有效密钥", "Two secrets are live already", "请先撤销其中一个。", "Revoke one of them first."),
        ["not_open_yet"] = new("报表尚未开放填报", "The form is not open yet", "{0:yyyy-MM-dd} 起可以填报。", "It opens on {0:yyyy-MM-dd}."),
        ["closed"] = new("报表已关闭", "The form has closed", "已于 {0:yyyy-MM-dd} 关闭；请向牵头部门或规划管理员申请延期。", "It closed on {0:yyyy-MM-dd}; ask the lead department or the plan's administrator for an extension."),
        ["extension_not_yours"] = new("延期不由您办理", "Extensions are not yours to give", "由规划管理员或报表牵头部门的审核员办理。", "The plan's administrator or a reviewer of the form's lead department gives them."),
        ["extension_not_possible_in_state"] = new("当前状态不能延期", "No extension in this state", "该报件现为“{0}”；只有等待填报的报件可以延期。", "The submission is {0}; only one that its unit still has to hand in can be extended."),
        ["correction_under_way"] = new("已有一份更正在办理", "A correction is already under way"),
        ["already_corrected"] = new("这一版已有更正", "This revision has been corrected", "请更正最新的一版。", "Correct the latest revision."),
        ["figure_already_final"] = new("同一指标、单位、报告期的这一版数值已经核定", "A figure for this indicator, unit, period and revision is already final"),
        // Places in the input
        ["password_wrong"] = new("密码不正确", "The password is wrong"),
        ["password_too_short"] = new("密码至少 {0} 个字符", "At least {0} characters"),
        ["password_needs_three_classes"] = new("须含大写、小写、数字、其他字符中的三类", "Needs three of: upper case, lower case, digits, others"),
        ["password_contains_name"] = new("密码不能包含用户名、姓名或单位名称", "The password must not contain a user, person or unit name"),
        ["password_common"] = new("这是常见密码，容易被猜到", "This is one of the commonest passwords"),
        ["password_used_before"] = new("不能与最近 {0} 个密码相同", "Not one of the last {0} passwords"),
        ["code_malformed"] = new("验证码是六位数字", "The code has six digits"),
        ["ends_before_it_begins"] = new("结束日期须晚于开始日期", "It must end after it begins"),
        ["too_many_days"] = new("最长 {0} 天", "At most {0} days"),
        ["in_the_past"] = new("日期不能早于今天", "Not in the past"),
        ["not_to_be_delegated"] = new("这不是您可以委托他人代理的角色", "Not a role of yours that can be delegated"),
        ["not_a_delegate"] = new("代理人须是同单位、在职、且非管理员或审计员的同事", "A delegate is a colleague of the same unit who neither administers nor audits"),
        ["user_name_malformed"] = new("用户名为 3 到 60 个字母、数字、点、短横或下划线，以字母开头", "3 to 60 letters, digits, dots, hyphens or underscores, beginning with a letter"),
        ["unknown_user"] = new("没有这个账号，或已停用", "There is no such account, or it is disabled"),
        ["unknown_org_unit"] = new("没有单位 {0}，或不适用于此", "There is no unit {0}, or it does not fit here"),
        ["role_does_not_fit_unit"] = new("填报员、审核员属于县（市、区）和管委会，其他角色属于部门", "Drafters and approvers belong to areas, the other roles to departments"),
        ["nothing_to_change"] = new("没有要改动的内容", "Nothing to change"),
        ["unknown_scope"] = new("权限范围只能是 plan:read、submissions:read、submissions:write", "Scopes are plan:read, submissions:read, submissions:write"),
        ["unknown_form"] = new("没有报表 {0}", "There is no form {0}"),
        ["network_malformed"] = new("网段形如 10.20.0.0/16", "A network looks like 10.20.0.0/16"),
        ["public_keys_malformed"] = new("须是只含公钥（RSA 或 EC）的 JSON Web Key Set", "A JSON Web Key Set of public keys only, RSA or EC"),
        ["not_a_drafter_of_the_unit"] = new("负责人须是该单位的填报员", "Whoever answers for a program is a drafter of its unit"),
        ["reminder_not_yours"] = new("催报不由您办理", "Reminding is not yours to do", "由牵头部门审核员、核定员或规划管理员催报。", "The lead department's reviewers, the finalizer and the plan's administrator remind."),
        ["nothing_to_remind_of"] = new("没有可催的", "There is nothing to remind of", "该报件现为“{0}”，本单位现在不能或不需填报。", "The submission is {0}; its unit cannot or need not fill it now."),
        ["reminded_already"] = new("24 小时内已经催过", "Reminded of within 24 hours", "已于 {0:yyyy-MM-dd HH:mm} 催过；24 小时内只能人工催一次。", "It was reminded of at {0:yyyy-MM-dd HH:mm}; once in 24 hours by hand."),
        ["email_malformed"] = new("不像是电子邮箱地址", "This does not look like an e-mail address"),
        ["required"] = new("必填", "Required"),
        ["too_long"] = new("过长，最多 {0} 字", "Too long: at most {0} characters"),
        ["too_many"] = new("过多，最多 {0} 项", "Too many: at most {0}"),
        ["unprintable_characters"] = new("含有不能保存的控制字符", "Contains control characters that cannot be kept"),
        ["unknown_line"] = new("本表没有 {0} 这一行", "This form has no line {0}"),
        // Places in a form's definition
        ["line_not_a_figure"] = new("第 {0} 行不填数值", "Line {0} takes no figure"),
        ["outlier_never_blocks"] = new("离群值只能作核实性审核", "An outlier queries; it never blocks"),
        ["blank_never_zero_here"] = new("这类规则不能把空白当作 0", "A rule of this kind cannot take a blank as 0"),
        ["parameter_not_taken"] = new("这类规则没有该参数", "A rule of this kind does not take this parameter"),
        ["min_above_max"] = new("下限不能大于上限", "The minimum is above the maximum"),
        ["below_zero"] = new("不能小于 0", "Not below 0"),
        ["percent_of_zero"] = new("百分比限值须大于 0", "A limit in per cent is above 0"),
        ["line_compared_twice"] = new("第 {0} 行比较了两次", "Line {0} is compared twice"),
        ["line_not_compared"] = new("规则所在的第 {0} 行不在比较式中", "Line {0}, on which the rule stands, is not compared"),
        ["sign_not_one"] = new("符号只能是 1 或 -1", "A sign is 1 or -1"),
        ["unknown_subject"] = new("规划中没有 {0}", "The plan has no {0}"),
        ["not_an_area"] = new("“{0}”不是可以填报的县（市、区）或管委会", "“{0}” is no county or committee"),
        ["not_a_department"] = new("“{0}”不是部门", "“{0}” is no department"),
        ["period_of_another_frequency"] = new("报告期与报表频率不符", "The period is not of the form's frequency"),
        ["period_outside_plan"] = new("报告期须在规划期 {0}–{1} 年内", "The period lies outside the plan's years {0}–{1}"),
        ["code_malformed_kebab"] = new("代码由小写字母、数字和短横组成", "A code has lower-case letters, digits and hyphens"),
        ["form_code_taken"] = new("报表代码已被使用", "The form's code is taken"),
        ["out_of_days"] = new("天数超出范围", "Too many or too few days"),
        ["trial_limit"] = new("最多试算 200 份报件", "At most 200 submissions"),
        ["no_draft"] = new("没有待发布的新版本", "There is no draft to publish", "先用 PUT …/draft 保存。", "Save one with PUT …/draft first."),
        ["form_ended"] = new("报表已停用", "The form has ended"),
        ["repeated_line"] = new("{0} 这一行出现了两次", "Line {0} stands twice"),
        ["one_address_only"] = new("一行只能用一个编号指明", "A line is named by one code only"),
        ["not_a_share"] = new("完成比例须在 0 到 100 之间", "A share done goes from 0 to 100"),
        ["empty_line"] = new("这一行没有要写入的内容", "This line writes nothing"),
        ["too_many_digits"] = new("数值最多 15 位有效数字", "At most 15 significant digits"),
        ["figure_out_of_range"] = new("数值须小于 10¹⁵", "The figure must be below 10¹⁵"),
        ["text_not_taken"] = new("该指标填数值，不填文字", "This indicator takes a figure, not text"),
        ["figure_not_taken"] = new("该指标填文字，不填数值", "This indicator takes text, not a figure"),
        ["reason_required"] = new("请写明原因", "Say why"),
        ["reason_code_required"] = new("退回须选择原因代码", "Returning takes a reason code"),
        ["unknown_reason_code"] = new("没有这个原因代码", "There is no such reason code"),
        ["only_with_return"] = new("只在退回时使用", "Goes with returning only"),
        ["blocking_hit"] = new("{0}：{1}", "{0}: {1}"),
        ["explanation_missing"] = new("{0}：{1}", "{0}: {1}"),
        ["explanation_is_a_phrase"] = new("{0}：{1}", "{0}: {1}"),
        ["explanation_too_short"] = new("{0}：{1}", "{0}: {1}"),
        ["explanation_copied"] = new("{0}：{1}", "{0}: {1}"),
        ["submission_empty"] = new("还没有填写任何一行", "No line is filled in yet"),
        ["not_an_action"] = new("保存请用 PUT …/lines", "Saving is done by PUT …/lines"),
        ["malformed_period"] = new("报告期形如 2024、2024-H1、2024-Q3 或 2024-07", "A period looks like 2024, 2024-H1, 2024-Q3 or 2024-07"),
        ["malformed_instant"] = new("时刻须带时区，形如 2025-07-10T08:00:00Z", "An instant has an offset: 2025-07-10T08:00:00Z"),
    };

    private static readonly Dictionary<object, (string Zh, string En)> Words = new()
    {
        [SubmissionAction.Save] = ("保存", "be saved"),
        [SubmissionAction.Submit] = ("报送", "be submitted"),
        [SubmissionAction.Withdraw] = ("撤回", "be withdrawn"),
        [SubmissionAction.Approve] = ("通过", "be approved"),
        [SubmissionAction.Return] = ("退回", "be returned"),
        [SubmissionAction.Correct] = ("更正", "be corrected"),
        [SubmissionState.Open] = ("未填报", "open"),
        [SubmissionState.Draft] = ("草稿", "a draft"),
        [SubmissionState.Submitted] = ("待县级审核", "waiting for county approval"),
        [SubmissionState.CountyApproved] = ("待部门审核", "waiting for department review"),
        [SubmissionState.DepartmentApproved] = ("待市级核定", "waiting for finalization"),
        [SubmissionState.Approved] = ("已核定", "approved"),
        [SubmissionState.Returned] = ("已退回", "returned"),
    };

    /// <summary>All codes, for the test that every code thrown has its words.</summary>
    public static IReadOnlyCollection<string> Codes => Texts.Keys;

    public static (string Title, string? Detail) Of(string code, Language language, object[] values)
    {
        var text = Texts[code];
        var words = values.Select(value => value is Obstacle obstacle ? obstacle.Say(language) : Words.TryGetValue(value, out var word) ? (language == Language.English ? word.En : word.Zh) : value).ToArray();
        return language == Language.English ? (Fill(text.En, words)!, Fill(text.EnDetail, words)) : (Fill(text.Zh, words)!, Fill(text.ZhDetail, words));
    }

    private static string? Fill(string? template, object[] words) => template is null ? null : string.Format(CultureInfo.InvariantCulture, template, words);
}
