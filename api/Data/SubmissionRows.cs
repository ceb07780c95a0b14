using System.Text.Json;
using Lantu.Api.Domain;

namespace Lantu.Api.Data;

/// <summary>The rows of one submission and of what stands beside it. Nobody changes anything of them, so they may be kept and shared.</summary>
internal sealed record SubmissionRows
{
    public required SubmissionRow Found { get; init; }
    public required IReadOnlyList<SubmissionLineRow> Lines { get; init; }
    public required IReadOnlyList<SubmissionTransition> Transitions { get; init; }
    public required IReadOnlyList<SubmissionExtension> Extensions { get; init; }
    public required IReadOnlyList<SubmissionRow> Corrections { get; init; }

    /// <summary>The lines that have files; null for files of none.</summary>
    public required IReadOnlyList<int?> Evidence { get; init; }
    public required IReadOnlyList<(Guid Indicator, EarlierAnswer Answer)> Observed { get; init; }
    public required IReadOnlyList<(Guid ReviewOrgUnitId, SubmissionStep Reached, Guid Subject, EarlierAnswer Answer)> Approved { get; init; }

    /// <summary>Who drafts and approves for its unit.</summary>
    public required IReadOnlyList<(Role Role, Guid UserId)> People { get; init; }

    /// <summary>Of who asked, and of everybody whose name the answer says.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    /// <summary>How many there are, for whoever keeps them.</summary>
    public int Count => 1 + Lines.Count + Transitions.Sum(t => 1 + t.LineNotes.Count + (t.LineValues?.Count ?? 0)) + Extensions.Count + Evidence.Count + Observed.Count + Approved.Count + People.Count + Names.Count;

    /// <summary>All of it, so that two can be compared; what has no order in one.</summary>
    public override string ToString() => JsonSerializer.Serialize(
        new
        {
            Found, Lines, Transitions, Extensions, Corrections, Evidence = Evidence.Order(), Observed = Observed.Select(o => $"{o}"), Approved = Approved.Select(a => $"{a}").Order(StringComparer.Ordinal),
            People = People.Select(p => $"{p}").Order(StringComparer.Ordinal), Names = Names.OrderBy(n => n.Key),
        });

    /// <summary>The submission that they are of.</summary>
    public Submission Whole(KeptForm form, OrgUnit unit) => Found.ToSubmission(
        form.Version,
        unit,
        [.. Lines.Where(l => !l.IsExcused).Select(l => l.ToLine(Found.Id, form))],
        [.. Transitions],
        [.. Extensions],
        [.. Corrections.Select(c => c.ToSubmission(form.Version, unit, [], [], [], []))]);

    /// <summary>With what stands beside it.</summary>
    public StoredSubmission Beside(Submission submission, KeptForm form, EarlierAnswers earlier) => new(
        submission,
        form,
        [.. Lines.Where(l => l.IsExcused).Select(l => l.ToLine(submission.Id, form))],
        Evidence,
        earlier,
        Names,
        People.ToLookup(p => p.Role, p => p.UserId));

    /// <summary>What the unit had answered before, as far as the actor may see it.</summary>
    public EarlierAnswers Earlier(Submission submission, KeptForm form, Actor actor)
    {
        var sees = Visibility.SeesOf(actor);
        var seen = Approved.Where(a => sees(form.Version.ReportForm, submission.OrgUnitId, a.ReviewOrgUnitId, a.Reached)).Select(a => (a.Subject, a.Answer));
        return EarlierAnswers.Of(Period.Parse(submission.Period), seen, Observed);
    }

    /// <summary>As they are after an act that wrote to these rows and to no others.</summary>
    /// <param name="row">The submission's own, as the act left it.</param>
    /// <param name="submission">After the act.</param>
    /// <param name="write">What was written besides.</param>
    public SubmissionRows After(SubmissionRow row, Submission submission, SubmissionWrite write)
    {
        var written = submission.Lines.Where(l => write.LinesWritten.Contains(l.No)).ToDictionary(l => l.No, SubmissionLineRow.Of);
        return this with
        {
            Found = row,
            Lines = [.. Lines.Select(l => written.GetValueOrDefault(l.Answer.No, l))],
            Transitions = [.. Transitions, .. write.Transitions],
            Extensions = [.. Extensions, .. write.Extensions],
        };
    }
}
