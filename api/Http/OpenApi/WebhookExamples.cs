using System.Text.Json;
using System.Text.Json.Nodes;
using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Http.OpenApi;

/// <summary>One event of each kind, composed of the same shapes as real ones.</summary>
internal static class WebhookExamples
{
    private static readonly Guid Id = Guid.Parse("01900000-0000-7000-8000-000000000000");
    private static readonly DateTimeOffset At = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);

    public static JsonNode Of(ChangeKind kind)
    {
        var (path, period, revision, action) = Facts(kind);
        var word = JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
        var href = kind switch { ChangeKind.OrgUnitChanged => $"/api/v1/{path}", ChangeKind.ReleasePublished => $"/api/v1/public/plans/quzhou-eco-14/{path}", _ => $"/api/v1/plans/quzhou-eco-14{(path.Length > 0 ? "/" : "")}{path}" };
        var isOfAUnit = kind is not (ChangeKind.PlanLoaded or ChangeKind.LifecycleChanged or ChangeKind.FormPublished or ChangeKind.ReleasePublished or ChangeKind.EvaluationMoved);
        return Node(new ChangeEvent
        {
            Id = Id,
            Source = "https://lantu.example/api/v1",
            Type = $"lantu.{word}",
            Time = At,
            Subject = href,
            Data = new ChangeResponse
            {
                Id = Id,
                At = At,
                Kind = kind,
                Plan = kind == ChangeKind.OrgUnitChanged ? null : "quzhou-eco-14",
                OrgUnit = isOfAUnit ? new OrgUnitRef { Code = "kaihua", Name = "开化县", ShortName = "开化县", Kind = OrgUnitKind.County } : null,
                Href = href,
                Period = period,
                Revision = revision,
                Action = action,
            },
        });
    }

    public static JsonNode Test() => Node(new TestEvent { Id = Id, Source = "https://lantu.example/api/v1", Time = At, Subject = $"/api/v1/webhooks/{Id}", Data = new TestEvent.DataItem { Name = "开化县监测平台" } });

    private static (string Path, string? Period, int? Revision, string? Action) Facts(ChangeKind kind) => kind switch
    {
        ChangeKind.PlanLoaded => ("", null, null, null),
        ChangeKind.SubmissionOpened => ($"submissions/{Id}", "2025", 1, null),
        ChangeKind.SubmissionMoved => ($"submissions/{Id}", "2025", 1, "return"),
        ChangeKind.FigureApproved => ("indicators/2", "2025", 1, null),
        ChangeKind.StandingChanged => ("indicators/2", null, null, null),
        ChangeKind.TargetSet => ("indicators/2/targets", "2026", 1, null),
        ChangeKind.ResponsibilityChanged => ("tasks/5.1", null, null, null),
        ChangeKind.LifecycleChanged => ("projects/3-2", null, null, "cancelled"),
        ChangeKind.FormPublished => ("forms/annual-indicators", null, 2, null),
        ChangeKind.OrgUnitChanged => ("org-units/changes", null, null, null),
        ChangeKind.ReleasePublished => ("releases/1", "2025", 1, null),
        ChangeKind.SlipMoved => ($"slips/{Id}", null, null, "answer"),
        ChangeKind.CommentChanged => ("tasks/5.1", null, null, "write"),
        ChangeKind.FeedbackMoved => ("feedback", null, null, "forward"),
        ChangeKind.SubTaskChanged => ("tasks/5.1", null, null, "done"),
        ChangeKind.EvaluationMoved => ($"evaluations/{Id}", null, 1, "review"),
    };

    private static JsonNode Node<T>(T value) => JsonSerializer.SerializeToNode(value, WireFormat.Options)!;
}
