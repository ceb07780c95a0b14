using System.Text.RegularExpressions;
using FluentValidation;
using Lantu.Api.Domain;
using Lantu.Api.Http;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>Which departments are merged, split or renamed, from when, by which document.</summary>
public sealed partial record OrgUnitChangeBody : IBody<OrgUnitChangeBody>
{
    /// <summary>true: only say what would happen.</summary>
    public bool? DryRun { get; init; }
    public required OrgUnitChangeKind Kind { get; init; }

    /// <summary>Today or later.</summary>
    /// <example>2026-12-01</example>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>文号.</summary>
    /// <example>衢委办〔2026〕12号</example>
    public string? DocumentNumber { get; init; }

    /// <example>机构改革，职责整体划转。</example>
    public required string Reason { get; init; }

    /// <summary>Codes of the departments concerned: several may be merged, one is split or renamed.</summary>
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>Who takes: one of a merger, any number of a split, none of a renaming.</summary>
    public IReadOnlyList<PartBody>? To { get; init; }

    /// <summary>A split: the unit exists no more from the day on, so all that it has must be given. Those merged always end.</summary>
    public bool? Ends { get; init; }

    /// <summary>A renaming: what it is called from the day on.</summary>
    /// <example>衢州市生态环境和水务局</example>
    public string? Name { get; init; }

    /// <example>市环境水务局</example>
    public string? ShortName { get; init; }

    /// <summary>A taking department: one that is there, or a new one.</summary>
    public sealed record PartBody
    {
        /// <summary>Code of one that is there.</summary>
        /// <example>water</example>
        public string? OrgUnit { get; init; }
        public FoundBody? Found { get; init; }

        /// <summary>A split: ids of what it takes. A merger takes all.</summary>
        public IReadOnlyList<Guid>? Responsibilities { get; init; }

        /// <summary>A split: codes of the forms it reviews from then on. A merger takes all.</summary>
        public IReadOnlyList<string>? Forms { get; init; }
    }

    /// <summary>A department that begins on the day.</summary>
    public sealed record FoundBody
    {
        /// <example>water-environment</example>
        public required string Code { get; init; }

        /// <example>衢州市水环境局</example>
        public required string Name { get; init; }

        /// <example>市水环境局</example>
        public required string ShortName { get; init; }
    }

    public sealed class Validator : AbstractValidator<ReorganizeOrgUnits.Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.DocumentNumber).MaximumLength(60).WithErrorCode("too_long").WithState(_ => 60).IsPrintable();
            RuleFor(c => c.Body.Reason).NotEmpty().WithErrorCode("required").MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000).IsPrintable();
            RuleFor(c => c.Body.From).Must((c, from) => from.Count >= 1 && (c.Body.Kind == OrgUnitChangeKind.Merge || from.Count == 1)).WithErrorCode("one_department");
            RuleFor(c => c.Body.From).Must(from => from.Count <= 50).WithErrorCode("too_many").WithState(_ => 50);
            RuleFor(c => c.Body.From).Must(from => from.Distinct().Count() == from.Count).WithErrorCode("repeated_org_unit");
            RuleForEach(c => c.Body.From).NotEmpty().WithErrorCode("required").IsPrintable();
            RuleFor(c => c.Body.To).Must((c, to) => c.Body.Kind switch { OrgUnitChangeKind.Merge => to?.Count == 1, OrgUnitChangeKind.Split => to?.Count is >= 1 and <= 20, _ => to is null or { Count: 0 } }).WithErrorCode("taking_units_misfit");
            RuleFor(c => c.Body.To).Must(to => to is null || to.Select(t => t?.OrgUnit ?? t?.Found?.Code).Distinct().Count() == to.Count).WithErrorCode("repeated_org_unit");
            RuleFor(c => c.Body.To).Must(to => to is null || to.SelectMany(t => t?.Responsibilities ?? []).GroupBy(id => id).All(g => g.Count() == 1)).WithErrorCode("repeated_responsibility");
            RuleForEach(c => c.Body.To).NotNull().WithErrorCode("required").SetValidator(new PartValidator());
            RuleFor(c => c.Body.Name).Must((c, name) => c.Body.Kind != OrgUnitChangeKind.Rename || !string.IsNullOrWhiteSpace(name)).WithErrorCode("required").MaximumLength(60).WithErrorCode("too_long").WithState(_ => 60).IsPrintable();
            RuleFor(c => c.Body.ShortName).Must((c, name) => c.Body.Kind != OrgUnitChangeKind.Rename || !string.IsNullOrWhiteSpace(name)).WithErrorCode("required").MaximumLength(30).WithErrorCode("too_long").WithState(_ => 30).IsPrintable();
            RuleFor(c => c.Body.Name).Must((c, name) => c.Body.Kind == OrgUnitChangeKind.Rename || name is null).WithErrorCode("only_for_renaming");
            RuleFor(c => c.Body.ShortName).Must((c, name) => c.Body.Kind == OrgUnitChangeKind.Rename || name is null).WithErrorCode("only_for_renaming");
        }
    }

    private sealed class PartValidator : AbstractValidator<PartBody?>
    {
        public PartValidator()
        {
            RuleFor(p => p!.OrgUnit).Must((p, unit) => (unit is null) != (p!.Found is null)).WithErrorCode("there_or_new").IsPrintable();
            RuleFor(p => p!.Responsibilities).Must(ids => ids is null || ids.Count <= 2000).WithErrorCode("too_many").WithState(_ => 2000);
            RuleFor(p => p!.Forms).Must(forms => forms is null || forms.Count <= 500).WithErrorCode("too_many").WithState(_ => 500);
            RuleForEach(p => p!.Forms).NotNull().WithErrorCode("required").IsPrintable();
            When(p => p!.Found is not null, () =>
            {
                RuleFor(p => p!.Found!.Code).Must(code => CodeForm().IsMatch(code)).WithErrorCode("code_malformed_kebab").MaximumLength(40).WithErrorCode("too_long").WithState(_ => 40);
                RuleFor(p => p!.Found!.Name).Must(n => !string.IsNullOrWhiteSpace(n)).WithErrorCode("required").MaximumLength(60).WithErrorCode("too_long").WithState(_ => 60).IsPrintable();
                RuleFor(p => p!.Found!.ShortName).Must(n => !string.IsNullOrWhiteSpace(n)).WithErrorCode("required").MaximumLength(30).WithErrorCode("too_long").WithState(_ => 30).IsPrintable();
            });
        }
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex CodeForm();
}
