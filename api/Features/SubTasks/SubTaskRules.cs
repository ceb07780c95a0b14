using FluentValidation;
using Lantu.Api.Http;

namespace Lantu.Api.Features.SubTasks;

/// <summary>What is asked of every text of a sub-task.</summary>
public static class SubTaskRules
{
    public const int LongestTitle = 200;

    public static void MustBeTitle<T>(this IRuleBuilderInitial<T, string?> title) =>
        title.Must(text => text is null || !string.IsNullOrWhiteSpace(text)).WithErrorCode("required")
            .MaximumLength(LongestTitle).WithErrorCode("too_long").WithState(_ => LongestTitle)
            .IsPrintable();

    public static void MustFit<T>(this IRuleBuilderInitial<T, string?> text, int longest) =>
        text.MaximumLength(longest).WithErrorCode("too_long").WithState(_ => longest).IsPrintable();
}
