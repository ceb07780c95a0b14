using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Forms;

/// <summary>A form with what it asks now and what it will ask once its draft is published.</summary>
public sealed record FormResponse : FormSummary, IVersionedResponse
{
    /// <summary>The version the next period is opened with; null before the first is published.</summary>
    public required FormVersionItem? InForce { get; init; }

    /// <summary>Being written, and the plan administrators' to see; nobody reports by it yet.</summary>
    public required FormVersionItem? Draft { get; init; }

    /// <summary>All published versions, the newest first.</summary>
    public required IReadOnlyList<PublishedItem> Published { get; init; }

    public sealed record PublishedItem
    {
        /// <example>1</example>
        public required int No { get; init; }
        public required DateTimeOffset PublishedAt { get; init; }

        /// <summary>Null for a version that came with the plan's data set.</summary>
        /// <example>何静</example>
        public required string? PublishedBy { get; init; }

        /// <summary>Submissions that were opened with it and keep it.</summary>
        /// <example>40</example>
        public required int Submissions { get; init; }
    }

    public sealed record FormVersionItem
    {
        /// <example>1</example>
        public required int No { get; init; }

        /// <summary>Days after the period's end on which it opens; negative is before the end.</summary>
        /// <example>1</example>
        public required int OpensDays { get; init; }

        /// <summary>Days after the period's end on which it is due.</summary>
        /// <example>10</example>
        public required int DueDays { get; init; }

        /// <summary>calendar: a day of rest moves the date to the next working day; working: only working days count.</summary>
        public required DueDayKind DueDayKind { get; init; }

        /// <summary>Days after the due date on which it closes; null never.</summary>
        public required int? ClosesDays { get; init; }

        /// <summary>leads: each line is owed by the unit whose confirmed lead it is; orgUnits is empty then.</summary>
        public required ReportedBy ReportedBy { get; init; }

        /// <summary>At least one file must be attached before it is submitted.</summary>
        public required bool EvidenceRequired { get; init; }
        public required string? Guidance { get; init; }
        public required IReadOnlyList<FormLineItem> Lines { get; init; }
        public required IReadOnlyList<OrgUnitRef> OrgUnits { get; init; }
        public required IReadOnlyList<RuleItem> Rules { get; init; }
    }

    /// <summary>A line of the form.</summary>
    public sealed record FormLineItem : LineRef
    {
        public FormLineItem(Line line)
            : base(line)
        {
        }

        /// <example>环境质量</example>
        public required string Heading { get; init; }

        /// <example>μg/m3</example>
        public required string? Unit { get; init; }

        /// <example>1</example>
        public required int Decimals { get; init; }
        public required AnswerKind AnswerKind { get; init; }

        /// <summary>It needs a file of its own once it is filled.</summary>
        public required bool EvidenceRequired { get; init; }
    }

    /// <summary>A rule of the form (审核关系).</summary>
    public sealed record RuleItem
    {
        /// <example>1</example>
        public required int No { get; init; }

        /// <summary>The line it marks when it hits.</summary>
        /// <example>2</example>
        public required int LineNo { get; init; }
        public required RuleKind Kind { get; init; }
        public required CheckSeverity Severity { get; init; }
        public required BlankHandling Blanks { get; init; }
        public required RuleParameters Parameters { get; init; }
        public required RuleMessage? Message { get; init; }
    }
}
