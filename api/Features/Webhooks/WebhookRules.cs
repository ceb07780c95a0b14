using FluentValidation;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Webhooks;

/// <summary>The shape of what somebody says of a webhook, when it is made and when it is changed.</summary>
public static class WebhookRules
{
    public static void MustBeName<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop)
        .Must(name => name is null || !string.IsNullOrWhiteSpace(name)).WithErrorCode("required")
        .IsPrintable().IsAtMost(100);

    public static void MustBeUrl<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop).IsPrintable().IsAtMost(2000);

    public static void MustBeChanges<T>(this IRuleBuilderInitial<T, IReadOnlyList<ChangeKind>?> rule) =>
        rule.Must(changes => changes is null or { Count: <= 50 }).WithErrorCode("too_many").WithState(_ => 50);

    /// <summary>A robot's own secret, as its group shows it.</summary>
    public static void MustBeRobotSecret<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop).IsPrintable().IsAtMost(200);
}
