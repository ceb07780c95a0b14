using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Indicators;

public static class SaveIndicatorSheet
{
    public sealed record Command(string Plan, string Code, long ExpectedVersion, Body Body) : IRequest<WrittenSheetResponse>;

    /// <summary>All of it, as it is from now on. What is left out or blank is not known.</summary>
    public sealed record Body : IBody<Body>
    {
        /// <summary>口径: what is counted, and what is not.</summary>
        /// <example>城市建成区内国控点位细颗粒物的年均浓度</example>
        public string? Definition { get; init; }

        /// <summary>How it is computed from what is measured.</summary>
        public string? Method { get; init; }

        /// <summary>Where the figures come from.</summary>
        public string? Source { get; init; }

        /// <summary>How often it is measured and told, in words.</summary>
        /// <example>每年一次，次年一月</example>
        public string? Frequency { get; init; }

        /// <summary>The office that answers questions. The public will see it: no persons.</summary>
        /// <example>市生态环境局监测处</example>
        public string? ContactUnit { get; init; }

        /// <summary>That office's telephone.</summary>
        public string? ContactPhone { get; init; }

        /// <summary>When and why figures are revised.</summary>
        public string? RevisionPolicy { get; init; }

        internal IndicatorSheet ToSheet() => new()
        {
            Definition = Definition.Trimmed(),
            Method = Method.Trimmed(),
            Source = Source.Trimmed(),
            Frequency = Frequency.Trimmed(),
            ContactUnit = ContactUnit.Trimmed(),
            ContactPhone = ContactPhone.Trimmed(),
            RevisionPolicy = RevisionPolicy.Trimmed(),
        };
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Definition).IsPrintable().IsAtMost(IndicatorSheet.LongestText);
            RuleFor(c => c.Body.Method).IsPrintable().IsAtMost(IndicatorSheet.LongestText);
            RuleFor(c => c.Body.Source).IsPrintable().IsAtMost(IndicatorSheet.LongestText);
            RuleFor(c => c.Body.Frequency).IsPrintable().IsAtMost(IndicatorSheet.LongestWord);
            RuleFor(c => c.Body.ContactUnit).IsPrintable().IsAtMost(IndicatorSheet.LongestWord);
            RuleFor(c => c.Body.ContactPhone).IsPrintable().IsAtMost(IndicatorSheet.LongestWord);
            RuleFor(c => c.Body.RevisionPolicy).IsPrintable().IsAtMost(IndicatorSheet.LongestText);
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit) : IRequestHandler<Command, WrittenSheetResponse>
    {
        public async Task<WrittenSheetResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var indicator = await db.Indicators.SingleOrDefaultAsync(i => i.Code == request.Code && db.Plans.Any(p => p.Id == i.PlanId && p.Code == request.Plan), cancellationToken)
                ?? throw new NotFoundException("not_found");
            var sheet = request.Body.ToSheet();
            if (indicator.At(request.ExpectedVersion).Sheet == sheet)
            {
                // As it is: nothing to write, and no new version.
                return WrittenSheetResponse.Of(indicator, current.Required);
            }

            audit.Add(current.Required, "indicator.sheet", $"indicator:{indicator.Code}", string.Join("; ", Changed(indicator.Sheet, sheet)));
            indicator.Sheet = sheet;
            indicator.Version++;
            await db.SaveOrStaleAsync(indicator, cancellationToken);
            return WrittenSheetResponse.Of(indicator, current.Required);
        }

        /// <summary>What was and what is, of each member that changed.</summary>
        private static IEnumerable<string> Changed(IndicatorSheet before, IndicatorSheet after) => Members(before).Zip(Members(after)).Where(m => m.First != m.Second).Select(m => $"{m.First.Name}: {m.First.Words ?? "—"} → {m.Second.Words ?? "—"}");

        private static IEnumerable<(string Name, string? Words)> Members(IndicatorSheet sheet) =>
        [
            ("definition", sheet.Definition), ("method", sheet.Method), ("source", sheet.Source), ("frequency", sheet.Frequency),
            ("contactUnit", sheet.ContactUnit), ("contactPhone", sheet.ContactPhone), ("revisionPolicy", sheet.RevisionPolicy),
        ];
    }
}
