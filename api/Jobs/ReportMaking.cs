using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Jobs;

/// <summary>
/// Makes the reports that are asked for. One is claimed for two minutes, made, then kept with its files and its notice in one transaction: a server that dies in between has
/// it made again by another once the two minutes are over, and one that was too slow finds that it is not its own any more.
/// </summary>
public sealed partial class ReportMaking(LantuDbContext db, ReportSources sources, NoticeWriter notices, TimeProvider clock, ILogger<ReportMaking> logger)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    /// <summary>Makes all that wait, one after the other.</summary>
    /// <returns>How many it took up.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        while (await ClaimAsync(cancellationToken) is { } id)
        {
            taken++;
            try
            {
                await MakeAsync(id, cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another server has taken it up meanwhile.
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailure(failure, id);
                await PutOffAsync(id, cancellationToken);
            }

            db.ChangeTracker.Clear();
        }

        return taken;
    }

    private async Task<Guid?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var claimed = await db.Database.SqlQuery<Guid>(
            $"""
            UPDATE evaluation_reports SET claimed_until = {now + Lease}, attempts = attempts + 1 WHERE id IN (
                SELECT id FROM evaluation_reports WHERE state IN ('queued', 'composing', 'rendering') AND (claimed_until IS NULL OR claimed_until <= {now})
                ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id AS "Value"
            """).ToListAsync(cancellationToken);
        return claimed is [var id] ? id : null;
    }

    private async Task MakeAsync(Guid id, CancellationToken cancellationToken)
    {
        var report = await db.EvaluationReports.SingleAsync(r => r.Id == id, cancellationToken);
        if (report.Attempts > EvaluationReport.MostAttempts)
        {
            // Servers that died over it never came to say so.
            await GiveUpAsync(report, cancellationToken);
            return;
        }

        report.Begin();
        await db.SaveChangesAsync(cancellationToken);
        var evaluation = await db.Evaluations.AsNoTracking().SingleAsync(e => e.Id == report.EvaluationId, cancellationToken);
        var template = await db.ReportTemplateOfAsync(await db.Plans.AsNoTracking().SingleAsync(p => p.Id == evaluation.PlanId, cancellationToken), cancellationToken);
        var source = await sources.LoadAsync(evaluation, cancellationToken);
        var (inside, open) = (ReportComposer.Of(source, false), source.State >= EvaluationState.Signed ? ReportComposer.Of(source, true) : null);
        report.Compose(inside, open, source.State);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var (isPublic, document) in new[] { (false, inside), (true, open) })
        {
            foreach (var (kind, content) in document is null ? [] : ReportFiles.Of(document, template, report.Address))
            {
                db.EvaluationReportFiles.Add(new EvaluationReportFile { ReportId = id, IsPublic = isPublic, Kind = kind, Content = content, Sha256 = EvaluationReportFile.HashOf(content) });
            }
        }

        report.Finish(clock.Now());
        notices.TellOf(report);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task PutOffAsync(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var report = await db.EvaluationReports.SingleAsync(r => r.Id == id, cancellationToken);
        if (report.Attempts >= EvaluationReport.MostAttempts)
        {
            await GiveUpAsync(report, cancellationToken);
            return;
        }

        report.PutOff(clock.Now() + Rest);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task GiveUpAsync(EvaluationReport report, CancellationToken cancellationToken)
    {
        report.Fail(clock.Now());
        notices.TellOf(report);
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "report {Report} could not be made")]
    private partial void LogFailure(Exception failure, Guid report);
}
