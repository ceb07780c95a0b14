using Lantu.Api.Domain;
using Npgsql;

namespace Lantu.Api.Data;

/// <summary>The rows of one submission, as the statements of <see cref="SubmissionStoreSql"/> answer them.</summary>
/// <param name="withPeople">Whom an act is told is asked too.</param>
internal sealed class SubmissionRows(bool withPeople)
{
    private readonly List<SubmissionLineRow> lines = [];
    private readonly List<SubmissionTransition> transitions = [];
    private readonly List<SubmissionExtension> extensions = [];
    private readonly List<SubmissionRow> corrections = [];
    private readonly List<int?> evidence = [];
    private readonly List<(Guid Indicator, EarlierAnswer Answer)> observed = [];
    private readonly List<(Guid ReviewOrgUnitId, SubmissionStep Reached, Guid Subject, EarlierAnswer Answer)> approved = [];
    private readonly List<(Role Role, Guid UserId)> people = [];
    private readonly Dictionary<Guid, string> names = [];

    public bool WithPeople => withPeople;

    /// <summary>Null where there is none.</summary>
    public SubmissionRow? Found { get; private set; }
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
            var row = SubmissionRow.At(r);
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
            var line = SubmissionLineRow.At(r);
            Name(line.UpdatedBy, r.TextAt(12));
            lines.Add(line);
        });
        await EachAsync(r => transitions.Add(SubmissionParts.TransitionAt(r, id)));
        await EachAsync(r =>
        {
            var extension = SubmissionParts.ExtensionAt(r, id);
            Name(extension.UserId, r.GetString(9));
            Name(extension.OnBehalfOfId, r.TextAt(10));
            extensions.Add(extension);
        });
        await EachAsync(r => evidence.Add(r.MaybeAt<int>(0)));
        await EachAsync(r => observed.Add((r.GetGuid(0), new EarlierAnswer(Period.Parse(r.GetString(1)), r.MaybeAt<decimal>(2), r.TextAt(3), null))));
        await EachAsync(r =>
        {
            var said = AnswerRow.At(r);
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
}
