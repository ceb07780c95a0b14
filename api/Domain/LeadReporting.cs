namespace Lantu.Api.Domain;

/// <summary>Who owes which line of a form that is reported by leads: on one form of its own each unit, every line once.</summary>
public static class LeadReporting
{
    /// <summary>
    /// Gives every line of a period to whoever leads what it is about. What has been written into or handed in stays where it is,
    /// and so does a line whose new lead has handed in: that unit reports it from the next period on.
    /// </summary>
    /// <param name="version">Which lines there are.</param>
    /// <param name="planId">Of the form.</param>
    /// <param name="owed">The period and its days.</param>
    /// <param name="there">First revisions of the form and period, with their lines.</param>
    /// <param name="leadOf">The unit whose confirmed lead a line's subject is; null where there is none, and nobody owes it.</param>
    /// <returns>Those that were opened.</returns>
    public static IReadOnlyList<Submission> Settle(ReportFormVersion version, Guid planId, (Period Period, FormDates Dates) owed, IEnumerable<Submission> there, Func<ReportFormLine, Guid?> leadOf)
    {
        var (all, opened) = (there.ToList(), new List<Submission>());
        foreach (var line in version.Lines.OrderBy(line => line.No))
        {
            var holder = all.Find(s => s.Lines.Exists(l => l.SubjectId == line.SubjectId));
            if (leadOf(line) is not { } lead || holder?.OrgUnitId == lead || holder is { IsUntouched: false })
            {
                continue;
            }

            var taker = all.Find(s => s.OrgUnitId == lead);
            if (taker is null)
            {
                taker = Submission.Open(version, planId, lead, owed.Period, owed.Dates, []);
                all.Add(taker);
                opened.Add(taker);
            }

            if (taker.TakesLines(version))
            {
                holder?.GiveUp(line.SubjectId);
                taker.Take(line);
            }
        }

        return opened;
    }
}
