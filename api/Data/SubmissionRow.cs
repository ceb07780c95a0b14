using Lantu.Api.Domain;
using Npgsql;

namespace Lantu.Api.Data;

/// <summary>One of submissions, in the columns of <see cref="SubmissionStoreSql.Submissions"/>.</summary>
internal sealed record SubmissionRow
{
    /// <summary>How many there are: what is read beside them begins here.</summary>
    public const int Columns = 20;

    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }
    public required Guid ReportFormId { get; init; }
    public required Guid ReportFormVersionId { get; init; }
    public required Guid OrgUnitId { get; init; }
    public required Guid ReviewOrgUnitId { get; init; }
    public required string Period { get; init; }
    public required int Revision { get; init; }
    public required SubmissionState State { get; init; }
    public required SubmissionStep Reached { get; init; }
    public required DateOnly OpensOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required DateOnly? ClosesOn { get; init; }
    public required Guid? CorrectsId { get; init; }
    public required string? CorrectionReason { get; init; }
    public required DateTimeOffset? ChangedAt { get; init; }
    public required DateTimeOffset? RemindedAt { get; init; }
    public required Guid[] Drafters { get; init; }
    public required long Version { get; init; }

    /// <summary>The transaction that wrote the row as it is (xmin): whoever changes anything of a submission writes its row, if only the version.</summary>
    public required uint WrittenBy { get; init; }

    public static SubmissionRow At(NpgsqlDataReader r) => new()
    {
        Id = r.GetGuid(0),
        PlanId = r.GetGuid(1),
        ReportFormId = r.GetGuid(2),
        ReportFormVersionId = r.GetGuid(3),
        OrgUnitId = r.GetGuid(4),
        ReviewOrgUnitId = r.GetGuid(5),
        Period = r.GetString(6),
        Revision = r.GetInt32(7),
        State = r.WordAt<SubmissionState>(8),
        Reached = r.WordAt<SubmissionStep>(9),
        OpensOn = r.GetFieldValue<DateOnly>(10),
        DueOn = r.GetFieldValue<DateOnly>(11),
        ClosesOn = r.MaybeAt<DateOnly>(12),
        CorrectsId = r.MaybeAt<Guid>(13),
        CorrectionReason = r.TextAt(14),
        ChangedAt = r.MaybeAt<DateTimeOffset>(15),
        RemindedAt = r.MaybeAt<DateTimeOffset>(16),
        Drafters = r.GetFieldValue<Guid[]>(17),
        Version = r.GetInt64(18),
        WrittenBy = r.GetFieldValue<uint>(19),
    };

    public Submission ToSubmission(
        ReportFormVersion version, OrgUnit unit, List<SubmissionLine> lines, List<SubmissionTransition> transitions, List<SubmissionExtension> extensions, List<Submission> corrections) => new Submission
    {
        Id = Id,
        PlanId = PlanId,
        ReportFormId = ReportFormId,
        ReportForm = version.ReportForm,
        ReportFormVersionId = ReportFormVersionId,
        ReportFormVersion = version,
        OrgUnitId = OrgUnitId,
        OrgUnit = unit,
        Period = Period,
        Revision = Revision,
        OpensOn = OpensOn,
        CorrectsId = CorrectsId,
        CorrectionReason = CorrectionReason,
        RemindedAt = RemindedAt,
        Lines = lines,
        Transitions = transitions,
        Extensions = extensions,
        Corrections = corrections,
    }.Standing(State, Reached, ReviewOrgUnitId, (DueOn, ClosesOn), ChangedAt, Drafters, Version);
}

/// <summary>What a line says, in the first columns of those that read lines.</summary>
internal sealed record AnswerRow(int No, Guid SubjectId, decimal? Value, string? Text, string? Explanation, ProgressDetails? Details)
{
    public static AnswerRow At(NpgsqlDataReader r) => new(
        r.GetInt32(0), r.MaybeAt<Guid>(1) ?? r.MaybeAt<Guid>(2) ?? r.MaybeAt<Guid>(3) ?? r.GetGuid(4), r.MaybeAt<decimal>(5), r.TextAt(6), r.TextAt(7), r.TextAt(8) is { } details ? ProgressDetails.FromJson(details) : null);
}

/// <summary>A line of the submission itself.</summary>
internal sealed record SubmissionLineRow(AnswerRow Answer, DateTimeOffset? UpdatedAt, Guid? UpdatedBy, bool IsExcused)
{
    public static SubmissionLineRow At(NpgsqlDataReader r) => new(AnswerRow.At(r), r.MaybeAt<DateTimeOffset>(9), r.MaybeAt<Guid>(10), r.GetBoolean(11));

    public static SubmissionLineRow Of(SubmissionLine line) => new(new AnswerRow(line.No, line.SubjectId, line.Value, line.Text, line.Explanation, line.Details), line.UpdatedAt, line.UpdatedBy, line.Excused);

    public SubmissionLine ToLine(Guid submissionId, KeptForm form)
    {
        var asked = form.Line(Answer.No);
        return new SubmissionLine
        {
            SubmissionId = submissionId,
            No = Answer.No,
            IndicatorId = asked.IndicatorId,
            Indicator = asked.Indicator,
            TaskId = asked.TaskId,
            Task = asked.Task,
            ProjectId = asked.ProjectId,
            Project = asked.Project,
            CommitmentId = asked.CommitmentId,
            Commitment = asked.Commitment,
            Value = Answer.Value,
            Text = Answer.Text,
            Explanation = Answer.Explanation,
            Details = Answer.Details,
            UpdatedAt = UpdatedAt,
            UpdatedBy = UpdatedBy,
            Excused = IsExcused,
        };
    }
}

/// <summary>What is only ever added to a submission.</summary>
internal static class SubmissionParts
{
    public static SubmissionTransition TransitionAt(NpgsqlDataReader r, Guid submissionId) => new()
    {
        Id = r.GetGuid(0),
        SubmissionId = submissionId,
        No = r.GetInt32(1),
        Action = r.WordAt<SubmissionAction>(2),
        FromState = r.WordAt<SubmissionState>(3),
        ToState = r.WordAt<SubmissionState>(4),
        Step = r.WordAt<SubmissionStep>(5),
        At = r.GetFieldValue<DateTimeOffset>(6),
        UserId = r.GetGuid(7),
        OnBehalfOfId = r.MaybeAt<Guid>(8),
        ApiClientId = r.MaybeAt<Guid>(9),
        OrgUnitId = r.GetGuid(10),
        ReasonCode = r.TextAt(11),
        Comment = r.TextAt(12),
        LineNotes = JsonColumns.Read<List<LineNote>>(r.GetString(13)),
        LineValues = r.TextAt(14) is { } values ? JsonColumns.Read<List<LineValue>>(values) : null,
    };

    public static SubmissionExtension ExtensionAt(NpgsqlDataReader r, Guid submissionId) => new()
    {
        Id = r.GetGuid(0),
        SubmissionId = submissionId,
        No = r.GetInt32(1),
        At = r.GetFieldValue<DateTimeOffset>(2),
        UserId = r.GetGuid(3),
        OnBehalfOfId = r.MaybeAt<Guid>(4),
        DueOnBefore = r.GetFieldValue<DateOnly>(5),
        DueOn = r.GetFieldValue<DateOnly>(6),
        ClosesOn = r.MaybeAt<DateOnly>(7),
        Reason = r.GetString(8),
    };
}
