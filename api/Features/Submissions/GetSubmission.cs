using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Submissions;

public static class GetSubmission
{
    /// <param name="Plan">The plan's code.</param>
    /// <param name="Id">The submission.</param>
    /// <param name="AsOf">An instant: then of the same unit, form and period the revision in force at it.</param>
    public sealed record Query(string Plan, Guid Id, string? AsOf) : IRequest<SubmissionResponse>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.AsOf).IsInstantOrName().OverridePropertyName("AsOf");
    }

    public sealed class Handler(LantuDbContext db, SubmissionReader reader, CurrentActor current) : IRequestHandler<Query, SubmissionResponse>
    {
        public async Task<SubmissionResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var asOf = request.AsOf is null ? null : await db.Snapshots.NamedAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.AsOf, cancellationToken);
            var id = asOf is { } instant ? await InForceAsync(request, instant, cancellationToken) : request.Id;
            var stored = await reader.LoadAsync(request.Plan, id, cancellationToken);
            return reader.Describe(stored, asOf is null ? null : await EarlierAnswers.LoadAsync(db, current.Required, stored.Submission, asOf, cancellationToken));
        }

        private async Task<Guid> InForceAsync(Query request, DateTimeOffset instant, CancellationToken cancellationToken)
        {
            var visible = db.Submissions.VisibleTo(current.Required);
            var asked = await visible.InPlanAsync(request.Plan, request.Id, cancellationToken);
            return await visible.Where(s => s.ReportFormId == asked.ReportFormId && s.OrgUnitId == asked.OrgUnitId && s.Period == asked.Period).InForceAt(instant)
                .Select(s => (Guid?)s.Id).SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotFoundException("not_found");
        }
    }
}
