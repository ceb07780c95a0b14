using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>
/// Lines that open forms no longer ask for, because their task or project is cancelled or merged. No query of lines gives them but
/// these and <see cref="SubmissionStore"/>; they are asked again when it is counted again, with what had been written.
/// </summary>
public static class ExcusedLines
{
    /// <summary>Their numbers in these submissions.</summary>
    public static async Task<HashSet<(Guid Submission, int No)>> ExcusedNosAsync(this LantuDbContext db, IReadOnlyCollection<Guid> submissions, CancellationToken cancellationToken) =>
        [.. (await db.Database.SqlQuery<ExcusedLine>($"SELECT submission_id, no FROM submission_lines WHERE excused AND submission_id = ANY ({submissions})").ToListAsync(cancellationToken)).Select(l => (l.SubmissionId, l.No))];

    private sealed record ExcusedLine(Guid SubmissionId, int No);

    /// <summary>First revisions that are with their units ask what is counted on a day, and nothing else; one that asks nothing and was never begun is not owed.</summary>
    public static async Task ExcuseAsync(this LantuDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE submissions s SET state = 'open', version = version + 1
            WHERE s.state = 'discarded' AND s.revision = 1 AND EXISTS (
                SELECT FROM submission_lines l LEFT JOIN commitments c ON c.id = l.commitment_id
                WHERE l.submission_id = s.id AND l.excused AND NOT is_out(coalesce(l.task_id, l.project_id, c.task_id, c.project_id), {today}))
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH changed AS (
                UPDATE submission_lines l SET excused = NOT l.excused FROM submissions s
                WHERE s.id = l.submission_id AND s.revision = 1 AND s.state IN ('open', 'draft', 'returned') AND l.indicator_id IS NULL
                    AND l.excused <> is_out(coalesce(l.task_id, l.project_id, (SELECT coalesce(c.task_id, c.project_id) FROM commitments c WHERE c.id = l.commitment_id)), {today})
                RETURNING l.submission_id)
            UPDATE submissions SET version = version + 1 WHERE id IN (SELECT submission_id FROM changed)
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE submissions s SET state = 'discarded', version = version + 1
            WHERE s.state = 'open' AND s.revision = 1 AND EXISTS (SELECT FROM submission_lines l WHERE l.submission_id = s.id AND l.excused)
                AND NOT EXISTS (SELECT FROM submission_lines l WHERE l.submission_id = s.id AND NOT l.excused)
            """,
            cancellationToken);
    }
}
