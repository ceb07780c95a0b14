using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

public static class ReassignResponsibilities
{
    private const int MostRows = 500;

    public sealed record Command(string Plan, Body Body) : IRequest<ReassignedResponsibilitiesResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>true: only say what would happen.</summary>
        public bool? DryRun { get; init; }

        /// <summary>1 to 500.</summary>
        public required IReadOnlyList<BulkRow> Responsibilities { get; init; }

        /// <summary>Code of the unit that takes them.</summary>
        /// <example>water</example>
        public required string OrgUnit { get; init; }

        /// <summary>The first day on which it has them; today or later. One that begins later goes over when it begins.</summary>
        /// <example>2026-12-01</example>
        public required DateOnly EffectiveOn { get; init; }

        /// <example>机构改革，水环境治理职责划转。</example>
        public required string Reason { get; init; }

        /// <summary>What the taking unit should know (交接说明); it acknowledges it.</summary>
        public string? HandoverNote { get; init; }

        /// <summary>Codes of forms of the giving units whose review goes along: what reaches the department from that day on. The preview lists them.</summary>
        public IReadOnlyList<string>? Forms { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Responsibilities).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.Responsibilities).Must(rows => rows.Count <= MostRows).WithErrorCode("too_many").WithState(_ => MostRows);
            RuleForEach(c => c.Body.Responsibilities).NotNull().WithErrorCode("required");
            RuleFor(c => c.Body.OrgUnit).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.OrgUnit).IsPrintable();
            RuleFor(c => c.Body.Reason).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.Reason).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000);
            RuleFor(c => c.Body.Reason).IsPrintable();
            RuleFor(c => c.Body.HandoverNote).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000);
            RuleFor(c => c.Body.HandoverNote).IsPrintable();
            RuleFor(c => c.Body.Forms).Must(forms => forms is null || forms.Count <= MostRows).WithErrorCode("too_many").WithState(_ => MostRows);
            RuleForEach(c => c.Body.Forms).NotNull().WithErrorCode("required").IsPrintable();
        }
    }

    public sealed class Handler(LantuDbContext db, ReassignmentWriter writer, ReassignmentEffects effects, CurrentActor current, RequestLanguage language, Audit audit, PeriodOpening opening, TimeProvider clock)
        : IRequestHandler<Command, ReassignedResponsibilitiesResponse>
    {
        public async Task<ReassignedResponsibilitiesResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (body, rows) = (request.Body, request.Body.Responsibilities);
            BulkRows.ThrowIfRepeated(rows, "responsibilities", "repeated_responsibility");
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            await using var all = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var reassignment = await ReadAsync(plan, body, cancellationToken);
            var given = await effects.LoadAsync(reassignment, rows, cancellationToken);
            var outcomes = await writer.WriteAsync(reassignment, rows, given.HandedOver, cancellationToken);
            // Nothing is written where nothing was given.
            var isKept = body.DryRun != true && outcomes.Exists(o => o.Refusal is null);
            await opening.RunAsync(cancellationToken);
            var response = new ReassignedResponsibilitiesResponse
            {
                Counts = new() { Done = outcomes.Count(o => o.Refusal is null), Refused = outcomes.Count(o => o.Refusal is not null) },
                Reassignment = isKept ? reassignment.Id : null,
                Results = [.. await writer.DescribeAsync(outcomes, language.Value, cancellationToken)],
                Forms = given.Forms,
                Owed = given.Owed,
            };
            await (isKept ? all.KeepAsync(cancellationToken) : Task.CompletedTask);
            return response;
        }

        private async Task<Reassignment> ReadAsync(Plan plan, Body body, CancellationToken cancellationToken)
        {
            var unit = await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == body.OrgUnit && u.Kind != OrgUnitKind.Municipality, cancellationToken);
            RuleViolationException.ThrowIfAny(
            [
                unit is null ? new RuleViolation("/orgUnit", "unknown_org_unit", body.OrgUnit) : unit.IsThereOn(body.EffectiveOn) ? null : new RuleViolation("/orgUnit", "org_unit_not_there", unit.ShortName),
                body.EffectiveOn < clock.Today() ? new RuleViolation("/effectiveOn", "in_the_past") : null,
            ]);
            var reassignment = new Reassignment
            {
                Id = Guid.CreateVersion7(),
                PlanId = plan.Id,
                ToOrgUnitId = unit!.Id,
                EffectiveOn = body.EffectiveOn,
                Reason = body.Reason.Trim(),
                HandoverNote = body.HandoverNote.Trimmed(),
                FormCodes = [.. (body.Forms ?? []).Distinct().Order(StringComparer.Ordinal)],
                MadeBy = current.Required.UserId,
                MadeAt = clock.Now(),
            };
            audit.Add(current.Required, "responsibility.reassign", $"reassignment:{reassignment.Id}", $"to {unit.Code} from {body.EffectiveOn:yyyy-MM-dd}; {reassignment.Reason}");
            db.Reassignments.Add(reassignment);
            return reassignment;
        }
    }
}
