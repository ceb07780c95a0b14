namespace Lantu.Api.IntegrationTests.Access;

/// <summary>
/// Who may do what: every route × every kind of caller, with the status each must hear. The submission is 柯城区's, approved by
/// the county, so it has reached the department (市生态环境局) and not yet the finalizer. A stale If-Match stands for the act
/// itself: 412 means the caller would have been let through, and nothing changes.
/// </summary>
public static class AccessMatrix
{
    /// <summary>The columns below.</summary>
    public static readonly string[] Callers =
    [
        "anonymous", "kecheng.drafter", "kecheng.approver", "epb.reviewer", "finalizer", "admin", "security", "auditor",
        "kaihua.drafter", "kaihua.approver", "water.reviewer", "program of kecheng, plan:read", "program of kecheng, submissions:write", "program of kaihua, submissions:write",
    ];

    //                                own unit                                 other unit       programs
    //                           anon draft appro revie final planA secuA audit draft appro revie plan  subm  other
    private const string Everybody = "200 200 200 200 200 200 200 200 200 200 200 200 200 200";
    private const string Unreleased = "404 404 404 404 404 404 404 404 404 404 404 404 404 404";
    private const string PlanReaders = "401 200 200 200 200 200 200 200 200 200 200 200 403 403";
    private const string SubmissionLists = "401 200 200 200 200 200 403 200 200 200 200 403 200 200";
    private const string SubmissionReaders = "401 200 200 200 404 200 403 200 404 404 404 403 200 404";
    private const string Savers = "401 412 403 403 403 403 403 403 404 403 403 403 412 404";
    private const string Movers = "401 412 412 412 404 403 403 403 404 404 404 403 412 404";
    private const string BulkMovers = "401 207 207 207 207 403 403 403 207 207 207 403 207 207";
    private const string AccessReaders = "401 403 403 403 403 403 200 200 403 403 403 403 403 403";

    private static string People(int status) => $"401 {string.Join(' ', Enumerable.Repeat(status, 10))} 403 403 403";

    private static string AccessManagers(int status) => $"401 403 403 403 403 403 {status} 403 403 403 403 403 403 403";

    private static string ClientCodes(int status) => $"401 404 404 404 404 404 {status} {status} 404 404 404 403 404 404";

    private static string ClientCodeWriters(int status) => $"401 404 403 403 403 403 {status} 403 404 403 403 403 404 404";

    private static string Drafters(int status) => $"401 {status} 403 403 403 403 403 403 {status} 403 403 403 {status} {status}";

    private static string SubTaskWriters(int status) => $"401 {status} {status} {status} 403 {status} 403 403 {status} {status} {status} 403 403 403";

    private static string SlipIssuers(int status) => $"401 403 403 {status} {status} {status} 403 403 403 403 {status} 403 403 403";

    private static string SlipWriters(int status) => $"401 {status} {status} {status} {status} {status} 403 403 {status} {status} {status} 403 403 403";

    private static string ReleaseReaders(int status) => $"401 403 403 403 {status} {status} 403 {status} 403 403 403 403 403 403";

    private static string EvaluationReaders(int status) => $"401 {status} {status} {status} {status} {status} 403 {status} {status} {status} {status} 403 403 403";

    private static string ReportReaders(int status) => $"401 403 403 {status} {status} {status} 403 {status} 403 403 {status} 403 403 403";

    private static string AreaPeople(int status) => $"401 {status} {status} 403 403 403 403 403 {status} {status} 403 403 403 403";

    private static string Reviewers(int status) => $"401 403 403 {status} 403 403 403 403 403 403 {status} 403 403 403";

    private const string Scheme = """{"weights":{"indicators":1,"tasks":0,"projects":0,"qualitative":0},"bindingFactor":1,"functions":{"raise":{"kind":"pace"},"bound":{"kind":"completion"},"works":{"kind":"pace"}},"items":[],"combination":"weighted","backsliding":"ignored","missingData":"leftOut","qualitative":{"criteria":[],"dropExtremesFrom":5},"vetoes":[],"grades":{"excellent":90,"good":75,"pass":60},"ranking":true}""";

    private static string Moderators(int status) => $"401 403 403 403 {status} {status} 403 403 403 403 403 403 403 403";

    private static string Finalizers(int status) => $"401 403 403 403 {status} 403 403 403 403 403 403 403 403 403";

    private static string PlanManagers(int status) => $"401 403 403 403 403 {status} 403 403 403 403 403 403 403 403";

    private const string Id = "01900000-0000-7000-8000-000000000000";
    /// <summary>At an address that is none.</summary>
    private const string Source = """{"name":"省平台","address":"ftp://x","format":"csv","areaAt":"a","indicatorAt":"i","periodAt":"p","valueAt":"v","schedule":"daily","runAt":"02:30:00"}""";
    public const string TooLong = "*300 characters*";

    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        new("openSession", "POST session", People(422).Replace("401", "422", StringComparison.Ordinal).Replace("403", "422", StringComparison.Ordinal), """{"userName":"","password":"x"}"""),
        new("getSession", "GET session", People(200)),
        new("closeSession", "DELETE session", People(204)) { EndsTheSession = true },
        new("enterCode", "POST session/code", People(422), """{"code":""}"""),
        new("listSignInProviders", "GET session/providers", Everybody),
        new("listDemoAccounts", "GET session/demo-accounts", Everybody),

        new("getAccount", "GET account", People(200)),
        new("changePassword", "PUT account/password", People(422), """{"currentPassword":"","newPassword":""}"""),
        new("changeEmail", "PUT account/email", People(422), """{"email":"?"}"""),
        new("proposeTotp", "POST account/totp", People(422), $$"""{"password":"{{TooLong}}"}"""),
        new("confirmTotp", "PUT account/totp", People(422), """{"code":"x"}"""),
        new("renewRecoveryCodes", "POST account/recovery-codes", People(422), $$"""{"password":"{{TooLong}}"}"""),
        new("listOwnSessions", "GET account/sessions", People(200)),
        new("endOwnSession", $"DELETE account/sessions/{Id}", People(404)),
        new("endOtherSessions", "DELETE account/sessions", People(204)),
        new("listDelegates", "GET account/delegates", People(200)),
        new("listDelegations", "GET account/delegations", People(200)),
        new("createDelegation", "POST account/delegations", People(422), $$"""{"membershipId":"{{Id}}","toUserId":"{{Id}}","validFrom":"2026-01-01","validTo":"2026-01-02"}"""),
        new("endDelegation", $"DELETE account/delegations/{Id}", People(404)),

        new("listPlans", "GET plans", PlanReaders),
        new("getPlan", "GET plans/quzhou-eco-14", PlanReaders),
        new("listChapters", "GET plans/quzhou-eco-14/chapters", PlanReaders),
        new("getChapter", "GET plans/quzhou-eco-14/chapters/5", PlanReaders),
        new("getDashboard", "GET plans/quzhou-eco-14/dashboard", PlanReaders),
        new("listChanges", "GET changes", PlanReaders),
        new("compareDashboard", "GET plans/quzhou-eco-14/dashboard/comparison?asOf=2023-06-30", PlanReaders),
        new("rebuildStandings", "POST plans/quzhou-eco-14/standings/rebuild", PlanManagers(200)),
        new("listTasks", "GET plans/quzhou-eco-14/tasks", PlanReaders),
        new("getTask", "GET plans/quzhou-eco-14/tasks/5.1", PlanReaders),
        new("getTaskProgress", "GET plans/quzhou-eco-14/tasks/5.1/progress", PlanReaders),
        new("getProjectProgress", "GET plans/quzhou-eco-14/projects/3-2/progress", PlanReaders),
        new("listCommitments", "GET plans/quzhou-eco-14/commitments", PlanReaders),
        new("listColumns", "GET plans/quzhou-eco-14/columns", PlanReaders),
        new("getColumn", "GET plans/quzhou-eco-14/columns/3", PlanReaders),
        new("listProjects", "GET plans/quzhou-eco-14/projects", PlanReaders),
        new("exportProjects", "GET plans/quzhou-eco-14/projects.xlsx", PlanReaders),
        new("getProject", "GET plans/quzhou-eco-14/projects/3-2", PlanReaders),
        new("searchPlan", "GET plans/quzhou-eco-14/search?q=%E6%B1%A1%E6%B0%B4", PlanReaders),
        new("listIndicators", "GET plans/quzhou-eco-14/indicators", PlanReaders),
        new("getIndicator", "GET plans/quzhou-eco-14/indicators/3.1", PlanReaders),
        new("getIndicatorSeries", "GET plans/quzhou-eco-14/indicators/2/series", PlanReaders),
        new("exportIndicatorSeries", "GET plans/quzhou-eco-14/indicators/2/series.xlsx", PlanReaders),
        new("getIndicatorAssessment", "GET plans/quzhou-eco-14/indicators/2/assessment", PlanReaders),
        new("getIndicatorContributions", "GET plans/quzhou-eco-14/indicators/13/contributions", PlanReaders),
        new("getIndicatorSheet", "GET plans/quzhou-eco-14/indicators/2/sheet", PlanReaders),
        new("saveIndicatorSheet", "PUT plans/quzhou-eco-14/indicators/2/sheet", PlanManagers(412), """{"definition":"x"}"""),
        new("getTargets", "GET plans/quzhou-eco-14/indicators/4/targets", PlanReaders),
        new("listTargetHistory", "GET plans/quzhou-eco-14/indicators/4/targets/history", PlanReaders),
        new("setTargets", "POST plans/quzhou-eco-14/indicators/4/targets", PlanManagers(412), """{"basis":"reported","reason":"x","targets":[{"year":2025,"value":1}]}"""),
        new("decomposeTargets", "POST plans/quzhou-eco-14/indicators/13/targets/decompose", PlanManagers(412), """{"year":2025,"method":"equal","reason":"x"}"""),
        new("withdrawTargets", "POST plans/quzhou-eco-14/indicators/4/targets/withdraw", PlanManagers(412), """{"reason":"x","targets":[{"year":2025}]}"""),
        new("addTargetDocument", "POST plans/quzhou-eco-14/target-documents?fileName=a.pdf", PlanManagers(422), "%PDF-") { MediaType = "application/octet-stream" },
        new("getTargetDocumentContent", $"GET plans/quzhou-eco-14/target-documents/{Id}", PlanReaders.Replace("200", "404", StringComparison.Ordinal)),
        new("getAssessmentSettings", "GET plans/quzhou-eco-14/assessment-settings", PlanReaders),
        new("updateAssessmentSettings", "PATCH plans/quzhou-eco-14/assessment-settings", PlanManagers(412), """{"faster":1.2,"reason":"x"}"""),
        new("listOrgUnits", "GET org-units", PlanReaders),
        new("listResponsibilities", "GET plans/quzhou-eco-14/responsibilities", PlanReaders),
        new("reassignResponsibilities", "POST plans/quzhou-eco-14/responsibilities/reassignments", PlanManagers(207), $$"""{"responsibilities":[{"id":"{{Id}}","version":1}],"orgUnit":"water","effectiveOn":"2099-01-01","reason":"职责划转"}"""),
        new("exportResponsibilities", "GET plans/quzhou-eco-14/responsibilities.xlsx", PlanReaders),
        new("getResponsibilityTable", "GET plans/quzhou-eco-14/responsibilities/table", PlanReaders),
        new("listConfirmations", $"GET plans/quzhou-eco-14/responsibilities/{Id}/confirmations", PlanReaders.Replace("200", "404", StringComparison.Ordinal)),
        new("takeBackConfirmation", $"POST plans/quzhou-eco-14/responsibilities/{Id}/withdrawal", PlanManagers(404), """{"reason":"重新研究"}"""),
        new("readResponsibilityTable", "POST plans/quzhou-eco-14/responsibilities/table-readings", PlanManagers(422), "no workbook") { MediaType = "application/octet-stream" },
        new("changeResponsibilities", "POST plans/quzhou-eco-14/responsibilities/changes", PlanManagers(207), $$"""{"effectiveOn":"2099-01-01","reason":"修订","end":[{"id":"{{Id}}","version":1}]}"""),
        new("listDuties", "GET plans/quzhou-eco-14/duties?orgUnit=water", PlanReaders),
        new("listReassignments", "GET plans/quzhou-eco-14/responsibilities/reassignments", PlanReaders),
        new("receiveReassignment", $"POST plans/quzhou-eco-14/responsibilities/reassignments/{Id}/receipt", People(404), "{}"),
        new("confirmResponsibilities", "POST plans/quzhou-eco-14/responsibilities/confirmations", PlanManagers(207), $$"""{"responsibilities":[{"id":"{{Id}}","version":1}]}"""),

        new("listCalendar", "GET plans/quzhou-eco-14/calendar?from=2026-01-01&to=2026-12-31", PlanReaders),
        new("exportCalendar", "GET plans/quzhou-eco-14/calendar.ics?from=2026-01-01&to=2026-12-31", PlanReaders),
        new("listCalendarFeeds", "GET calendar-feeds", People(200)),
        new("createCalendarFeed", "POST calendar-feeds", People(422), """{"name":""}"""),
        new("revokeCalendarFeed", $"DELETE calendar-feeds/{Id}", People(404)),
        new("getCalendarFeed", $"GET calendar-feeds/{Id}.ics", Everybody.Replace("200", "404", StringComparison.Ordinal)),

        new("listSubmissions", "GET plans/quzhou-eco-14/submissions", SubmissionLists),
        new("listCorrections", "GET plans/quzhou-eco-14/corrections", SubmissionLists),
        new("getSubmission", "GET plans/quzhou-eco-14/submissions/{submission}", SubmissionReaders),
        new("saveSubmissionLines", "PUT plans/quzhou-eco-14/submissions/{submission}/lines", Savers, """{"lines":[{"indicatorCode":"1","value":1}]}"""),
        new("getLineHistory", "GET plans/quzhou-eco-14/submissions/{submission}/lines/1/history", SubmissionReaders),
        new("exportSubmissionXlsx", "GET plans/quzhou-eco-14/submissions/{submission}/lines.xlsx", SubmissionReaders),
        new("exportSubmissionCsv", "GET plans/quzhou-eco-14/submissions/{submission}/lines.csv", SubmissionReaders),
        new("listTransitions", "GET plans/quzhou-eco-14/submissions/{submission}/transitions", SubmissionReaders),
        new("listAttachments", "GET plans/quzhou-eco-14/submissions/{submission}/attachments", SubmissionReaders),
        new("getAttachmentContent", "GET plans/quzhou-eco-14/submissions/{submission}/attachments/{attachment}", SubmissionReaders),
        new("addAttachment", "POST plans/quzhou-eco-14/submissions/{submission}/attachments?fileName=a.pdf", Savers, "%PDF-") { MediaType = "application/octet-stream" },
        new("removeAttachment", "DELETE plans/quzhou-eco-14/submissions/{submission}/attachments/{attachment}", Savers),
        new("listImports", "GET plans/quzhou-eco-14/imports", Drafters(200)),
        new("startImport", "POST plans/quzhou-eco-14/imports?format=ndjson", Drafters(201), "{}") { MediaType = "application/octet-stream" },
        new("getImport", $"GET plans/quzhou-eco-14/imports/{Id}", Drafters(404)),
        new("discardImport", $"DELETE plans/quzhou-eco-14/imports/{Id}", Drafters(404)),
        new("listImportRows", $"GET plans/quzhou-eco-14/imports/{Id}/rows", Drafters(404)),
        new("continueImport", $"PUT plans/quzhou-eco-14/imports/{Id}/rows?from=1", Drafters(404), "{}") { MediaType = "application/octet-stream" },
        new("exportImportErrors", $"GET plans/quzhou-eco-14/imports/{Id}/errors.csv", Drafters(404)),
        new("confirmImport", $"POST plans/quzhou-eco-14/imports/{Id}/confirmation", Drafters(404)),
        new("moveSubmission", "POST plans/quzhou-eco-14/submissions/{submission}/transitions", Movers, """{"action":"approve"}"""),
        // The row of nobody: whoever is let in hears that there is no such submission, in its place.
        new("moveSubmissions", "POST plans/quzhou-eco-14/submissions/transitions", BulkMovers, $$"""{"action":"submit","submissions":[{"id":"{{Id}}","version":1}]}"""),

        new("compareSubmissions", "GET plans/quzhou-eco-14/submissions/comparison?form=annual-indicators&period=2024", "401 200 200 200 200 200 403 200 200 200 404 403 200 200"),
        new("extendSubmission", "POST plans/quzhou-eco-14/submissions/{submission}/extensions", "401 403 403 412 403 412 403 403 403 404 404 403 403 403", """{"dueOn":"2030-01-31","reason":"台风"}"""),

        new("listReminders", "GET plans/quzhou-eco-14/reminders", SubmissionLists),
        new("remindUnits", "POST plans/quzhou-eco-14/reminders", "401 403 422 422 422 422 403 403 403 422 422 403 403 403", """{"submissions":[]}"""),
        new("listTodos", "GET plans/quzhou-eco-14/todos", People(200)),
        new("countTodos", "GET plans/quzhou-eco-14/todos/counts", People(200)),
        new("listNotices", "GET notices?unread=true", People(200)),
        new("readNotice", $"POST notices/{Id}/reading", People(404)),
        new("readNotices", "POST notices/readings", People(204)),

        new("listForms", "GET plans/quzhou-eco-14/forms", SubmissionLists),
        new("getForm", "GET plans/quzhou-eco-14/forms/air-month", SubmissionLists),
        new("getFormVersion", "GET plans/quzhou-eco-14/forms/air-month/versions/1", SubmissionLists),
        new("previewFormDates", "GET plans/quzhou-eco-14/forms/air-month/dates?opensDays=1&dueDays=7&dueDayKind=working", SubmissionLists),
        new("createForm", "POST plans/quzhou-eco-14/forms", PlanManagers(422), """{"code":"?","name":"","frequency":"month","leadOrgUnit":"epb","firstPeriod":"2025-01"}"""),
        new("updateForm", "PATCH plans/quzhou-eco-14/forms/air-month", PlanManagers(412), """{"name":"月报"}"""),
        new("saveFormDraft", "PUT plans/quzhou-eco-14/forms/air-month/draft", PlanManagers(412), """{"opensDays":1,"dueDays":7,"dueDayKind":"working","lines":[{"indicatorCode":"1"}],"orgUnits":["kaihua"],"rules":[]}"""),
        new("discardFormDraft", "DELETE plans/quzhou-eco-14/forms/air-month/draft", PlanManagers(412)),
        new("previewPublication", "GET plans/quzhou-eco-14/forms/air-month/publication", PlanManagers(409)),
        new("publishForm", "POST plans/quzhou-eco-14/forms/air-month/publication", PlanManagers(412)),
        new("tryFormRules", "POST plans/quzhou-eco-14/forms/air-month/rule-trials", PlanManagers(200), "{}"),

        new("listOrgUnitChanges", "GET org-units/changes", PlanReaders),
        new("cancelOrgUnitChange", $"POST org-units/changes/{Id}/cancellation", PlanManagers(404), """{"reason":"暂缓"}"""),
        new("reorganizeOrgUnits", "POST org-units/changes", PlanManagers(422), """{"kind":"merge","effectiveOn":"2026-12-01","reason":"","from":[]}"""),
        new("getChapterProgress", "GET plans/quzhou-eco-14/chapters/5/progress", PlanReaders),
        new("listProjectPhotos", "GET plans/quzhou-eco-14/projects/3-2/photos", SubmissionLists),
        new("getProjectSheet", "GET plans/quzhou-eco-14/projects/3-2/sheet", PlanReaders),
        new("listSheetSaves", "GET plans/quzhou-eco-14/projects/3-2/sheet/saves", PlanReaders),
        new("saveProjectSheet", "PUT plans/quzhou-eco-14/projects/3-2/sheet", "401 403 403 412 403 412 403 403 403 403 403 403 403 403", """{"place":"衢州"}"""),
        new("createSubProject", "POST plans/quzhou-eco-14/projects/3-2/sub-projects", SubTaskWriters(422), """{"orgUnit":"kecheng","title":""}"""),
        new("updateSubProject", "PUT plans/quzhou-eco-14/projects/3-2/sub-projects/1", SubTaskWriters(404), """{"title":"改造"}"""),
        new("listLifecycleChanges", "GET plans/quzhou-eco-14/lifecycles/task/5.1", PlanReaders),
        new("setLifecycle", "PUT plans/quzhou-eco-14/lifecycles/task/5.1", PlanManagers(412), """{"state":"cancelled","reason":"并入"}"""),
        new("listSubTasks", "GET plans/quzhou-eco-14/sub-tasks", PlanReaders),
        new("createSubTask", "POST plans/quzhou-eco-14/sub-tasks", SubTaskWriters(422), """{"task":"5.1","orgUnit":"kecheng","title":"","dueOn":"2026-12-01"}"""),
        new("updateSubTask", $"PATCH plans/quzhou-eco-14/sub-tasks/{Id}", SubTaskWriters(404), """{"state":"underway"}"""),
        new("listSlips", "GET plans/quzhou-eco-14/slips", PlanReaders),
        new("exportSlips", "GET plans/quzhou-eco-14/slips.xlsx", PlanReaders),
        new("getSlip", $"GET plans/quzhou-eco-14/slips/{Id}", PlanReaders.Replace("200", "404", StringComparison.Ordinal)),
        new("listSlipProposals", "GET plans/quzhou-eco-14/slips/proposals", SlipIssuers(200)),
        new("issueSlips", "POST plans/quzhou-eco-14/slips", SlipIssuers(422), """{"reason":"","requirement":"","answerBy":"2026-12-01","dueOn":"2026-12-01","slips":[]}"""),
        new("moveSlip", $"POST plans/quzhou-eco-14/slips/{Id}/transitions", SlipWriters(404), """{"action":"answer","text":"x"}"""),
        new("listComments", "GET plans/quzhou-eco-14/comments", PlanReaders),
        new("createComment", "POST plans/quzhou-eco-14/comments", SlipWriters(422), """{"subjectKind":"task","subject":"5.1","text":""}"""),
        new("updateComment", $"PATCH plans/quzhou-eco-14/comments/{Id}", SlipWriters(404), """{"text":"x"}"""),
        new("moveComment", $"POST plans/quzhou-eco-14/comments/{Id}/transitions", SlipWriters(404), """{"action":"withdraw"}"""),
        new("listMentionablePeople", "GET mentionable-people", SlipWriters(200)),
        new("listSavedViews", "GET plans/quzhou-eco-14/saved-views", People(200)),
        new("createSavedView", "POST plans/quzhou-eco-14/saved-views", People(422), """{"screen":"tasks","name":"","query":""}"""),
        new("updateSavedView", $"PATCH plans/quzhou-eco-14/saved-views/{Id}", People(404), """{"name":"x"}"""),
        new("removeSavedView", $"DELETE plans/quzhou-eco-14/saved-views/{Id}", People(404)),
        new("listFeedback", "GET plans/quzhou-eco-14/feedback", PlanReaders),
        new("answerFeedback", $"POST plans/quzhou-eco-14/feedback/{Id}/answer", SlipWriters(404), """{"text":"x"}"""),
        new("moderateFeedback", $"POST plans/quzhou-eco-14/feedback/{Id}/transitions", Moderators(404), """{"action":"publish"}"""),
        new("listReleases", "GET plans/quzhou-eco-14/releases", ReleaseReaders(200)),
        new("getRelease", $"GET plans/quzhou-eco-14/releases/{Id}", ReleaseReaders(404)),
        new("previewRelease", "POST plans/quzhou-eco-14/releases/preview", ReleaseReaders(422), """{"through":"2024","domains":[],"chapters":[]}"""),
        new("createRelease", "POST plans/quzhou-eco-14/releases", Finalizers(422), """{"title":"","note":"","through":"2024","domains":[],"chapters":[],"previewed":""}"""),
        new("cancelRelease", $"POST plans/quzhou-eco-14/releases/{Id}/cancellation", Finalizers(404)),
        new("listEvaluationSchemes", "GET plans/quzhou-eco-14/evaluation-schemes", EvaluationReaders(200)),
        new("getEvaluationScheme", "GET plans/quzhou-eco-14/evaluation-schemes/1", EvaluationReaders(200)),
        new("createEvaluationScheme", "POST plans/quzhou-eco-14/evaluation-schemes", Moderators(422), $$"""{"title":"","note":"","content":{{Scheme}}}"""),
        new("listEvaluations", "GET plans/quzhou-eco-14/evaluations", EvaluationReaders(200)),
        new("createEvaluation", "POST plans/quzhou-eco-14/evaluations", Moderators(422), """{"kind":"annual","title":"","asOf":"x"}"""),
        new("getEvaluation", $"GET plans/quzhou-eco-14/evaluations/{Id}", EvaluationReaders(404)),
        new("getEvaluationLines", $"GET plans/quzhou-eco-14/evaluations/{Id}/lines", EvaluationReaders(404)),
        new("compareEvaluations", $"GET plans/quzhou-eco-14/evaluations/{Id}/comparison?with={Id}", EvaluationReaders(404)),
        new("createWhatIf", $"POST plans/quzhou-eco-14/evaluations/{Id}/what-ifs", Moderators(422), $$"""{"title":"","content":{{Scheme}}}"""),
        new("moveEvaluation", $"POST plans/quzhou-eco-14/evaluations/{Id}/transitions", Moderators(404), """{"action":"review"}"""),
        new("scoreEvaluation", $"POST plans/quzhou-eco-14/evaluations/{Id}/scores", Reviewers(422), """{"scores":[]}"""),
        new("withdrawVeto", $"POST plans/quzhou-eco-14/evaluations/{Id}/vetoes/{Id}/withdrawal", Moderators(422), """{"reason":""}"""),
        new("addVeto", $"POST plans/quzhou-eco-14/evaluations/{Id}/vetoes", Moderators(422), """{"orgUnit":"kecheng","code":"x","incident":""}"""),
        new("getSelfAssessment", $"GET plans/quzhou-eco-14/evaluations/{Id}/self-assessments/kecheng", EvaluationReaders(404)),
        new("saveSelfAssessment", $"PUT plans/quzhou-eco-14/evaluations/{Id}/self-assessments/kecheng", AreaPeople(422), """{"summary":"","problems":""}"""),
        new("listAppeals", $"GET plans/quzhou-eco-14/evaluations/{Id}/appeals", EvaluationReaders(404)),
        new("lodgeAppeal", $"POST plans/quzhou-eco-14/evaluations/{Id}/appeals", AreaPeople(422), """{"orgUnit":"kecheng","text":""}"""),
        new("answerAppeal", $"POST plans/quzhou-eco-14/evaluations/{Id}/appeals/{Id}/answer", Moderators(422), """{"upheld":true,"answer":""}"""),
        new("getScoreSheet", $"GET plans/quzhou-eco-14/evaluations/{Id}/score-sheet.json", EvaluationReaders(404)),
        new("exportScoreSheet", $"GET plans/quzhou-eco-14/evaluations/{Id}/score-sheet.xlsx", EvaluationReaders(404)),
        new("getReportTemplate", "GET plans/quzhou-eco-14/report-template", EvaluationReaders(200)),
        new("exportReportTemplate", "GET plans/quzhou-eco-14/report-template.docx", EvaluationReaders(200)),
        new("replaceReportTemplate", "PUT plans/quzhou-eco-14/report-template", PlanManagers(422), "x") { MediaType = "application/octet-stream" },
        new("removeReportTemplate", "DELETE plans/quzhou-eco-14/report-template", PlanManagers(412)),
        new("listSnapshots", "GET plans/quzhou-eco-14/snapshots", PlanReaders),
        new("createSnapshot", "POST plans/quzhou-eco-14/snapshots", Moderators(422), """{"name":"","asOf":"2023-06-30"}"""),
        new("removeSnapshot", $"DELETE plans/quzhou-eco-14/snapshots/{Id}", Moderators(404)),
        new("listReports", $"GET plans/quzhou-eco-14/evaluations/{Id}/reports", ReportReaders(404)),
        new("createReport", $"POST plans/quzhou-eco-14/evaluations/{Id}/reports", Moderators(404)),
        new("getReport", $"GET plans/quzhou-eco-14/evaluations/{Id}/reports/{Id}", ReportReaders(404)),
        new("deleteReport", $"DELETE plans/quzhou-eco-14/evaluations/{Id}/reports/{Id}", Moderators(404)),
        new("getReportDocument", $"GET plans/quzhou-eco-14/evaluations/{Id}/reports/{Id}/document", ReportReaders(404)),
        new("exportReport", $"GET plans/quzhou-eco-14/evaluations/{Id}/reports/{Id}/report.docx", ReportReaders(404)),
        new("exportReportTables", $"GET plans/quzhou-eco-14/evaluations/{Id}/reports/{Id}/tables.xlsx", ReportReaders(404)),
        new("getPublicReport", $"GET public/plans/quzhou-eco-14/evaluations/{Id}/report", Unreleased),
        new("exportPublicReport", $"GET public/plans/quzhou-eco-14/evaluations/{Id}/report.docx", Unreleased),
        new("exportPublicReportTables", $"GET public/plans/quzhou-eco-14/evaluations/{Id}/tables.xlsx", Unreleased),
        new("listPublicEvaluations", "GET public/plans/quzhou-eco-14/evaluations", Everybody),
        new("getPublicEvaluation", $"GET public/plans/quzhou-eco-14/evaluations/{Id}", Unreleased),
        new("getPublicScoreSheet", $"GET public/plans/quzhou-eco-14/evaluations/{Id}/score-sheet.json", Unreleased),
        new("exportPublicScoreSheet", $"GET public/plans/quzhou-eco-14/evaluations/{Id}/score-sheet.xlsx", Unreleased),
        new("listPublicPlans", "GET public/plans", Everybody),
        new("getPublicPlan", "GET public/plans/quzhou-eco-14", Everybody),
        new("getPublicFigure", $"GET public/figures/{Id}", Unreleased),
        new("listPublicIndicators", "GET public/plans/quzhou-eco-14/indicators", Everybody),
        new("getPublicIndicator", "GET public/plans/quzhou-eco-14/indicators/2", Unreleased),
        new("listPublicChapters", "GET public/plans/quzhou-eco-14/chapters", Everybody),
        new("getPublicTask", "GET public/plans/quzhou-eco-14/tasks/5.1", Unreleased),
        new("getPublicProject", "GET public/plans/quzhou-eco-14/projects/3-2", Unreleased),
        new("listPublicAreas", "GET public/plans/quzhou-eco-14/areas", Everybody),
        new("listPublicReleases", "GET public/plans/quzhou-eco-14/releases", Everybody),
        new("getPublicRelease", "GET public/plans/quzhou-eco-14/releases/1", Unreleased),
        new("searchPublicPlan", "GET public/plans/quzhou-eco-14/search?q=x", Everybody),
        new("getPublicData", "GET public/plans/quzhou-eco-14/data.json", Everybody),
        new("exportPublicFigures", "GET public/plans/quzhou-eco-14/data.csv", Everybody),
        new("exportPublicPackage", "GET public/plans/quzhou-eco-14/data.zip", Everybody),
        new("listPublicFeedback", "GET public/plans/quzhou-eco-14/feedback", Everybody),
        new("sendFeedback", "POST public/plans/quzhou-eco-14/feedback", Unreleased, """{"subjectKind":"task","subject":"5.1","kind":"question","text":"x"}"""),
        new("getFeedbackReceipt", "GET public/feedback/ABCD-2345-EFGH", Unreleased),
        new("getPublicFeed", "GET public/plans/quzhou-eco-14/releases.atom", Everybody),
        new("listUsers", "GET users", AccessReaders),
        new("getUser", "GET users/{user}", AccessReaders),
        new("createUser", "POST users", AccessManagers(422), """{"userName":"?","displayName":""}"""),
        new("updateUser", "PATCH users/{user}", AccessManagers(412), """{"disabled":true}"""),
        new("resetPassword", "POST users/{user}/password-resets", AccessManagers(412), "{}"),
        new("resetTotp", "POST users/{user}/totp-resets", AccessManagers(412), "{}"),
        new("endUserSessions", "DELETE users/{user}/sessions", AccessManagers(204)),
        new("grantMembership", "POST users/{user}/memberships", AccessManagers(412), """{"role":"approver","orgUnit":"kaihua"}"""),
        new("confirmMembership", $"POST users/{{user}}/memberships/{Id}/confirmation", AccessManagers(412)),
        new("revokeMembership", $"DELETE users/{{user}}/memberships/{Id}", AccessManagers(412)),
        new("listMemberships", "GET memberships", AccessReaders),
        new("listExternalIdentities", "GET external-identities", AccessReaders),
        new("linkExternalIdentity", $"PUT external-identities/{Id}/user", AccessManagers(404), """{"userId":null}"""),

        new("listPrefillSources", "GET plans/quzhou-eco-14/prefill-sources", PlanManagers(200)),
        new("getPrefillSource", $"GET plans/quzhou-eco-14/prefill-sources/{Id}", PlanManagers(404)),
        new("createPrefillSource", "POST plans/quzhou-eco-14/prefill-sources", PlanManagers(422), Source),
        new("updatePrefillSource", $"PUT plans/quzhou-eco-14/prefill-sources/{Id}", PlanManagers(422), Source),
        new("removePrefillSource", $"DELETE plans/quzhou-eco-14/prefill-sources/{Id}", PlanManagers(404)),
        new("tryPrefillSource", "POST plans/quzhou-eco-14/prefill-sources/trials", PlanManagers(422), Source),
        new("runPrefillSource", $"POST plans/quzhou-eco-14/prefill-sources/{Id}/runs", PlanManagers(404), ""),
        new("listPrefillRuns", $"GET plans/quzhou-eco-14/prefill-sources/{Id}/runs", PlanManagers(404)),
        new("listSuggestions", "GET plans/quzhou-eco-14/submissions/{submission}/suggestions", SubmissionReaders),
        new("takeSuggestions", "POST plans/quzhou-eco-14/submissions/{submission}/suggestions/takings", "401 412 403 403 403 403 403 403 404 403 403 403 403 403", $$"""{"values":["{{Id}}"]}"""),
        new("listReconciliations", "GET plans/quzhou-eco-14/reconciliations", SubmissionLists),
        new("chooseReconciliation", "POST plans/quzhou-eco-14/reconciliations", "401 422 403 403 403 403 403 403 422 403 403 403 403 403", $$"""{"valueId":"{{Id}}","reason":"以监测中心数据为准"}"""),

        new("listApiClients", "GET api-clients", AccessReaders),
        new("getApiClient", "GET api-clients/{client}", AccessReaders),
        new("createApiClient", "POST api-clients", AccessManagers(422), $$"""{"name":"","orgUnit":"kaihua","responsibleUserId":"{{Id}}","scopes":[]}"""),
        new("updateApiClient", "PATCH api-clients/{client}", AccessManagers(412), """{"disabled":true}"""),
        new("addClientSecret", "POST api-clients/{client}/secrets", AccessManagers(412), "{}"),
        new("getClientCodes", "GET api-clients/{client}/codes", ClientCodes(200)),
        new("putClientCodes", "PUT api-clients/{client}/codes", ClientCodeWriters(412), """{"codes":[]}"""),
        new("readClientCodes", "POST api-clients/{client}/codes/readings?format=csv", ClientCodeWriters(422), "no table") { MediaType = "application/octet-stream" },
        new("exportClientCodesCsv", "GET api-clients/{client}/codes.csv", ClientCodes(200)),
        new("exportClientCodesXlsx", "GET api-clients/{client}/codes.xlsx", ClientCodes(200)),
        new("revokeClientSecret", $"DELETE api-clients/{{client}}/secrets/{Id}", AccessManagers(412)),
        new("listWebhooks", "GET webhooks", AccessReaders),
        new("getWebhook", $"GET webhooks/{Id}", AccessReaders.Replace("200", "404", StringComparison.Ordinal)),
        new("createWebhook", "POST webhooks", AccessManagers(422), """{"name":"","url":"https://127.0.0.1/"}"""),
        new("updateWebhook", $"PATCH webhooks/{Id}", AccessManagers(404), """{"paused":true}"""),
        new("removeWebhook", $"DELETE webhooks/{Id}", AccessManagers(404)),
        new("makeWebhookSecret", $"POST webhooks/{Id}/secret", AccessManagers(404)),
        new("testWebhook", $"POST webhooks/{Id}/test", AccessManagers(404)),
        new("listWebhookDeliveries", $"GET webhooks/{Id}/deliveries", AccessReaders.Replace("200", "404", StringComparison.Ordinal)),
        new("replayWebhookDelivery", $"POST webhooks/{Id}/deliveries/{Id}/replay", AccessManagers(404)),

        // Outside the API: the page itself, the contract, health, and the way to an outside sign-in that does not exist here.
        new("GET {*path}", "GET /", Everybody),
        new("GET public/{*path}", "GET /public", Everybody),
        new("GET docs", "GET /docs", Everybody),
        new("GET public/embed/{*path}", "GET /public/embed/plans/quzhou-eco-14/indicators/2", Everybody),
        new("GET health/live", "GET /health/live", Everybody),
        new("GET health/ready", "GET /health/ready", Everybody),
        new("GET openapi/{documentName}.{extension:regex(^(json|ya?ml)$)}", "GET /openapi/v1.yaml", Everybody),
        new("GET connect/begin/{provider}", "GET /connect/begin/none", Everybody.Replace("200", "404", StringComparison.Ordinal)),
    ];
}

/// <param name="Operation">Operation id, or method and pattern of a route outside the contract.</param>
/// <param name="Request">Method and path; under /api/v1 unless it begins with a slash.</param>
/// <param name="Expected">A status for each caller.</param>
/// <param name="Body">JSON unless <see cref="MediaType"/> says otherwise.</param>
public sealed record AccessRow(string Operation, string Request, string Expected, string? Body = null)
{
    /// <summary>Each call needs a session of its own.</summary>
    public bool EndsTheSession { get; init; }

    public string MediaType { get; init; } = "application/json";

    public HttpMethod Method => new(Request.Split(' ')[0]);

    public string Path => Request.Split(' ')[1];

    public string? FilledBody => Body?.Replace(AccessMatrix.TooLong, new string('x', 300), StringComparison.Ordinal);

    public override string ToString() => Operation;
}
