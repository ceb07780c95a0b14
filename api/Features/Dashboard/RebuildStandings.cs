using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Dashboard;

/// <summary>Builds the read model of a plan anew from what is stored. Where it was in step, nothing changes.</summary>
public static class RebuildStandings
{
    public sealed record Command(string Plan) : IRequest<RebuiltStandings>;

    public sealed record RebuiltStandings
    {
        /// <summary>Rows that were not what they should have been.</summary>
        /// <example>0</example>
        public required int Changed { get; init; }
    }

    public sealed class Handler(LantuDbContext db, StandingsWriter writer, CurrentActor current, Audit audit) : IRequestHandler<Command, RebuiltStandings>
    {
        public async Task<RebuiltStandings> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            await using var work = await Work.BeginAsync(db, cancellationToken);
            var changed = await writer.RefreshAsync(plan, cancellationToken);
            audit.Add(current.Required, "standings.rebuild", $"plan:{plan.Code}", $"{changed} changed");
            await db.SaveChangesAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            return new RebuiltStandings { Changed = changed };
        }
    }
}
