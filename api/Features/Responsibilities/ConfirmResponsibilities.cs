using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

public static class ConfirmResponsibilities
{
    private const int MostRows = 500;

    public sealed record Command(string Plan, Body Body) : IRequest<ConfirmedResponsibilitiesResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>true: only say what would happen.</summary>
        public bool? DryRun { get; init; }

        /// <summary>1 to 500.</summary>
        public required IReadOnlyList<BulkRow> Responsibilities { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Responsibilities).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.Responsibilities).Must(rows => rows.Count <= MostRows).WithErrorCode("too_many").WithState(_ => MostRows);
            RuleForEach(c => c.Body.Responsibilities).NotNull().WithErrorCode("required");
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, RequestLanguage language, Audit audit, PeriodOpening opening, TimeProvider clock) : IRequestHandler<Command, ConfirmedResponsibilitiesResponse>
    {
        public async Task<ConfirmedResponsibilitiesResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var rows = request.Body.Responsibilities;
            BulkRows.ThrowIfRepeated(rows, "responsibilities", "repeated_responsibility");
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var refusals = await ConfirmAsync(plan, request.Body, cancellationToken);
            var ids = rows.Select(row => row.Id).ToList();
            var seen = await db.Responsibilities.AsNoTracking().Where(r => r.PlanId == plan.Id && ids.Contains(r.Id)).WithSubject().ToDictionaryAsync(r => r.Id, cancellationToken);
            return new ConfirmedResponsibilitiesResponse
            {
                Counts = new() { Done = refusals.Values.Count(r => r is null), Refused = refusals.Values.Count(r => r is not null) },
                Results = [.. rows.Select(row => Row(row.Id, refusals[row.Id], seen.GetValueOrDefault(row.Id)))],
            };
        }

        private async Task<Dictionary<Guid, DomainException?>> ConfirmAsync(Plan plan, Body body, CancellationToken cancellationToken)
        {
            var (actor, now, refusals) = (current.Required, clock.Now(), new Dictionary<Guid, DomainException?>());
            await using var all = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            foreach (var row in body.Responsibilities)
            {
                refusals[row.Id] = await db.TryAsync(async () =>
                {
                    await using var one = await Work.BeginAsync(db, cancellationToken);
                    var found = await db.Responsibilities.SingleOrDefaultAsync(r => r.PlanId == plan.Id && r.Id == row.Id, cancellationToken) ?? throw new NotFoundException("not_found");
                    var responsibility = found.At(row.Version);
                    responsibility.Confirm(actor.UserId, now);
                    audit.Add(actor, "responsibility.confirm", $"responsibility:{responsibility.Id}");
                    await db.SaveOrStaleAsync(responsibility, cancellationToken);
                    await one.KeepAsync(cancellationToken);
                });
            }

            // Whoever leads now owes what leads report.
            await opening.RunAsync(cancellationToken);
            await (body.DryRun == true ? Task.CompletedTask : all.KeepAsync(cancellationToken));
            return refusals;
        }

        private ConfirmedResponsibilitiesResponse.RowItem Row(Guid id, DomainException? refusal, Responsibility? seen) => new()
        {
            Id = id,
            Status = refusal is null ? StatusCodes.Status200OK : Problems.StatusOf(refusal),
            Responsibility = seen is null ? null : ResponsibilityResponse.Of(seen),
            Problem = refusal is null ? null : RowProblem.Of(refusal, language.Value),
        };
    }
}
