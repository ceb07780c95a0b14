using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

public static class MoveSubmissions
{
    private const int MostRows = 200;

    public sealed record Command(string Plan, Body Body) : IRequest<MovedSubmissionsResponse>;

    public sealed record Body : MoveBody, IBody<Body>
    {
        /// <summary>partial unless told.</summary>
        public BulkMode? Mode { get; init; }

        /// <summary>true: only say what would happen.</summary>
        public bool? DryRun { get; init; }

        /// <summary>1 to 200.</summary>
        public required IReadOnlyList<BulkRow> Submissions { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body).SetValidator(new MoveRules());
            RuleFor(c => c.Body.Action).Must(action => action is not (SubmissionAction.Correct or SubmissionAction.Discard)).WithErrorCode("not_in_bulk");
            RuleFor(c => c.Body.Comment).Must(text => !string.IsNullOrWhiteSpace(text)).When(c => c.Body.Action == SubmissionAction.Return).WithErrorCode("reason_required");
            RuleFor(c => c.Body.Submissions).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.Submissions).Must(rows => rows.Count <= MostRows).WithErrorCode("too_many").WithState(_ => MostRows);
            RuleForEach(c => c.Body.Submissions).NotNull().WithErrorCode("required");
        }
    }

    public sealed class Handler(LantuDbContext db, SubmissionMover mover, CurrentActor current, RequestLanguage language) : IRequestHandler<Command, MovedSubmissionsResponse>
    {
        public async Task<MovedSubmissionsResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var rows = request.Body.Submissions;
            BulkRows.ThrowIfRepeated(rows, "submissions", "repeated_submission");
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);

            var outcomes = await MoveAsync(request, cancellationToken);
            var ids = rows.Select(row => row.Id).ToList();
            var seen = await db.Submissions.AsNoTracking().VisibleTo(current.Required).Where(s => s.PlanId == plan.Id && ids.Contains(s.Id))
                .Include(s => s.ReportForm.LeadOrgUnit).Include(s => s.OrgUnit).ToDictionaryAsync(s => s.Id, cancellationToken);
            return new MovedSubmissionsResponse
            {
                Counts = new() { Done = outcomes.Values.Count(o => o.Refusal is null), Refused = outcomes.Values.Count(o => o.Refusal is not null) },
                Results = [.. rows.Select(row => Row(row.Id, outcomes[row.Id], seen.GetValueOrDefault(row.Id)))],
            };
        }

        private sealed record Outcome(Submission? Moved, DomainException? Refusal);

        /// <summary>In the order of the ids, so that two requests over the same rows wait for each other and never in a circle.</summary>
        private async Task<Dictionary<Guid, Outcome>> MoveAsync(Command request, CancellationToken cancellationToken)
        {
            var (body, outcomes) = (request.Body, new Dictionary<Guid, Outcome>());
            var (isAtomic, isPreview) = (body.Mode == BulkMode.Atomic, body.DryRun == true);
            await using var all = isAtomic || isPreview ? await Work.BeginAsync(db, cancellationToken) : null;
            foreach (var row in body.Submissions.OrderBy(row => row.Id))
            {
                Submission? moved = null;
                var refusal = await db.TryAsync(async () => moved = (await mover.MoveAsync(request.Plan, row.Id, row.Version, body, _ => [], cancellationToken)).Submission);
                outcomes[row.Id] = new Outcome(moved, refusal);
            }

            if (isAtomic && outcomes.Values.Any(o => o.Refusal is not null))
            {
                return outcomes.ToDictionary(o => o.Key, o => o.Value.Refusal is null ? new Outcome(null, new OthersRefusedException()) : o.Value);
            }

            await (all is null || isPreview ? Task.CompletedTask : all.KeepAsync(cancellationToken));
            return outcomes;
        }

        private MovedSubmissionsResponse.RowItem Row(Guid id, Outcome outcome, Submission? seen) => new()
        {
            Id = id,
            Status = outcome.Refusal is null ? StatusCodes.Status200OK : Problems.StatusOf(outcome.Refusal),
            State = (outcome.Moved ?? seen)?.State,
            Version = (outcome.Moved ?? seen)?.Version,
            Form = seen is null ? null : FormRef.Of(seen.ReportForm),
            OrgUnit = seen is null ? null : OrgUnitRef.Of(seen.OrgUnit),
            Period = seen?.Period,
            Problem = outcome.Refusal is null ? null : RowProblem.Of(outcome.Refusal, language.Value),
        };
    }
}
