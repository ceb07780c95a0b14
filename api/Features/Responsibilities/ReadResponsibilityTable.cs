using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

public static class ReadResponsibilityTable
{
    public const long MaxBytes = 10 * 1024 * 1024;

    public sealed record Command(string Plan, Stream Content) : IRequest<ReadResponsibilityTableResponse>;

    /// <summary>What is written is judged by what it says: there is no shape to check before it is read.</summary>
    public sealed class Validator : AbstractValidator<Command>;

    /// <summary>Keeps nothing: what the table says against what holds today, for changeResponsibilities to do.</summary>
    public sealed class Handler(LantuDbContext db, TimeProvider clock) : IRequestHandler<Command, ReadResponsibilityTableResponse>
    {
        public async Task<ReadResponsibilityTableResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var written = await ReadAsync(request.Content, cancellationToken);
            var day = clock.Today();
            var present = (await db.Responsibilities.AsNoTracking()
                .Where(r => r.PlanId == plan.Id && (r.TaskId != null || r.ProjectId != null) && r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo > day))
                .WithSubject().ToListAsync(cancellationToken)).ToLookup(r => r.SubjectId);
            var matcher = new TableMatcher(
                await db.OrgUnits.AsNoTracking().Where(u => u.Kind != OrgUnitKind.Municipality).ToListAsync(cancellationToken),
                await db.PlanTasks.AsNoTracking().Where(t => t.PlanId == plan.Id).Include(t => t.Chapter).ToListAsync(cancellationToken),
                await db.Projects.AsNoTracking().Where(p => p.PlanId == plan.Id).Include(p => p.Column).ThenInclude(c => c.Chapter).ToListAsync(cancellationToken));
            return ReadResponsibilityTableResponse.Of([.. written.Select(row => matcher.Match(row, present))]);
        }

        private static async Task<IReadOnlyList<WrittenDuties>> ReadAsync(Stream content, CancellationToken cancellationToken)
        {
            // The route holds the body to its limit.
            using var memory = new MemoryStream();
            await content.CopyToAsync(memory, cancellationToken);
            memory.Position = 0;
            try
            {
                return ResponsibilityTable.Read(WorkbookReader.Read(memory).Rows);
            }
            catch (TableException unreadable)
            {
                throw new RuleViolationException(new RuleViolation("", unreadable.Code, unreadable.Values));
            }
        }
    }
}
