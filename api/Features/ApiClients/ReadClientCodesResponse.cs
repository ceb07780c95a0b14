using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Tables;

namespace Lantu.Api.Features.ApiClients;

/// <summary>What a table of own codes says. Nothing is kept.</summary>
public sealed record ReadClientCodesResponse
{
    /// <example>9</example>
    public required int Rows { get; init; }

    /// <summary>0: the rows may be given to putClientCodes as they are.</summary>
    /// <example>0</example>
    public required int ProblemRows { get; init; }
    public required IReadOnlyList<CodeRowItem> Codes { get; init; }

    /// <summary>One row.</summary>
    public sealed record CodeRowItem
    {
        /// <summary>Its number in the file; the headings are 1.</summary>
        /// <example>2</example>
        public required int No { get; init; }
        public required CodeKind? Kind { get; init; }
        public required string? Plan { get; init; }

        /// <example>330824</example>
        public required string OwnCode { get; init; }

        /// <example>kaihua</example>
        public required string Code { get; init; }

        /// <summary>Of what it stands for; null where that is nothing.</summary>
        public required string? Name { get; init; }
        public required CodeProblemItem? Problem { get; init; }
    }

    public sealed record CodeProblemItem
    {
        /// <summary>kind, plan, ownCode or code.</summary>
        /// <example>code</example>
        public required string Member { get; init; }

        /// <example>unknown_code</example>
        public required string Code { get; init; }
        public required string Message { get; init; }
    }

    /// <param name="rows">As written.</param>
    /// <param name="judged">The same rows.</param>
    /// <param name="language">Of the problems.</param>
    public static ReadClientCodesResponse Of(IReadOnlyList<ClientCodeRow> rows, IReadOnlyList<JudgedCode> judged, Language language)
    {
        var items = rows.Zip(judged, (row, code) => new CodeRowItem
        {
            No = row.No, Kind = row.Kind, Plan = row.Plan, OwnCode = row.OwnCode, Code = row.Code, Name = code.Name,
            Problem = (row.Kind is null ? ("kind", "unknown_code_kind", row.KindWord) : code.Problem) is not var (member, problem, value) ? null
                : new CodeProblemItem { Member = member, Code = problem, Message = ProblemTexts.Of(problem, language, [value]).Title },
        }).ToList();
        return new ReadClientCodesResponse { Rows = items.Count, ProblemRows = items.Count(i => i.Problem is not null), Codes = items };
    }
}
