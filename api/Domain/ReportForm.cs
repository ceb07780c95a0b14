using Lantu.Api.Domain.Rules;

namespace Lantu.Api.Domain;

/// <summary>What some org units report at one frequency and one lead department reviews (报表). What it asks is in its versions.</summary>
public sealed class ReportForm : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Plan Plan { get; init; } = null!;
    public required string Code { get; init; }
    public required string Name { get; set; }
    public Frequency Frequency { get; init; }
    public Guid LeadOrgUnitId { get; set; }
    public OrgUnit LeadOrgUnit { get; init; } = null!;

    /// <summary>Who leads it from <see cref="SucceedsOn"/> on.</summary>
    public Guid? SuccessorOrgUnitId { get; private set; }
    public OrgUnit? SuccessorOrgUnit { get; init; }
    public DateOnly? SucceedsOn { get; private set; }

    /// <summary>The first period that is reported; nothing is owed for those before it.</summary>
    public required string FirstPeriod { get; set; }

    /// <summary>No period that ends later is opened.</summary>
    public DateOnly? EndedOn { get; set; }
    public List<ReportFormVersion> Versions { get; init; } = [];
    public long Version { get; set; }

    /// <summary>The version that the next period will be opened with; null while there is only a draft.</summary>
    public ReportFormVersion? InForce => Versions.Where(v => v.PublishedAt is not null).MaxBy(v => v.No);

    public Guid LeadOn(DateOnly day) => SucceedsOn <= day ? SuccessorOrgUnitId!.Value : LeadOrgUnitId;

    /// <summary>Its lead hands over on a day; a handing over that was still to come gives way to this one.</summary>
    public void HandOver(Guid toOrgUnitId, DateOnly on)
    {
        (SuccessorOrgUnitId, SucceedsOn) = LeadOrgUnitId == toOrgUnitId ? (null, null) : ((Guid?)toOrgUnitId, (DateOnly?)on);
        Version++;
    }

    /// <summary>A handing over is called off before its day: whoever was to lead it before that is again.</summary>
    public void PutBack(OrgUnitChangeUndo.Succession was)
    {
        (SuccessorOrgUnitId, SucceedsOn) = (was.OrgUnitId, was.On);
        Version++;
    }

    /// <summary>Once the day has come, the successor is the lead.</summary>
    public void Succeed(DateOnly today)
    {
        if (SucceedsOn <= today)
        {
            (LeadOrgUnitId, SuccessorOrgUnitId, SucceedsOn) = (SuccessorOrgUnitId!.Value, null, null);
            Version++;
        }
    }

    public ReportFormVersion? Draft => Versions.SingleOrDefault(v => v.PublishedAt is null);

    /// <summary>All periods that are reported sooner or later: from the first to the plan's end or the form's own.</summary>
    public IEnumerable<Period> Periods
    {
        get
        {
            for (var period = Period.Parse(FirstPeriod); period.Year <= Plan.EndYear && !(period.LastDay > EndedOn); period = period.Next)
            {
                yield return period;
            }
        }
    }

    /// <summary>Periods that are owed on a day by a version of this form: those that have opened by then.</summary>
    public IEnumerable<(Period Period, FormDates Dates)> OwedOn(DateOnly today, ReportFormVersion version, WorkingDays workingDays) =>
        Periods.Select(period => (Period: period, Dates: version.DatesOf(period, workingDays))).TakeWhile(owed => owed.Dates.OpensOn <= today);
}

/// <summary>units: each of the version's units owes all lines. leads: each line is owed by the unit whose confirmed lead it is, on its own form.</summary>
public enum ReportedBy { Units, Leads }

/// <summary>calendar: a day of rest moves the date to the next working day; working: only working days count.</summary>
public enum DueDayKind { Calendar, Working }

/// <summary>The three days of a submission: 开放, 截止, 关闭. One that never closes has no third.</summary>
public sealed record FormDates(DateOnly OpensOn, DateOnly DueOn, DateOnly? ClosesOn);

/// <summary>A form as it was published: calendar, lines, units and rules. Published, it never changes; what is open keeps its version.</summary>
public sealed class ReportFormVersion
{
    public Guid Id { get; init; }
    public Guid ReportFormId { get; init; }
    public ReportForm ReportForm { get; init; } = null!;

    /// <summary>1, 2, 3 … within the form.</summary>
    public int No { get; init; }

    /// <summary>Days after the period's end on which it can first be filled; negative is before the end.</summary>
    public int OpensDays { get; set; }

    /// <summary>Days after the period's end, counted as <see cref="DueDayKind"/> says.</summary>
    public int DueDays { get; set; }
    public DueDayKind DueDayKind { get; set; }

    /// <summary>Days after the due date on which it can last be filled; null never closes.</summary>
    public int? ClosesDays { get; set; }

    /// <summary>Who owes it.</summary>
    public ReportedBy ReportedBy { get; set; }

    /// <summary>At least one file must be attached before it is submitted.</summary>
    public bool EvidenceRequired { get; set; }

    /// <summary>What whoever fills it should know.</summary>
    public string? Guidance { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; set; }
    public Guid? PublishedBy { get; set; }
    public List<ReportFormLine> Lines { get; init; } = [];
    public List<ReportFormUnit> Units { get; init; } = [];
    public List<ValidationRule> Rules { get; init; } = [];
    public List<Submission> Submissions { get; init; } = [];

    public FormDates DatesOf(Period period, WorkingDays workingDays)
    {
        var dueOn = DueDayKind == DueDayKind.Working
            ? workingDays.After(period.LastDay, DueDays)
            : workingDays.OnOrAfter(period.LastDay.AddDays(DueDays));
        var opensOn = period.LastDay.AddDays(OpensDays);
        return new FormDates(opensOn < dueOn ? opensOn : dueOn, dueOn, ClosesDays is { } days ? dueOn.AddDays(days) : null);
    }
}

public sealed class ReportFormLine : Line
{
    public Guid ReportFormVersionId { get; init; }

    /// <summary>A filled line needs a file of its own.</summary>
    public bool EvidenceRequired { get; init; }

    /// <summary>As the form's rules see it; a definition has no values.</summary>
    public RuleLine AsRuleLine() => new() { No = No, Title = Title, IsFigure = AnswerKind != AnswerKind.Completion, Decimals = Decimals, Unit = Unit };
}

/// <summary>A unit that owes the form.</summary>
public sealed class ReportFormUnit
{
    public Guid ReportFormVersionId { get; init; }
    public Guid OrgUnitId { get; init; }
    public OrgUnit OrgUnit { get; init; } = null!;
}
