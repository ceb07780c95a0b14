using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Targets;

public static class DecomposeTargets
{
    private const int MostAreas = 100;

    public sealed record Command(string Plan, string Indicator, long ExpectedVersion, Body Body) : IRequest<ChangedTargetsResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>true: only say what would be set and what becomes of the lights; also of numbers that do not add up.</summary>
        public bool? DryRun { get; init; }

        /// <summary>The city has a number of this year.</summary>
        /// <example>2025</example>
        public required int Year { get; init; }
        public required DecompositionMethod Method { get; init; }

        /// <summary>Those that take part; all that make up the city's value unless told. Of others the number of that year is withdrawn.</summary>
        public IReadOnlyList<AreaBody>? Areas { get; init; }

        /// <example>按各县（市、区）占比分解2025年目标</example>
        public required string Reason { get; init; }
    }

    public sealed record AreaBody
    {
        /// <example>kecheng</example>
        public required string OrgUnit { get; init; }

        /// <summary>Of the effort, above 0; its weight in the city's value unless told.</summary>
        /// <example>2</example>
        public decimal? Share { get; init; }

        /// <summary>Its number; by hand only.</summary>
        /// <example>70</example>
        public decimal? Value { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Reason).MustBeReason();
            RuleFor(c => c.Body.Areas).Must(areas => areas is null or { Count: > 0 }).WithErrorCode("required");
            RuleFor(c => c.Body.Areas).Must(areas => areas is null || areas.Count <= MostAreas).WithErrorCode("too_many").WithState(_ => MostAreas);
            RuleFor(c => c.Body.Areas).NotNull().When(c => c.Body.Method == DecompositionMethod.ByHand).WithErrorCode("required");
            RuleForEach(c => c.Body.Areas).NotNull().WithErrorCode("required").ChildRules(area =>
            {
                area.RuleFor(a => a.OrgUnit).NotEmpty().WithErrorCode("required").IsPrintable();
                area.RuleFor(a => a.Share).Must(s => s is null or > 0 and < Figures.Limit).WithErrorCode("share_not_above_zero");
            });
            RuleForEach(c => c.Body.Areas).Must((c, a) => a?.Value is null == (c.Body.Method != DecompositionMethod.ByHand)).WithErrorCode("value_by_hand");
        }
    }

    public sealed class Handler(LantuDbContext db, TargetWriter writer) : IRequestHandler<Command, ChangedTargetsResponse>
    {
        public async Task<ChangedTargetsResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (body, isPreview) = (request.Body, request.Body.DryRun == true);
            await using var work = await Work.BeginAsync(db, cancellationToken);
            var scene = await writer.BeginAsync(request.Plan, request.Indicator, request.ExpectedVersion, cancellationToken);
            var division = Division.Of(scene, body);
            var sum = scene.SumOf(division.Goal, division.Numbers);
            RuleViolationException.ThrowIfAny(
            [
                .. division.Numbers.Select((n, i) => TargetRules.CheckValue(scene.Indicator, n.Value, body.Areas is null ? "/method" : $"/areas/{i}/value")),
                sum.AddsUp || isPreview ? null : new RuleViolation("/areas", "does_not_add_up", sum.Made ?? 0, division.Goal.Value, sum.Difference ?? 0),
            ]);
            var outcome = await writer.WriteAsync(scene, division.Proposed(scene), body.Reason.Trim(), "target.decompose", isPreview, cancellationToken);
            await (isPreview ? Task.CompletedTask : work.KeepAsync(cancellationToken));
            return outcome;
        }
    }
}
