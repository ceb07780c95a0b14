using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Forms;

/// <summary>What a version of a form asks, whole.</summary>
public sealed record FormDefinition : IBody<FormDefinition>
{
    /// <summary>Days after the period's end on which it opens; negative is before the end.</summary>
    /// <example>1</example>
    public required int OpensDays { get; init; }

    /// <summary>Days after the period's end on which it is due.</summary>
    /// <example>10</example>
    public required int DueDays { get; init; }

    /// <summary>calendar: a day of rest moves the date to the next working day; working: only working days count.</summary>
    public required DueDayKind DueDayKind { get; init; }

    /// <summary>Days after the due date on which it closes; left out or null never.</summary>
    public int? ClosesDays { get; init; }

    /// <summary>At least one file must be attached before it is submitted.</summary>
    public bool EvidenceRequired { get; init; }

    /// <summary>What whoever fills it should know.</summary>
    public string? Guidance { get; init; }

    /// <summary>In order; their numbers are 1, 2, 3 …</summary>
    public required IReadOnlyList<FormLineBody> Lines { get; init; }

    /// <summary>Who owes it: units, those of orgUnits each all lines; leads, of each line whoever leads what it is about. units unless told.</summary>
    public ReportedBy ReportedBy { get; init; }

    /// <summary>Codes of the counties and committees that report; none when leads do.</summary>
    /// <example>["kecheng","kaihua"]</example>
    public required IReadOnlyList<string> OrgUnits { get; init; }

    /// <summary>In order; their numbers are 1, 2, 3 …</summary>
    public required IReadOnlyList<RuleBody> Rules { get; init; }

    public sealed record FormLineBody : AddressedLine
    {
        /// <summary>It needs a file of its own once it is filled.</summary>
        public bool EvidenceRequired { get; init; }
    }

    public sealed record RuleBody
    {
        /// <summary>The line it marks when it hits.</summary>
        /// <example>1</example>
        public required int LineNo { get; init; }
        public required RuleKind Kind { get; init; }
        public required CheckSeverity Severity { get; init; }
        public BlankHandling Blanks { get; init; }
        public RuleParameters? Parameters { get; init; }

        /// <summary>Own advice after the numbers.</summary>
        public RuleMessage? Message { get; init; }
    }

    /// <summary>Rules with their numbers.</summary>
    internal static List<ValidationRule> Numbered(IEnumerable<RuleBody> rules) =>
        [.. rules.Select((r, i) => new ValidationRule { No = i + 1, LineNo = r.LineNo, Kind = r.Kind, Severity = r.Severity, Blanks = r.Blanks, Parameters = r.Parameters ?? new RuleParameters(), Message = r.Message })];

    public sealed class Validator : AbstractValidator<FormDefinition>
    {
        private const int MostLines = 500;

        public Validator()
        {
            RuleFor(d => d.OpensDays).InclusiveBetween(-366, 366).WithErrorCode("out_of_days");
            RuleFor(d => d.DueDays).InclusiveBetween(1, 366).WithErrorCode("out_of_days");
            RuleFor(d => d.ClosesDays).InclusiveBetween(0, 366).WithErrorCode("out_of_days");
            RuleFor(d => d.Guidance).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000);
            RuleFor(d => d.Guidance).IsPrintable();
            RuleFor(d => d.Lines).NotEmpty().WithErrorCode("required");
            RuleFor(d => d.Lines).Must(lines => lines is null || lines.Count <= MostLines).WithErrorCode("too_many").WithState(_ => MostLines);
            RuleForEach(d => d.Lines).NotNull().WithErrorCode("required");
            RuleForEach(d => d.Lines).ChildRules(line => line.NamesOneLine());
            RuleFor(d => d.OrgUnits).NotEmpty().When(d => d.ReportedBy == ReportedBy.Units).WithErrorCode("required");
            RuleFor(d => d.OrgUnits).NotNull().WithErrorCode("required");
            RuleFor(d => d.OrgUnits).Must(units => units is null or { Count: 0 }).When(d => d.ReportedBy == ReportedBy.Leads).WithErrorCode("leads_report");
            RuleForEach(d => d.OrgUnits).NotNull().WithErrorCode("required").IsPrintable();
            RuleFor(d => d.Rules).NotNull().WithErrorCode("required");
            RuleFor(d => d.Rules).Must(rules => rules is null || rules.Count <= MostLines).WithErrorCode("too_many").WithState(_ => MostLines);
            RuleForEach(d => d.Rules).NotNull().WithErrorCode("required");
            RuleForEach(d => d.Rules).ChildRules(rule =>
            {
                rule.RuleFor(r => r.Message!.Zh).IsPrintable().When(r => r.Message is not null);
                rule.RuleFor(r => r.Message!.En).IsPrintable().When(r => r.Message is not null);
            });
        }
    }
}
