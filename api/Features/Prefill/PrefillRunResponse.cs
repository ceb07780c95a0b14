using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Prefill;

/// <summary>One time that a source was asked.</summary>
public sealed record PrefillRunResponse
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>By the clock, or by a person who did not want to wait.</summary>
    public required bool ByClock { get; init; }

    /// <summary>unchanged: it said the same as before.</summary>
    public required PrefillOutcome Outcome { get; init; }

    /// <summary>Why it failed.</summary>
    public required string? Problem { get; init; }

    /// <example>4096</example>
    public required int Bytes { get; init; }

    /// <summary>SHA-256 of the answer.</summary>
    public required string? ContentHash { get; init; }

    /// <example>48</example>
    public required int Rows { get; init; }

    /// <summary>Values that are new or say something else than before.</summary>
    /// <example>8</example>
    public required int NewValues { get; init; }

    /// <summary>Values in whose place there is nothing now: what nobody has taken over is taken back.</summary>
    /// <example>0</example>
    public required int WithdrawnValues { get; init; }

    /// <example>1</example>
    public required int ProblemRows { get; init; }

    /// <summary>Of the first hundred rows with a problem.</summary>
    public required IReadOnlyList<PrefillProblemItem> Problems { get; init; }

    public sealed record PrefillProblemItem
    {
        /// <example>7</example>
        public required int No { get; init; }

        /// <summary>area, indicator, period, value or unit.</summary>
        /// <example>value</example>
        public required string Member { get; init; }

        /// <example>not_a_figure</example>
        public required string Code { get; init; }
        public required string Message { get; init; }
    }

    public static PrefillRunResponse Of(PrefillRun run, Language language) => new()
    {
        Id = run.Id, At = run.At, ByClock = run.UserId is null, Outcome = run.Outcome, Problem = run.ProblemCode is { } code ? ProblemTexts.Of(code, language, ["", "", ""]).Title : null,
        Bytes = run.Bytes, ContentHash = run.ContentHash, Rows = run.Rows, NewValues = run.NewValues, WithdrawnValues = run.WithdrawnValues, ProblemRows = run.ProblemRows,
        Problems = [.. System.Text.Json.JsonSerializer.Deserialize<List<Data.KeptPrefillProblem>>(run.Problems)!.Select(p => Say(p.No, p.Member, p.Code, p.Detail, language))],
    };

    public static PrefillProblemItem Say(int no, string member, string code, string detail, Language language) =>
        new() { No = no, Member = member, Code = code, Message = ProblemTexts.Of(code, language, [detail]).Title };
}
