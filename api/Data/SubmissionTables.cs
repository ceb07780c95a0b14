using Lantu.Api.Domain;
using Lantu.Api.Security;

namespace Lantu.Api.Data;

using ChangeColumn = AddedColumn<SubmissionLineChange>;
using EntryColumn = AddedColumn<AuditEntry>;
using ExtensionColumn = AddedColumn<SubmissionExtension>;
using NoticeColumn = AddedColumn<Notice>;
using TransitionColumn = AddedColumn<SubmissionTransition>;

/// <summary>What acts on a submission add rows to; a test compares the columns with Entity Framework's.</summary>
internal static class SubmissionTables
{
    public static readonly AddedTable<SubmissionLineChange> LineChanges = new(
        "submission_line_changes",
        ChangeColumn.Uuid("id", c => c.Id),
        ChangeColumn.Uuid("submission_id", c => c.SubmissionId),
        ChangeColumn.Of("line_no", "integer", c => c.LineNo),
        ChangeColumn.Instant("at", c => c.At),
        ChangeColumn.Uuid("user_id", c => c.UserId),
        ChangeColumn.Uuid("on_behalf_of_id", c => c.OnBehalfOfId),
        ChangeColumn.Uuid("api_client_id", c => c.ApiClientId),
        ChangeColumn.Of("value_before", "numeric", c => c.ValueBefore),
        ChangeColumn.Of("value", "numeric", c => c.Value),
        ChangeColumn.Text("text_before", c => c.TextBefore),
        ChangeColumn.Text("text", c => c.Text),
        ChangeColumn.Text("explanation_before", c => c.ExplanationBefore),
        ChangeColumn.Text("explanation", c => c.Explanation),
        ChangeColumn.Json("details_before", c => JsonOf(c.DetailsBefore)),
        ChangeColumn.Json("details", c => JsonOf(c.Details)));

    public static readonly AddedTable<SubmissionTransition> Transitions = new(
        "submission_transitions",
        TransitionColumn.Uuid("id", t => t.Id),
        TransitionColumn.Uuid("submission_id", t => t.SubmissionId),
        TransitionColumn.Of("no", "integer", t => t.No),
        TransitionColumn.Word("action", t => t.Action),
        TransitionColumn.Word("from_state", t => t.FromState),
        TransitionColumn.Word("to_state", t => t.ToState),
        TransitionColumn.Word("step", t => t.Step),
        TransitionColumn.Instant("at", t => t.At),
        TransitionColumn.Uuid("user_id", t => t.UserId),
        TransitionColumn.Uuid("on_behalf_of_id", t => t.OnBehalfOfId),
        TransitionColumn.Uuid("api_client_id", t => t.ApiClientId),
        TransitionColumn.Uuid("org_unit_id", t => t.OrgUnitId),
        TransitionColumn.Text("reason_code", t => t.ReasonCode),
        TransitionColumn.Text("comment", t => t.Comment),
        TransitionColumn.Json("line_notes", t => JsonColumns.Write(t.LineNotes)),
        TransitionColumn.Json("line_values", t => t.LineValues is null ? null : JsonColumns.Write(t.LineValues)));

    public static readonly AddedTable<SubmissionExtension> Extensions = new(
        "submission_extensions",
        ExtensionColumn.Uuid("id", e => e.Id),
        ExtensionColumn.Uuid("submission_id", e => e.SubmissionId),
        ExtensionColumn.Of("no", "integer", e => e.No),
        ExtensionColumn.Instant("at", e => e.At),
        ExtensionColumn.Uuid("user_id", e => e.UserId),
        ExtensionColumn.Uuid("on_behalf_of_id", e => e.OnBehalfOfId),
        ExtensionColumn.Of("due_on_before", "date", e => e.DueOnBefore),
        ExtensionColumn.Of("due_on", "date", e => e.DueOn),
        ExtensionColumn.Of("closes_on", "date", e => e.ClosesOn),
        ExtensionColumn.Text("reason", e => e.Reason));

    /// <summary>Of notices about submissions; the columns of others stay empty.</summary>
    public static readonly AddedTable<Notice> Notices = new(
        "notices",
        NoticeColumn.Uuid("id", n => n.Id),
        NoticeColumn.Uuid("user_id", n => n.UserId),
        NoticeColumn.Word("kind", n => n.Kind),
        NoticeColumn.Uuid("submission_id", n => n.SubmissionId),
        NoticeColumn.Instant("at", n => n.At),
        NoticeColumn.Uuid("by_user_id", n => n.ByUserId),
        NoticeColumn.Text("comment", n => n.Comment),
        NoticeColumn.Of("due_on", "date", n => n.DueOn));

    public static readonly AddedTable<AuditEntry> Entries = new(
        "audit_entries",
        EntryColumn.Uuid("id", e => e.Id),
        EntryColumn.Instant("at", e => e.At),
        EntryColumn.Text("action", e => e.Action),
        EntryColumn.Word("outcome", e => e.Outcome),
        EntryColumn.Uuid("user_id", e => e.UserId),
        EntryColumn.Uuid("on_behalf_of_id", e => e.OnBehalfOfId),
        EntryColumn.Uuid("api_client_id", e => e.ApiClientId),
        EntryColumn.Text("ip_address", e => e.IpAddress),
        EntryColumn.Text("subject", e => e.Subject),
        EntryColumn.Text("detail", e => e.Detail));

    public static string? JsonOf(ProgressDetails? details) => details is null ? null : ProgressDetails.ToJson(details);
}
