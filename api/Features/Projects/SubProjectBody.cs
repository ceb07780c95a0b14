using FluentValidation;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Projects;

/// <summary>What a unit says of a sub-project; all of it, as it is from now on.</summary>
public sealed record SubProjectBody : SubProjectWords, IBody<SubProjectBody>;

/// <summary>What is said of a sub-project, one that is there or one that is added.</summary>
public abstract record SubProjectWords
{
    /// <example>城东污水处理厂二期扩建</example>
    public required string Title { get; init; }
    public ProjectSheetBody? Sheet { get; init; }

    /// <summary>On its ladder.</summary>
    /// <example>在建</example>
    public string? Stage { get; init; }

    /// <summary>Share done in per cent.</summary>
    /// <example>60</example>
    public decimal? Done { get; init; }

    /// <summary>Completed so far, in 万元.</summary>
    public decimal? Invested { get; init; }

    /// <summary>Why it is given up; it stays, and is not counted.</summary>
    public string? Cancelled { get; init; }

    internal SubProjectContent ToContent() =>
        new(Title.Trim(), Sheet?.ToSheet() ?? ProjectSheet.None, Kept(Stage), Done, Invested, Kept(Cancelled));

    private static string? Kept(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();

    internal sealed class Validator : AbstractValidator<SubProjectWords>
    {
        public Validator()
        {
            RuleFor(s => s.Title).Must(t => !string.IsNullOrWhiteSpace(t)).WithErrorCode("required").MaximumLength(200).WithErrorCode("too_long").WithState(_ => 200).IsPrintable();
            RuleFor(s => s.Sheet!).SetValidator(new ProjectSheetBody.Validator()).When(s => s.Sheet is not null);
            RuleFor(s => s.Stage).MaximumLength(ProgressDetails.LongestStage).WithErrorCode("too_long").WithState(_ => ProgressDetails.LongestStage).IsPrintable();
            RuleFor(s => s.Done).Must(d => d is null or (>= 0 and <= 100)).WithErrorCode("not_a_share");
            RuleFor(s => s.Invested).MustBeMoney();
            RuleFor(s => s.Cancelled).MaximumLength(500).WithErrorCode("too_long").WithState(_ => 500).IsPrintable();
        }
    }
}
