using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

public static class ListTransitions
{
    public sealed record Filter : IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed record Query(string Plan, Guid Submission, Filter Filter) : IRequest<Page<TransitionItem>>;

    /// <summary>One act on the submission's way.</summary>
    public sealed record TransitionItem
    {
        /// <example>1</example>
        public required int No { get; init; }
        public required SubmissionAction Action { get; init; }
        public required SubmissionState From { get; init; }
        public required SubmissionState To { get; init; }
        public required SubmissionStep Step { get; init; }
        public required DateTimeOffset At { get; init; }
        public required PersonItem By { get; init; }

        /// <example>R01</example>
        public required string? ReasonCode { get; init; }
        public required string? Comment { get; init; }
        public required IReadOnlyList<TransitionNoteItem> LineNotes { get; init; }
    }

    public sealed record PersonItem
    {
        public required Guid Id { get; init; }

        /// <example>徐丽</example>
        public required string DisplayName { get; init; }

        /// <summary>The unit for which the person acted.</summary>
        public required OrgUnitRef OrgUnit { get; init; }

        /// <summary>In whose place, when the person acted as a delegate (代理).</summary>
        /// <example>叶萍</example>
        public required string? OnBehalfOf { get; init; }

        /// <summary>The program that acted, for which the person answers.</summary>
        /// <example>开化县生态环境监测平台</example>
        public required string? Program { get; init; }
    }

    public sealed record TransitionNoteItem
    {
        public required string IndicatorCode { get; init; }
        public required string? ReasonCode { get; init; }
        public required string Text { get; init; }
    }

    public sealed class Handler(LantuDbContext db, SubmissionReader reader) : IRequestHandler<Query, Page<TransitionItem>>
    {
        public async Task<Page<TransitionItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            var submission = await reader.LoadAsync(request.Plan, request.Submission, cancellationToken);
            var rows = await db.SubmissionTransitions.AsNoTracking().Where(t => t.SubmissionId == submission.Id).SignedAsync(db, cancellationToken);
            return Paging.Cut(rows.Select(row => Item(row.Transition, row)), request.Filter);
        }

        private static TransitionItem Item(SubmissionTransition transition, SignedTransition signed) => new()
        {
            No = transition.No,
            Action = transition.Action,
            From = transition.FromState,
            To = transition.ToState,
            Step = transition.Step,
            At = transition.At,
            By = new PersonItem { Id = transition.UserId, DisplayName = signed.By, OrgUnit = OrgUnitRef.Of(signed.OrgUnit), OnBehalfOf = signed.OnBehalfOf, Program = signed.Program },
            ReasonCode = transition.ReasonCode,
            Comment = transition.Comment,
            LineNotes = [.. transition.LineNotes.Select(n => new TransitionNoteItem { IndicatorCode = n.IndicatorCode, ReasonCode = n.ReasonCode, Text = n.Text })],
        };
    }
}
