using System.Globalization;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Imports;

/// <summary>One row of an import: what it says, and what is wrong with it or what it would change.</summary>
public sealed record ImportRowResponse
{
    /// <summary>Its line in what was sent; in a file with headings the first is 2.</summary>
    /// <example>7</example>
    public required int No { get; init; }

    /// <example>annual-indicators</example>
    public required string? Form { get; init; }

    /// <example>kecheng</example>
    public required string? OrgUnit { get; init; }

    /// <example>2024</example>
    public required string? Period { get; init; }

    /// <summary>What the line is about, as the row says: 指标, 任务, 项目 or 承诺, and the code.</summary>
    /// <example>指标 2</example>
    public required string? Line { get; init; }
    public required Guid? SubmissionId { get; init; }

    /// <summary>The line that it was found to be; null where there is no such line.</summary>
    public required FoundItem? Found { get; init; }

    /// <summary>What stands there; null for a row with a problem.</summary>
    public required AnswerItem? Before { get; init; }
    public required AnswerItem After { get; init; }

    /// <summary>It says something else than what stands there.</summary>
    public required bool Changes { get; init; }
    public required ProblemItem? Problem { get; init; }

    public sealed record FoundItem
    {
        /// <example>2</example>
        public required int No { get; init; }

        /// <example>城市细颗粒物(PM2.5)浓度</example>
        public required string Title { get; init; }

        /// <example>μg/m3</example>
        public required string? Unit { get; init; }

        /// <example>1</example>
        public required int Decimals { get; init; }
    }

    public sealed record AnswerItem
    {
        /// <example>28.6</example>
        public required decimal? Value { get; init; }
        public required string? Text { get; init; }
        public required string? Explanation { get; init; }
        public required LineDetails? Details { get; init; }
    }

    public sealed record ProblemItem
    {
        /// <summary>form, orgUnit, period, line, value, text, explanation, or a member of details.</summary>
        /// <example>value</example>
        public required string Member { get; init; }

        /// <example>not_a_figure</example>
        public required string Code { get; init; }

        /// <example>“约28”不是数值</example>
        public required string Message { get; init; }
    }

    /// <param name="row">As it is staged.</param>
    /// <param name="line">Where it belongs, with what that is about.</param>
    /// <param name="language">Of the problem.</param>
    public static ImportRowResponse Of(ImportRow row, SubmissionLine? line, Language language) => new()
    {
        No = row.No,
        Form = row.Form,
        OrgUnit = row.OrgUnit,
        Period = row.Period,
        Line = row.LineCode is null ? null : string.Create(CultureInfo.InvariantCulture, $"{row.LineKind} {row.LineCode}"),
        SubmissionId = row.SubmissionId,
        Found = line is null ? null : new FoundItem { No = line.No, Title = line.Title, Unit = line.Unit, Decimals = line.Decimals },
        Before = row.ProblemCode is null ? new AnswerItem { Value = row.ValueBefore, Text = row.TextBefore, Explanation = row.ExplanationBefore, Details = LineDetails.Of(row.DetailsBefore) } : null,
        After = new AnswerItem
        {
            Value = row.ValueGiven ? row.Value : row.ValueBefore,
            Text = row.TextGiven ? row.Text : row.TextBefore,
            Explanation = row.ExplanationGiven ? row.Explanation : row.ExplanationBefore,
            Details = LineDetails.Of(row.Details is { } given ? DetailsChange.FromJson(given).Over(row.DetailsBefore) : row.DetailsBefore),
        },
        Changes = row.Changes,
        Problem = row.ProblemCode is null ? null : new ProblemItem { Member = row.ProblemMember!, Code = row.ProblemCode, Message = Say(row, language) },
    };

    public static string Say(ImportRow row, Language language) => ProblemTexts.Of(row.ProblemCode!, language, [row.ProblemDetail ?? ""]).Title;
}
