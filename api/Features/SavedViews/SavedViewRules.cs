using FluentValidation;
using Lantu.Api.Http;

namespace Lantu.Api.Features.SavedViews;

/// <summary>What is asked of a view's name and filters.</summary>
public static class SavedViewRules
{
    private const int LongestName = 50;
    private const int LongestQuery = 2000;

    public static void MustBeName<T>(this IRuleBuilderInitial<T, string?> name) =>
        name.Must(text => text is null || !string.IsNullOrWhiteSpace(text)).WithErrorCode("required")
            .MaximumLength(LongestName).WithErrorCode("too_long").WithState(_ => LongestName)
            .IsPrintable();

    public static void MustBeQuery<T>(this IRuleBuilderInitial<T, string?> query) =>
        query.MaximumLength(LongestQuery).WithErrorCode("too_long").WithState(_ => LongestQuery).IsPrintable();
}
