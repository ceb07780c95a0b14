using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Targets;

public static class SetTargets
{
    public const int MostRows = 200;

    public sealed record Command(string Plan, string Indicator, long ExpectedVersion, Body Body) : IRequest<ChangedTargetsResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>true: only say what would happen to the lights.</summary>
        public bool? DryRun { get; init; }

        /// <summary>provinceDocument takes a document with number and date; what the city divides among areas goes by decomposeTargets.</summary>
        public required TargetBasis Basis { get; init; }

        /// <summary>Where they stand.</summary>
        public DocumentBody? Document { get; init; }

        /// <example>省厅下达2025年度目标</example>
        public required string Reason { get; init; }

        /// <summary>1 to 200, each area and year once. What stands for them is superseded and kept.</summary>
        public required IReadOnlyList<RowBody> Targets { get; init; }
    }

    public sealed record RowBody
    {
        /// <summary>Code of the area; the municipality unless told.</summary>
        /// <example>quzhou</example>
        public string? OrgUnit { get; init; }

        /// <example>2025</example>
        public required int Year { get; init; }

        /// <example>15.5</example>
        public required decimal Value { get; init; }

        /// <summary>gte, lte, gt, lt or eq; unless told as the plan prints it, else from the side of the indicator's direction.</summary>
        public TargetComparator? Comparator { get; init; }
    }

    public sealed record DocumentBody
    {
        /// <summary>文号.</summary>
        /// <example>浙环发〔2022〕8号</example>
        public string? Number { get; init; }

        /// <example>关于下达“十四五”生态环境指标的通知</example>
        public string? Title { get; init; }

        /// <example>2022-03-01</example>
        public DateOnly? Date { get; init; }

        /// <summary>Id that addTargetDocument gave.</summary>
        public Guid? File { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Basis).NotEqual(TargetBasis.CityDecomposition).WithErrorCode("basis_by_decomposition");
            RuleFor(c => c.Body.Reason).MustBeReason();
            RuleFor(c => c.Body.Targets).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.Targets).Must(rows => rows.Count <= MostRows).WithErrorCode("too_many").WithState(_ => MostRows);
            RuleForEach(c => c.Body.Targets).NotNull().WithErrorCode("required").ChildRules(row => row.RuleFor(r => r.OrgUnit).IsPrintable());
            RuleFor(c => c.Body.Document == null ? null : c.Body.Document.Number).MaximumLength(60).WithErrorCode("too_long").WithState(_ => 60).IsPrintable().OverridePropertyName("Body.Document.Number");
            RuleFor(c => c.Body.Document == null ? null : c.Body.Document.Title).MaximumLength(200).WithErrorCode("too_long").WithState(_ => 200).IsPrintable().OverridePropertyName("Body.Document.Title");
            When(c => c.Body.Basis == TargetBasis.ProvinceDocument, () =>
            {
                RuleFor(c => c.Body.Document == null ? null : c.Body.Document.Number).NotEmpty().WithErrorCode("required").OverridePropertyName("Body.Document.Number");
                RuleFor(c => c.Body.Document == null ? null : c.Body.Document.Date).NotNull().WithErrorCode("required").OverridePropertyName("Body.Document.Date");
            });
        }
    }

    public sealed class Handler(LantuDbContext db, TargetWriter writer, TimeProvider clock) : IRequestHandler<Command, ChangedTargetsResponse>
    {
        public async Task<ChangedTargetsResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var body = request.Body;
            await using var work = await Work.BeginAsync(db, cancellationToken);
            var scene = await writer.BeginAsync(request.Plan, request.Indicator, request.ExpectedVersion, cancellationToken);
            var rows = body.Targets.Select(r => (Row: r, Area: r.OrgUnit is null ? scene.City : scene.Figures.Areas.SingleOrDefault(a => a.Code == r.OrgUnit),
                Number: new YearTarget(r.Year, r.Comparator ?? TargetRules.ComparatorFor(scene.Indicator), r.Value))).ToList();
            RuleViolationException.ThrowIfAny(
            [
                body.Document?.Date > clock.Today() ? new RuleViolation("/document/date", "in_the_future") : null,
                body.Document?.File is { } file && !await db.TargetDocuments.AnyAsync(d => d.Id == file && d.PlanId == scene.Plan.Id, cancellationToken) ? new RuleViolation("/document/file", "unknown_file") : null,
                .. rows.SelectMany((r, i) => TargetRules.Check(scene.Indicator, scene.Plan, r.Number, $"/targets/{i}")
                    .Prepend(r.Area is null ? new RuleViolation($"/targets/{i}/orgUnit", "unknown_org_unit", r.Row.OrgUnit!) : null)
                    .Append(rows.Take(i).Any(o => o.Area == r.Area && o.Row.Year == r.Row.Year) ? new RuleViolation($"/targets/{i}", "repeated_target") : null)),
            ]);
            var document = new TargetDocument(body.Document?.Number.Trimmed(), body.Document?.Title.Trimmed(), body.Document?.Date, null, body.Document?.File);
            var outcome = await writer.WriteAsync(scene, rows.Select(r => new ProposedTarget(r.Area!, r.Row.Year, r.Number, body.Basis, document)), body.Reason.Trim(), "target.set", body.DryRun == true, cancellationToken);
            await (body.DryRun == true ? Task.CompletedTask : work.KeepAsync(cancellationToken));
            return outcome;
        }
    }
}

internal static class ReasonRules
{
    public static void MustBeReason<T>(this IRuleBuilderInitial<T, string> reason) =>
        reason.NotEmpty().WithErrorCode("required").MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000).IsPrintable();
}
