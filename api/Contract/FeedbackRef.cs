using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>Feedback (公众留言) as other resources name it.</summary>
public sealed record FeedbackRef
{
    public required Guid Id { get; init; }

    /// <summary>Code of the plan.</summary>
    /// <example>quzhou-eco-14</example>
    public required string Plan { get; init; }
    public required FeedbackKind Kind { get; init; }
    public required PlanSubjectRef Subject { get; init; }

    /// <param name="feedback">Loaded with its plan and subject.</param>
    public static FeedbackRef Of(Feedback feedback) => new() { Id = feedback.Id, Plan = feedback.Plan.Code, Kind = feedback.Kind, Subject = PlanSubjectRef.Of(feedback.Task, feedback.Project, feedback.Indicator) };
}
