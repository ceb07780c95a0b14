using FluentValidation;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Releases;

/// <summary>Period, domains and chapters as a preview and the release after it ask for them.</summary>
public static class ReleaseScopes
{
    private const int Most = 200;

    public static IRuleBuilderOptions<T, string> IsPeriodToRelease<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(code => Period.TryParse(code, out _)).WithErrorCode("malformed_period");

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> IsScope<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule) =>
        rule.Must(items => items.Count <= Most).WithErrorCode("too_many").WithState(_ => Most);

    /// <summary>Named twice is named once, and the order means nothing.</summary>
    public static ReleaseScope Of(string through, IEnumerable<string> domains, IEnumerable<int> chapters, IEnumerable<Guid>? evaluations) =>
        new(Period.Parse(through), [.. domains.Distinct()], [.. chapters.Distinct().Order()]) { Evaluations = [.. (evaluations ?? []).Distinct()] };
}
