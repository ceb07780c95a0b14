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

public static class ChangeResponsibilities
{
    private const int MostRows = 1000;

    public sealed record Command(string Plan, Body Body) : IRequest<ChangedResponsibilitiesResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>true: only say what would happen.</summary>
        public bool? DryRun { get; init; }

        /// <summary>The first day on which it holds; today or later.</summary>
        /// <example>2026-12-01</example>
        public required DateOnly EffectiveOn { get; init; }

        /// <example>责任分解表（2026 年修订）</example>
        public required string Reason { get; init; }

        /// <summary>Rows in force that end; done first, so that another can take their place.</summary>
        public IReadOnlyList<BulkRow>? End { get; init; }

        /// <summary>What is given to a unit, confirmed.</summary>
        public IReadOnlyList<AssignBody>? Assign { get; init; }
    }

    public sealed record AssignBody
    {
        public required SubjectKind SubjectKind { get; init; }

        /// <summary>Its code, as in subject.code.</summary>
        /// <example>5.1</example>
        public required string Subject { get; init; }

        /// <summary>Code of the unit.</summary>
        /// <example>water</example>
        public required string OrgUnit { get; init; }
        public required ResponsibilityRole Role { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Reason).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.Reason).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000);
            RuleFor(c => c.Body.Reason).IsPrintable();
            RuleFor(c => c.Body).Must(b => (b.End?.Count ?? 0) + (b.Assign?.Count ?? 0) is > 0 and <= MostRows).WithErrorCode("too_many").WithState(_ => MostRows).OverridePropertyName("Body.Assign");
            RuleForEach(c => c.Body.End).NotNull().WithErrorCode("required");
            RuleForEach(c => c.Body.Assign).NotNull().WithErrorCode("required");
            RuleForEach(c => c.Body.Assign).ChildRules(row =>
            {
                row.RuleFor(r => r.Subject).NotEmpty().WithErrorCode("required").IsPrintable();
                row.RuleFor(r => r.OrgUnit).NotEmpty().WithErrorCode("required").IsPrintable();
            });
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, RequestLanguage language, Audit audit, PeriodOpening opening, TimeProvider clock) : IRequestHandler<Command, ChangedResponsibilitiesResponse>
    {
        public async Task<ChangedResponsibilitiesResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var body = request.Body;
            BulkRows.ThrowIfRepeated(body.End ?? [], "end", "repeated_responsibility");
            RuleViolationException.ThrowIfAny([body.EffectiveOn < clock.Today() ? new RuleViolation("/effectiveOn", "in_the_past") : null]);
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            await using var all = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var (ended, assigned) = (new List<DomainException?>(), new List<DomainException?>());
            foreach (var row in body.End ?? [])
            {
                ended.Add(await db.TryAsync(() => EndAsync(plan, row, body, cancellationToken)));
            }

            foreach (var row in body.Assign ?? [])
            {
                assigned.Add(await db.TryAsync(() => AssignAsync(plan, row, body, cancellationToken)));
            }

            await opening.RunAsync(cancellationToken);
            await (body.DryRun == true ? Task.CompletedTask : all.KeepAsync(cancellationToken));
            return ChangedResponsibilitiesResponse.Of(ended, assigned, language.Value);
        }

        private async Task EndAsync(Plan plan, BulkRow row, Body body, CancellationToken cancellationToken)
        {
            await using var one = await Work.BeginAsync(db, cancellationToken);
            var found = await db.Responsibilities.SingleOrDefaultAsync(r => r.PlanId == plan.Id && r.Id == row.Id, cancellationToken) ?? throw new NotFoundException("not_found");
            found.At(row.Version).End(body.EffectiveOn);
            audit.Add(current.Required, "responsibility.end", $"responsibility:{found.Id}", $"on {body.EffectiveOn:yyyy-MM-dd}; {body.Reason}");
            await db.SaveOrStaleAsync(found, cancellationToken);
            await one.KeepAsync(cancellationToken);
        }

        private async Task AssignAsync(Plan plan, AssignBody row, Body body, CancellationToken cancellationToken)
        {
            await using var one = await Work.BeginAsync(db, cancellationToken);
            var unit = await db.OrgUnits.SingleOrDefaultAsync(u => u.Code == row.OrgUnit && u.Kind != OrgUnitKind.Municipality, cancellationToken) ?? throw new NotFoundException("not_found");
            var subject = unit.IsThereOn(body.EffectiveOn)
                ? await db.SubjectAsync(plan, row.SubjectKind, row.Subject, cancellationToken) ?? throw new NotFoundException("not_found")
                : throw new ConflictException("org_unit_not_there", unit.ShortName);
            var assigned = Responsibility.Assign(plan.Id, row.SubjectKind, subject, unit.Id, row.Role, body.EffectiveOn, current.Required.UserId, clock.Now());
            db.Responsibilities.Add(assigned);
            audit.Add(current.Required, "responsibility.assign", $"responsibility:{assigned.Id}", $"{row.SubjectKind} {row.Subject} {row.Role} {unit.Code} from {body.EffectiveOn:yyyy-MM-dd}; {body.Reason}");
            await db.SaveChangesAsync(cancellationToken);
            await one.KeepAsync(cancellationToken);
        }
    }
}
