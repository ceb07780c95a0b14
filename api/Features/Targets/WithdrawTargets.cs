using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Targets;

public static class WithdrawTargets
{
    public sealed record Command(string Plan, string Indicator, long ExpectedVersion, Body Body) : IRequest<ChangedTargetsResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>true: only say what would happen to the lights.</summary>
        public bool? DryRun { get; init; }

        /// <example>省厅已废止该文件</example>
        public required string Reason { get; init; }

        /// <summary>1 to 200; each has a number in force.</summary>
        public required IReadOnlyList<YearBody> Targets { get; init; }
    }

    public sealed record YearBody
    {
        /// <summary>Code of the area; the municipality unless told.</summary>
        /// <example>quzhou</example>
        public string? OrgUnit { get; init; }

        /// <example>2025</example>
        public required int Year { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Reason).MustBeReason();
            RuleFor(c => c.Body.Targets).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.Targets).Must(rows => rows.Count <= SetTargets.MostRows).WithErrorCode("too_many").WithState(_ => SetTargets.MostRows);
            RuleForEach(c => c.Body.Targets).NotNull().WithErrorCode("required").ChildRules(row => row.RuleFor(r => r.OrgUnit).IsPrintable());
        }
    }

    public sealed class Handler(LantuDbContext db, TargetWriter writer) : IRequestHandler<Command, ChangedTargetsResponse>
    {
        public async Task<ChangedTargetsResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var body = request.Body;
            await using var work = await Work.BeginAsync(db, cancellationToken);
            var scene = await writer.BeginAsync(request.Plan, request.Indicator, request.ExpectedVersion, cancellationToken);
            var inForce = body.Targets.Select(r => scene.Figures.Areas.SingleOrDefault(a => a.Code == (r.OrgUnit ?? scene.City.Code)) is { } area
                ? (Area: area, Target: scene.Figures.Targets[(scene.Indicator.Id, area.Id)].SingleOrDefault(t => t.Year == r.Year)) : default).ToList();
            RuleViolationException.ThrowIfAny(inForce.Select((t, i) => t.Target is null ? new RuleViolation($"/targets/{i}", "no_target_to_withdraw")
                : inForce.Take(i).Any(o => o.Target == t.Target) ? new RuleViolation($"/targets/{i}", "repeated_target") : null));
            var outcome = await writer.WriteAsync(scene, inForce.Select(t => new ProposedTarget(t.Area, t.Target!.Year, null, t.Target.Basis, TargetDocument.None)), body.Reason.Trim(), "target.withdraw", body.DryRun == true, cancellationToken);
            await (body.DryRun == true ? Task.CompletedTask : work.KeepAsync(cancellationToken));
            return outcome;
        }
    }
}
