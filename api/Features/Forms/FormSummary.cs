using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Forms;

/// <summary>What may be done with a form.</summary>
public enum FormAction { Update, SaveDraft, DiscardDraft, Publish }

/// <summary>A form in a list.</summary>
public record FormSummary
{
    /// <example>air-month</example>
    public required string Code { get; init; }

    /// <example>环境空气质量月报</example>
    public required string Name { get; init; }
    public required Frequency Frequency { get; init; }
    public required OrgUnitRef LeadOrgUnit { get; init; }

    /// <summary>The first period that is owed.</summary>
    /// <example>2025-10</example>
    public required string FirstPeriod { get; init; }

    /// <summary>No period that ends later is opened.</summary>
    public required DateOnly? EndedOn { get; init; }

    /// <summary>Of the version in force; 0 before the first is published.</summary>
    /// <example>2</example>
    public required int LineCount { get; init; }

    /// <example>8</example>
    public required int OrgUnitCount { get; init; }

    /// <summary>Who owes the version in force; null while there is only a draft.</summary>
    public required ReportedBy? ReportedBy { get; init; }

    /// <summary>Number of the version in force; null before the first is published.</summary>
    /// <example>2</example>
    public required int? InForceNo { get; init; }
    public required DateTimeOffset? InForceSince { get; init; }

    /// <summary>Of the version in force.</summary>
    public required CalendarItem? Calendar { get; init; }
    public required bool HasDraft { get; init; }

    /// <example>3</example>
    public required long Version { get; init; }
    public required IReadOnlyList<FormAction> AllowedActions { get; init; }

    /// <summary>When a period opens, is due and closes.</summary>
    public sealed record CalendarItem
    {
        /// <summary>Days after the period's end on which it opens; negative is before the end.</summary>
        /// <example>1</example>
        public required int OpensDays { get; init; }

        /// <summary>Days after the period's end on which it is due.</summary>
        /// <example>10</example>
        public required int DueDays { get; init; }
        public required DueDayKind DueDayKind { get; init; }

        /// <summary>Days after the due date on which it closes; null never.</summary>
        public required int? ClosesDays { get; init; }
    }
}
