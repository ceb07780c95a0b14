using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Prefill;

public static class TakeSuggestions
{
    public sealed record Command(string Plan, Guid Submission, long ExpectedVersion, Body Body) : IRequest<TakenSuggestionsItem>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>Ids of suggested values, one of a line.</summary>
        public required IReadOnlyList<Guid> Values { get; init; }
    }

    public sealed record TakenSuggestionsItem : IVersionedResponse
    {
        /// <summary>Of the submission.</summary>
        /// <example>4</example>
        public required long Version { get; init; }
        public required SuggestionsResponse Suggestions { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Values).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.Values).Must(values => values.Count <= 500).WithErrorCode("too_many").WithState(_ => 500);
        }
    }

    /// <summary>A save like any other, by a person; where each figure came from is kept beside it.</summary>
    public sealed class Handler(LantuDbContext db, SuggestionReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, TakenSuggestionsItem>
    {
        public async Task<TakenSuggestionsItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, now) = (current.Required, clock.Now());
            if (actor.Client is not null)
            {
                throw new ForbiddenException("prefill_for_people");
            }

            var submission = (await reader.LoadAsync(request.Plan, request.Submission, cancellationToken)).At(request.ExpectedVersion);
            var suggestions = await reader.OfAsync(submission, cancellationToken);
            var taken = request.Body.Values.Select(id => (Id: id, Suggestion: suggestions.FirstOrDefault(s => s.Values.Any(v => v.Id == id)))).ToList();
            RuleViolationException.ThrowIfAny([.. taken.Index().Select(t => Misfit(t.Index, t.Item.Id, t.Item.Suggestion, taken))]);

            var values = taken.Select(t => (t.Suggestion!.Line, Value: t.Suggestion.Values.Single(v => v.Id == t.Id))).ToList();
            db.SubmissionLineChanges.AddRange(submission.SaveLines([.. values.Select(v => new LineChange(v.Line.No, LineMembers.Value, v.Value.Value, null, null))], actor, now));
            db.PrefillTakings.AddRange(values.Select(v => new PrefillTaking { Id = Guid.CreateVersion7(), PrefillValueId = v.Value.Id, SubmissionId = submission.Id, LineNo = v.Line.No, UserId = actor.UserId, At = now }));
            audit.Add(actor, "submission.save", $"submission:{submission.Id}", $"prefilled: {string.Join(' ', values.Select(v => $"{v.Line.Indicator!.Code} of {v.Value.PrefillSource.Name}"))}");
            await db.SaveOrStaleAsync(submission, cancellationToken);
            return new TakenSuggestionsItem { Version = submission.Version, Suggestions = await reader.DescribeAsync(submission, cancellationToken) };
        }

        private static RuleViolation? Misfit(int index, Guid id, Suggestion? suggestion, IReadOnlyList<(Guid Id, Suggestion? Suggestion)> all) =>
            suggestion is null ? new RuleViolation($"/values/{index}", "prefill_value_gone")
            : !suggestion.MayTake(id) ? new RuleViolation($"/values/{index}", "prefill_values_differ", suggestion.Line.Title)
            : all.Take(index).Any(t => t.Suggestion == suggestion) ? new RuleViolation($"/values/{index}", "repeated_line", suggestion.Line.Indicator!.Code)
            : null;
    }
}
