using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Imports;

public static class ConfirmImport
{
    public sealed record Command(string Plan, Guid Id) : IRequest<ImportResponse>;

    /// <summary>Writes every row that changes something and has no problem: all of them in one transaction, or none.</summary>
    public sealed class Handler(LantuDbContext db, ImportReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ImportResponse>
    {
        private const int NamedCells = 10;

        public async Task<ImportResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var import = await reader.LoadAsync(request.Plan, request.Id, cancellationToken);
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await TakeAsync(import, cancellationToken);
            var submissions = await LockAsync(import, cancellationToken);
            await WriteAsync(import, submissions, cancellationToken);
            await work.KeepAsync(cancellationToken);
            return await reader.DescribeAsync(await reader.LoadAsync(request.Plan, request.Id, cancellationToken), cancellationToken);
        }

        /// <summary>Of two who confirm at once, one waits here and then hears that it is done.</summary>
        private async Task TakeAsync(Import import, CancellationToken cancellationToken)
        {
            var now = clock.Now();
            var taken = await db.Imports.VisibleTo(current.Required).Where(i => i.Id == import.Id && i.State == ImportState.Staged)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, ImportState.Confirmed).SetProperty(i => i.ConfirmedAt, now), cancellationToken);
            if (taken == 0)
            {
                throw new ConflictException(import.State == ImportState.Receiving ? "import_incomplete" : "import_confirmed");
            }
        }

        /// <summary>In the order of their ids, as everybody who locks several does; from here on nobody else moves them.</summary>
        private async Task<List<Submission>> LockAsync(Import import, CancellationToken cancellationToken)
        {
            var staged = await db.ImportSubmissions.AsNoTracking().Where(s => s.ImportId == import.Id && s.ChangedRows > 0).ToDictionaryAsync(s => s.SubmissionId, s => s.Version, cancellationToken);
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM submissions WHERE id = ANY ({staged.Keys.ToArray()}) ORDER BY id FOR UPDATE", cancellationToken);
            var submissions = await db.Submissions.VisibleTo(current.Required).Where(s => staged.Keys.Contains(s.Id)).Include(s => s.ReportForm.Plan).ToListAsync(cancellationToken);
            if (submissions.Count < staged.Count)
            {
                throw new ForbiddenException("action_not_yours", SubmissionAction.Save);
            }

            if (submissions.Where(s => s.Version != staged[s.Id]).Select(s => s.Id).ToArray() is { Length: > 0 } moved)
            {
                await RequireUnovertakenAsync(import, moved, cancellationToken);
                await db.CompareAgainAsync(import.Id, moved, cancellationToken);
            }

            return submissions;
        }

        /// <summary>A cell that somebody has written since, and not with the same answer, is not overwritten.</summary>
        private async Task RequireUnovertakenAsync(Import import, Guid[] moved, CancellationToken cancellationToken)
        {
            var rows =
                from row in db.ImportRows.AsNoTracking()
                join line in db.Submissions.VisibleTo(current.Required).SelectMany(s => s.Lines) on new { row.SubmissionId, row.LineNo } equals new { SubmissionId = (Guid?)line.SubmissionId, LineNo = (int?)line.No }
                where row.ImportId == import.Id && row.Changes && moved.Contains(line.SubmissionId)
                orderby row.No
                select new { Row = row, line.Value, line.Text, line.Explanation, line.Details };
            var (overtaken, cells) = (0, new List<string>());
            await foreach (var (row, line) in rows.AsAsyncEnumerable().Select(r => (r.Row, r)).WithCancellation(cancellationToken))
            {
                if (row.IsOvertaken(line.Value, line.Text, line.Explanation, line.Details) && ++overtaken <= NamedCells)
                {
                    cells.Add($"{row.Form} {row.OrgUnit} {row.Period} {row.LineKind} {row.LineCode}");
                }
            }

            if (overtaken > 0)
            {
                throw new ConflictException("import_overtaken", overtaken, string.Join("; ", cells));
            }
        }

        private async Task WriteAsync(Import import, List<Submission> submissions, CancellationToken cancellationToken)
        {
            var (actor, now) = (current.Required, clock.Now());
            var principals = submissions.Select(s => s.SaveImported(actor, now).OnBehalfOf).ToList();
            foreach (var (submission, principal) in submissions.Zip(principals))
            {
                audit.Add(actor, "submission.save", $"submission:{submission.Id}", $"import {import.Id}", principal);
            }

            await db.SaveChangesAsync(cancellationToken);
            await db.WriteImportedAsync(import.Id, actor, now, [.. submissions.Select(s => s.Id)], [.. principals], cancellationToken);
        }
    }
}
