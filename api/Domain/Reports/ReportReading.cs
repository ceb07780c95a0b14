using Lantu.Api.Domain.Evaluations;

namespace Lantu.Api.Domain.Reports;

/// <summary>An item of the plan as a whole beside its line of the score sheet.</summary>
/// <param name="Leader">Who leads it, confirmed or not.</param>
/// <param name="Lead">The same, and that it is only proposed.</param>
internal sealed record ReportItem(EvaluationSubject Item, EvaluationLine Line, string? Leader, string? Lead)
{
    public string Code => Item.Code;
    public string Name => Item.ShortName ?? Item.Name;
    public Verdict Verdict => Item.Verdict is { } verdict && Item.Out is null && Item.IsKnown ? verdict : Verdict.NoData;
    public bool IsKnown => Verdict != Verdict.NoData;
    public bool IsDone => Verdict == Verdict.Met && (Item.IsWork || IsReached);

    /// <summary>The number of its year is reached, the last one not yet.</summary>
    public bool IsYearMet => Verdict == Verdict.Met && !IsDone;
    public bool IsReached => Item.Target is null || Item.Better switch { Better.Higher => Item.Value >= Item.Target, Better.Lower => Item.Value <= Item.Target, _ => Item.Value == Item.Target };
    public bool IsHeld => Verdict is Verdict.Held or Verdict.WithinCap;
    public bool IsOnTrack => Verdict is Verdict.Faster or Verdict.InLine;
    public bool IsBehind => Verdict == Verdict.Behind;
    public bool IsFarBehind => Verdict is Verdict.SeriouslyBehind or Verdict.MovingAway or Verdict.Broken;
    public bool IsLate => IsBehind || IsFarBehind;
    public bool IsProvisional => Item.Provisional == true;

    /// <summary>Taken out of the counts by a decision.</summary>
    public bool IsCancelled => Line.Out is OutReason.Cancelled or OutReason.Merged;
}

/// <summary>How many of each; what a decision took out is no part of the total.</summary>
internal sealed record ReportCounts(int Total, int Done, int YearMet, int Held, int OnTrack, int Behind, int FarBehind, int NotStarted, int Unknown, int Cancelled)
{
    public int Late => Behind + FarBehind;
    public int Known => Done + YearMet + Held + OnTrack + Late;

    public static ReportCounts Of(IReadOnlyCollection<ReportItem> items)
    {
        var there = items.Where(i => !i.IsCancelled).ToList();
        var notStarted = there.Count(i => i.Item.Out == OutReason.NotStarted);
        return new(there.Count, there.Count(i => i.IsDone), there.Count(i => i.IsYearMet), there.Count(i => i.IsHeld), there.Count(i => i.IsOnTrack), there.Count(i => i.IsBehind), there.Count(i => i.IsFarBehind),
            notStarted, there.Count(i => !i.IsKnown) - notStarted, items.Count - there.Count);
    }
}

/// <summary>A report's source, as its sections read it.</summary>
internal sealed class ReportReading
{
    private readonly Dictionary<(EvaluationList, string), ReportItem> items;

    public ReportReading(ReportSource source, bool isPublic)
    {
        (Source, IsPublic) = (source, isPublic);
        Scope = Inputs.Scopes.Single(s => s.IsPlan);
        Result = Sheet.Result.Scopes.Single(s => s.OrgUnit == Scope.OrgUnit);
        var leads = source.Leads.ToDictionary(l => (l.List, l.Code));
        var lines = Result.Lines.ToDictionary(l => (l.List, l.Code));
        items = Scope.Items.OrderBy(i => i.List).ThenBy(i => i.Order).ToDictionary(i => (i.List, i.Code), i => leads.GetValueOrDefault((i.List, i.Code)) is { } lead
            ? new ReportItem(i, lines[(i.List, i.Code)], lead.Unit, lead.IsConfirmed ? lead.Unit : $"{lead.Unit}（拟定）") : new ReportItem(i, lines[(i.List, i.Code)], null, null));
        Day = Clock.DayOf(Inputs.AsOf);
    }

    public ReportSource Source { get; }
    public bool IsPublic { get; }
    public ScoreSheet Sheet => Source.Sheet;
    public EvaluationInputs Inputs => Source.Sheet.Inputs;
    public EvaluationScheme Scheme => Source.Sheet.Scheme;
    public EvaluationScope Scope { get; }
    public ScopeResult Result { get; }
    public DateOnly Day { get; }

    /// <summary>Whether the plan's years are over on the day.</summary>
    public bool IsOver => Day >= new DateOnly(Source.EndYear, 12, 31);

    /// <summary>The evaluation before it, where whoever reads this may know of it.</summary>
    public ReportBefore? Before => Source.Before is { } before && (before.IsPublic || !IsPublic) ? before : null;

    public IEnumerable<(EvaluationScope Scope, ScopeResult Result)> Areas => Inputs.Scopes.Where(s => !s.IsPlan).Select(s => (s, Sheet.Result.Scopes.Single(r => r.OrgUnit == s.OrgUnit)));

    public List<ReportItem> Of(EvaluationList list) => [.. items.Values.Where(i => i.Item.List == list)];

    /// <summary>Rows of the plan's table; a row “其中” is no indicator of its own.</summary>
    public List<ReportItem> Indicators() => [.. Of(EvaluationList.Indicators).Where(i => i.Item.Out != OutReason.PartOfAnother)];

    public IEnumerable<ReportGroup> Groups(EvaluationList list) => Source.Groups.Where(g => g.List == list);

    public List<ReportItem> Of(ReportGroup group) => [.. group.Codes.Select(c => items.GetValueOrDefault((group.List, c))).OfType<ReportItem>()];
}
