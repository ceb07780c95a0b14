using Lantu.Api.Domain;
using Npgsql;

namespace Lantu.Api.Data;

/// <summary>Asks for one submission whole, and hears the answer.</summary>
/// <param name="plan">The plan's code.</param>
/// <param name="id">The submission.</param>
/// <param name="actorId">Who asks.</param>
/// <param name="shelf">What of the catalogue was kept when it was asked.</param>
internal sealed class SubmissionReading(string plan, Guid id, Guid actorId, FormCatalogue.Shelf shelf)
{
    private readonly Dictionary<Guid, string> names = [];

    public FormCatalogue.Shelf Shelf => shelf;

    /// <summary>In which the first of the statements was answered; the others in this or a later one.</summary>
    public string Snapshot { get; private set; } = "";

    /// <summary>What is kept of the catalogue holds.</summary>
    public bool IsUntouched { get; private set; }

    /// <summary>Null where there is none.</summary>
    public SubmissionRows? Rows { get; private set; }

    public bool Is(string ofPlan, Guid of, Guid by) => (plan, id, actorId) == (ofPlan, of, by);

    public IReadOnlyList<NpgsqlBatchCommand> Questions(DateOnly today)
    {
        string[] ofOne = [SubmissionStoreSql.Lines, SubmissionStoreSql.Transitions, SubmissionStoreSql.Extensions, SubmissionStoreSql.Observed, SubmissionStoreSql.Approved];
        return
        [
            Command(SubmissionStoreSql.Catalogue, new NpgsqlParameter<string?> { TypedValue = shelf.Snapshot }),
            Command(SubmissionStoreSql.Submissions, Of(id), Of(plan)),
            Command(SubmissionStoreSql.Names, Of(actorId)),
            .. ofOne.Select(sql => Command(sql, Of(id))),
            Command(SubmissionStoreSql.People, Of(id), Of(today)),
        ];
    }

    public async Task HearAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await EachAsync(r => (Snapshot, IsUntouched) = (r.GetString(0), r.GetBoolean(1)), isFirst: true);
        IReadOnlyList<int?> evidence = [];
        var submissions = await AllAsync(r =>
        {
            evidence = r.IsDBNull(SubmissionRow.Columns) ? evidence : r.GetFieldValue<int?[]>(SubmissionRow.Columns);
            return SubmissionRow.At(r);
        });
        await EachAsync(r => Name(r.GetGuid(0), r.GetString(1)));
        var lines = await AllAsync(r =>
        {
            var line = SubmissionLineRow.At(r);
            Name(line.UpdatedBy, r.TextAt(12));
            return line;
        });
        var transitions = await AllAsync(r => SubmissionParts.TransitionAt(r, id));
        var extensions = await AllAsync(r =>
        {
            var extension = SubmissionParts.ExtensionAt(r, id);
            Name(extension.UserId, r.GetString(9));
            Name(extension.OnBehalfOfId, r.TextAt(10));
            return extension;
        });
        var observed = await AllAsync(r => (r.GetGuid(0), new EarlierAnswer(Period.Parse(r.GetString(1)), r.MaybeAt<decimal>(2), r.TextAt(3), null)));
        var approved = await AllAsync(r =>
        {
            var said = AnswerRow.At(r);
            return (r.GetGuid(10), r.WordAt<SubmissionStep>(11), said.SubjectId, new EarlierAnswer(Period.Parse(r.GetString(9)), said.Value, said.Text, said.Explanation, said.Details));
        });
        var people = await AllAsync(r => (Role: r.WordAt<Role>(0), Ids: (IReadOnlyList<Guid>)[r.GetGuid(1), .. r.GetFieldValue<Guid[]>(2)]));
        Rows = submissions.Find(s => s.Id == id) is not { } found ? null : new SubmissionRows
        {
            Found = found,
            Lines = lines,
            Transitions = transitions,
            Extensions = extensions,
            Corrections = [.. submissions.Where(s => s.Id != id)],
            Evidence = evidence,
            Observed = observed,
            Approved = approved,
            People = [.. people.SelectMany(p => p.Ids.Distinct().Select(id => (p.Role, id)))],
            Names = names,
        };

        async Task<List<T>> AllAsync<T>(Func<NpgsqlDataReader, T> read)
        {
            var all = new List<T>();
            await EachAsync(r => all.Add(read(r)));
            return all;
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

    private void Name(Guid? person, string? name)
    {
        if (person is { } known && name is not null)
        {
            names[known] = name;
        }
    }

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        Array.ForEach(parameters, parameter => command.Parameters.Add(parameter));
        return command;
    }

    private static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };
}
