using Lantu.Api.Domain;
using Npgsql;

namespace Lantu.Api.Data;

/// <summary>The rows of one submission, as the statements of <see cref="SubmissionStoreSql"/> answer them.</summary>
/// <param name="withPeople">Whom an act is told is asked too.</param>
internal sealed class SubmissionRows(bool withPeople)
{
    private readonly List<LineRow> lines = [];
    private readonly List<SubmissionTransition> transitions = [];
    private readonly List<SubmissionExtension> extensions = [];
    private readonly List<Row> corrections = [];
    private readonly List<int?> evidence = [];
    private readonly List<(Guid Indicator, EarlierAnswer Answer)> observed = [];
    private readonly List<(Guid ReviewOrgUnitId, SubmissionStep Reached, Guid Subject, EarlierAnswer Answer)> approved = [];
    private readonly List<(Role Role, Guid UserId)> people = [];
    private readonly Dictionary<Guid, string> names = [];

    public bool WithPeople => withPeople;

    /// <summary>Null where there is none.</summary>
    public Row? Found { get; private set; }
    public string Snapshot { get; private set; } = "";
    public bool IsUntouched { get; private set; }

    public IEnumerable<NpgsqlBatchCommand> Questions(string plan, Guid id, Guid actorId, string? snapshot, DateOnly today)
    {
        yield return new NpgsqlBatchCommand(SubmissionStoreSql.Catalogue) { Parameters = { new NpgsqlParameter<string?> { TypedValue = snapshot } } };
        yield return new NpgsqlBatchCommand(SubmissionStoreSql.Submissions) { Parameters = { Of(id), new NpgsqlParameter<string> { TypedValue = plan } } };
        yield return new NpgsqlBatchCommand(SubmissionStoreSql.Names) { Parameters = { Of(actorId) } };
        string[] others = [SubmissionStoreSql.Lines, SubmissionStoreSql.Transitions, SubmissionStoreSql.Extensions, SubmissionStoreSql.Evidence, SubmissionStoreSql.Observed, SubmissionStoreSql.Approved];
        foreach (var sql in others)
        {
            yield return new NpgsqlBatchCommand(sql) { Parameters = { Of(id) } };
        }

        if (withPeople)
        {
            yield return new NpgsqlBatchCommand(SubmissionStoreSql.People) { Parameters = { Of(id), new NpgsqlParameter<DateOnly> { TypedValue = today } } };
        }

        static NpgsqlParameter Of(Guid id) => new NpgsqlParameter<Guid> { TypedValue = id };
    }

    public async Task ReadAsync(NpgsqlDataReader reader, Guid id, CancellationToken cancellationToken)
    {
        await EachAsync(r => (Snapshot, IsUntouched) = (r.GetString(0), r.GetBoolean(1)), isFirst: true);
        await EachAsync(r =>
        {
            var row = RowAt(r);
            if (row.Id == id)
            {
                Found = row;
            }
            else
            {
                corrections.Add(row);
            }
        });
        await EachAsync(r => Name(r.GetGuid(0), r.GetString(1)));
        await EachAsync(r =>
        {
            var line = new LineRow(AnswerAt(r), r.MaybeAt<DateTimeOffset>(9), r.MaybeAt<Guid>(10), r.GetBoolean(11));
            Name(line.UpdatedBy, r.TextAt(12));
            lines.Add(line);
        });
        await EachAsync(r => transitions.Add(TransitionAt(r, id)));
        await EachAsync(r =>
        {
            var extension = ExtensionAt(r, id);
            Name(extension.UserId, r.GetString(9));
            Name(extension.OnBehalfOfId, r.TextAt(10));
            extensions.Add(extension);
        });
        await EachAsync(r => evidence.Add(r.MaybeAt<int>(0)));
        await EachAsync(r => observed.Add((r.GetGuid(0), new EarlierAnswer(Period.Parse(r.GetString(1)), r.MaybeAt<decimal>(2), r.TextAt(3), null))));
        await EachAsync(r =>
        {
            var said = AnswerAt(r);
            approved.Add((r.GetGuid(10), r.WordAt<SubmissionStep>(11), said.SubjectId, new EarlierAnswer(Period.Parse(r.GetString(9)), said.Value, said.Text, said.Explanation, said.Details)));
        });
        if (withPeople)
        {
            await EachAsync(r => people.Add((r.WordAt<Role>(0), r.GetGuid(1))));
        }

        async Task EachAsync(Action<NpgsqlDataReader> hear, bool isFirst = false)
        {
            if (!isFirst)
            {
                await reader.NextResultAsync(cancellationToken);
            }

            while (await reader.ReadAsync(cancellationToken))
            {
                hear(reader);
            }
        }
    }

    /// <summary>The submission that they are of.</summary>
    public Submission Whole(KeptForm form, OrgUnit unit) => Found!.ToSubmission(
        form.Version,
        unit,
        [.. lines.Where(l => !l.IsExcused).Select(l => l.ToLine(Found.Id, form))],
        transitions,
        extensions,
        [.. corrections.Select(c => c.ToSubmission(form.Version, unit, [], [], [], []))]);

    /// <summary>With what stands beside it, for an actor who may see it.</summary>
    public StoredSubmission Beside(Submission submission, KeptForm form, Actor actor)
    {
        var sees = Visibility.SeesOf(actor);
        var seen = approved.Where(a => sees(form.Version.ReportForm, submission.OrgUnitId, a.ReviewOrgUnitId, a.Reached)).Select(a => (a.Subject, a.Answer));
        return new StoredSubmission(
            submission,
            form,
            [.. lines.Where(l => l.IsExcused).Select(l => l.ToLine(submission.Id, form))],
            evidence,
            EarlierAnswers.Of(Period.Parse(submission.Period), seen, observed),
            names,
            people.ToLookup(p => p.Role, p => p.UserId));
    }

    private void Name(Guid? id, string? name)
    {
        if (id is { } person && name is not null)
        {
            names[person] = name;
        }
    }

    private static Row RowAt(NpgsqlDataReader r) => new()
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
    };

    private static AnswerRow AnswerAt(NpgsqlDataReader r) => new(
        r.GetInt32(0), r.MaybeAt<Guid>(1) ?? r.MaybeAt<Guid>(2) ?? r.MaybeAt<Guid>(3) ?? r.GetGuid(4), r.MaybeAt<decimal>(5), r.TextAt(6), r.TextAt(7), r.TextAt(8) is { } details ? ProgressDetails.FromJson(details) : null);

    private static SubmissionTransition TransitionAt(NpgsqlDataReader r, Guid submissionId) => new()
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

    private static SubmissionExtension ExtensionAt(NpgsqlDataReader r, Guid submissionId) => new()
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

    private sealed record AnswerRow(int No, Guid SubjectId, decimal? Value, string? Text, string? Explanation, ProgressDetails? Details);

    private sealed record LineRow(AnswerRow Answer, DateTimeOffset? UpdatedAt, Guid? UpdatedBy, bool IsExcused)
    {
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

    /// <summary>Of submissions.</summary>
    public sealed record Row
    {
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
}
