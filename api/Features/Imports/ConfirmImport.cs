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
            await RequireUnovertakenAsync(import, cancellationToken);
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
            var ids = await db.ImportRows.Where(r => r.ImportId == import.Id && r.Changes && r.ProblemCode == null).Select(r => r.SubmissionId!.Value).Distinct().ToListAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM submissions WHERE id = ANY ({ids.ToArray()}) ORDER BY id FOR UPDATE", cancellationToken);
            var submissions = await db.Submissions.VisibleTo(current.Required).Where(s => ids.Contains(s.Id)).Include(s => s.ReportForm.Plan).ToListAsync(cancellationToken);
            return submissions.Count == ids.Count ? submissions : throw new ForbiddenException("action_not_yours", SubmissionAction.Save);
        }

        /// <summary>A cell that somebody has written since, and not with the same answer, is not overwritten.</summary>
        private async Task RequireUnovertakenAsync(Import import, CancellationToken cancellationToken)
        {
            var cells = await db.Database.SqlQuery<string>(
                $"""
                SELECT concat_ws(' ', r.form, r.org_unit, r.period, r.line_kind, r.line_code) AS "Value"
                FROM import_rows r JOIN submission_lines l ON l.submission_id = r.submission_id AND l.no = r.line_no
                WHERE r.import_id = {import.Id} AND r.changes AND r.problem_code IS NULL
                  AND ((r.value_given AND l.value IS DISTINCT FROM r.value_before AND l.value IS DISTINCT FROM r.value)
                    OR (r.text_given AND l.text IS DISTINCT FROM r.text_before AND NOT same_words(l.text, r.text))
                    OR (r.explanation_given AND l.explanation IS DISTINCT FROM r.explanation_before AND NOT same_words(l.explanation, r.explanation))
                    OR (details_with(l.details, r.details) IS DISTINCT FROM l.details AND details_with(r.details_before, r.details) IS DISTINCT FROM details_with(l.details, r.details)))
                ORDER BY r.no
                """).ToListAsync(cancellationToken);
            if (cells.Count > 0)
            {
                throw new ConflictException("import_overtaken", cells.Count, string.Join("; ", cells.Take(NamedCells)));
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
