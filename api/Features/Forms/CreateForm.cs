using System.Text.RegularExpressions;
using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Forms;

public static partial class CreateForm
{
    public sealed record Command(string Plan, Body Body) : IRequest<FormResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>Lower-case letters, digits and hyphens; never changes.</summary>
        /// <example>noise-quarter</example>
        public required string Code { get; init; }

        /// <example>声环境质量季报</example>
        public required string Name { get; init; }

        /// <summary>Never changes: another frequency is another form. A weekly form asks no indicators.</summary>
        public required Frequency Frequency { get; init; }

        /// <summary>Code of the department that reviews it.</summary>
        /// <example>epb</example>
        public required string LeadOrgUnit { get; init; }

        /// <summary>The first period that is owed.</summary>
        /// <example>2025-Q4</example>
        public required string FirstPeriod { get; init; }
    }

    public sealed partial class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Code).Must(code => CodeForm().IsMatch(code)).WithErrorCode("code_malformed_kebab");
            RuleFor(c => c.Body.Name).MustBeFormName();
            RuleFor(c => c.Body.LeadOrgUnit).IsPrintable();
            RuleFor(c => c.Body.FirstPeriod).Must(code => Period.TryParse(code, out _)).WithErrorCode("malformed_period");
            RuleFor(c => c.Body).Must(b => !Period.TryParse(b.FirstPeriod, out var period) || period.Frequency == b.Frequency).WithErrorCode("period_of_another_frequency").OverridePropertyName("Body.FirstPeriod");
        }

        [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
        private static partial Regex CodeForm();
    }

    public sealed class Handler(LantuDbContext db, FormReader reader, CurrentActor current, Audit audit) : IRequestHandler<Command, FormResponse>
    {
        public async Task<FormResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body);
            var lead = await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == body.LeadOrgUnit && u.Kind == OrgUnitKind.Department && u.EndedOn == null, cancellationToken);
            var year = Period.Parse(body.FirstPeriod).Year;
            RuleViolationException.ThrowIfAny(
            [
                body.Code.Length > 60 ? new RuleViolation("/code", "too_long", 60) : null,
                lead is null ? new RuleViolation("/leadOrgUnit", "not_a_department", body.LeadOrgUnit) : null,
                year < plan.StartYear || year > plan.EndYear ? new RuleViolation("/firstPeriod", "period_outside_plan", plan.StartYear, plan.EndYear) : null,
            ]);
            if (await db.ReportForms.AnyAsync(f => f.PlanId == plan.Id && f.Code == body.Code, cancellationToken))
            {
                throw new ConflictException("form_code_taken");
            }

            db.ReportForms.Add(new ReportForm
            {
                Id = Guid.CreateVersion7(),
                PlanId = plan.Id,
                Code = body.Code,
                Name = body.Name.Trim(),
                Frequency = body.Frequency,
                LeadOrgUnitId = lead!.Id,
                FirstPeriod = body.FirstPeriod,
                Version = 1,
            });
            audit.Add(current.Required, "form.create", $"form:{body.Code}", $"{body.Name}, {lead.Code}, {body.FirstPeriod}");
            await db.SaveChangesAsync(cancellationToken);
            return await reader.DescribeAsync(request.Plan, body.Code, cancellationToken);
        }
    }
}
