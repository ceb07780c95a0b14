using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

/// <param name="Id">Of the row that was to be given.</param>
/// <param name="SuccessorId">Of the row that goes on from it; null where it was refused.</param>
/// <param name="Refusal">Why nothing happened to it.</param>
public sealed record RowOutcome(Guid Id, Guid? SuccessorId, DomainException? Refusal);

/// <summary>Writes a reassignment row by row, each kept or refused by itself, in the transaction at hand.</summary>
public sealed class ReassignmentWriter(LantuDbContext db)
{
    /// <param name="reassignment">Added to the unit of work, not saved.</param>
    /// <param name="rows">What is given.</param>
    /// <param name="forms">Ids of the forms that go along.</param>
    public async Task<List<RowOutcome>> WriteAsync(Reassignment reassignment, IReadOnlyList<BulkRow> rows, IReadOnlyCollection<Guid> forms, CancellationToken cancellationToken)
    {
        foreach (var form in await db.ReportForms.Where(f => forms.Contains(f.Id)).ToListAsync(cancellationToken))
        {
            form.HandOver(reassignment.ToOrgUnitId, reassignment.EffectiveOn);
        }

        var ids = rows.Select(row => row.Id).ToList();
        foreach (var given in await db.Responsibilities.AsNoTracking().Where(r => r.PlanId == reassignment.PlanId && ids.Contains(r.Id)).ToListAsync(cancellationToken))
        {
            reassignment.TakeFrom(given);
        }

        await db.SaveChangesAsync(cancellationToken);
        var outcomes = new List<RowOutcome>();
        foreach (var row in rows)
        {
            Responsibility? successor = null;
            var refusal = await db.TryAsync(async () =>
            {
                await using var one = await Work.BeginAsync(db, cancellationToken);
                var found = await db.Responsibilities.SingleOrDefaultAsync(r => r.PlanId == reassignment.PlanId && r.Id == row.Id, cancellationToken) ?? throw new NotFoundException("not_found");
                successor = await GiveAsync(found.At(row.Version), reassignment, cancellationToken);
                // What the unit goes on to hold of it, after a day on which it was given away and taken back, goes too.
                for (var last = successor; last.ValidTo is { } end && await NextAsync(found, end, cancellationToken) is { } next;)
                {
                    last = await GiveAsync(next, reassignment, cancellationToken);
                }

                await one.KeepAsync(cancellationToken);
            });
            outcomes.Add(new RowOutcome(row.Id, refusal is null ? successor!.Id : null, refusal));
        }

        return outcomes;
    }

    private async Task<Responsibility> GiveAsync(Responsibility row, Reassignment reassignment, CancellationToken cancellationToken)
    {
        var successor = row.GiveTo(reassignment);
        // The old one ends first: at no time do two hold the same days.
        await db.SaveOrStaleAsync(row, cancellationToken);
        db.Responsibilities.Add(successor);
        await db.SaveChangesAsync(cancellationToken);
        return successor;
    }

    private Task<Responsibility?> NextAsync(Responsibility row, DateOnly from, CancellationToken cancellationToken) => db.Responsibilities.SingleOrDefaultAsync(
        r => r.OrgUnitId == row.OrgUnitId && r.Role == row.Role && r.ValidFrom == from && (r.ValidTo == null || r.ValidTo > from)
            && (r.ChapterId ?? r.TaskId ?? r.ProjectId ?? r.CommitmentId ?? r.IndicatorId) == row.SubjectId,
        cancellationToken);

    /// <summary>The rows as they are now, in the order of the request.</summary>
    public async Task<IEnumerable<ReassignedResponsibilitiesResponse.RowItem>> DescribeAsync(IReadOnlyList<RowOutcome> outcomes, Language language, CancellationToken cancellationToken)
    {
        var ids = outcomes.SelectMany(o => new[] { o.Id, o.SuccessorId }).OfType<Guid>().ToList();
        var seen = await db.Responsibilities.AsNoTracking().Where(r => ids.Contains(r.Id)).WithSubject().ToDictionaryAsync(r => r.Id, ResponsibilityResponse.Of, cancellationToken);
        return outcomes.Select(outcome => new ReassignedResponsibilitiesResponse.RowItem
        {
            Id = outcome.Id,
            Status = outcome.Refusal is null ? StatusCodes.Status200OK : Problems.StatusOf(outcome.Refusal),
            Responsibility = seen.GetValueOrDefault(outcome.Id),
            Successor = outcome.SuccessorId is { } id ? seen[id] : null,
            Problem = outcome.Refusal is null ? null : RowProblem.Of(outcome.Refusal, language),
        });
    }
}
