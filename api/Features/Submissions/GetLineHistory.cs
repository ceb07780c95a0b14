using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Submissions;

public static class GetLineHistory
{
    /// <summary>More than three years of months: what a chart beside a figure can show.</summary>
    private const int Shown = 40;

    public sealed record Query(string Plan, Guid Submission, int Line) : IRequest<LineHistoryItem>;

    public sealed record LineHistoryItem
    {
        /// <summary>What the unit's line said in the periods before this one, in force, oldest first; at most the last 40.</summary>
        public required IReadOnlyList<SubmissionResponse.PreviousItem> Earlier { get; init; }

        /// <summary>The middle of all earlier figures, which the outlier rule measures from; null where there is none.</summary>
        /// <example>28.9</example>
        public required decimal? Median { get; init; }
    }

    public sealed class Handler(SubmissionReader reader) : IRequestHandler<Query, LineHistoryItem>
    {
        public async Task<LineHistoryItem> Handle(Query request, CancellationToken cancellationToken)
        {
            var stored = await reader.LoadAsync(request.Plan, request.Submission, cancellationToken);
            var line = stored.Submission.Lines.SingleOrDefault(l => l.No == request.Line) ?? throw new NotFoundException("not_found");
            var answers = stored.Earlier.Of(line).ToList();
            List<decimal> figures = [.. answers.Select(a => a.Value).OfType<decimal>()];
            return new LineHistoryItem
            {
                Earlier = [.. answers.TakeLast(Shown).Select(a => new SubmissionResponse.PreviousItem { Period = a.Period.Code, Value = a.Value, Text = a.Text, Details = LineDetails.Of(a.Details) })],
                Median = figures.Count > 0 ? Outlier.Median(figures) : null,
            };
        }
    }
}
