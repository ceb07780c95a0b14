using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Forms;

public static class UpdateForm
{
    public sealed record Command(string Plan, string Form, long ExpectedVersion, Body Body) : IRequest<FormResponse>;

    /// <summary>A member left out stays as it is.</summary>
    public sealed record Body : IBody<Body>
    {
        /// <example>声环境质量季报</example>
        public string? Name { get; init; }

        /// <summary>Code of the department that reviews it from now on, what is under way included.</summary>
        /// <example>epb</example>
        public string? LeadOrgUnit { get; init; }

        /// <summary>No period that ends later is opened; null lifts the end.</summary>
        /// <example>2025-12-31</example>
        public Optional<DateOnly?> EndedOn { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Name).MustBeFormName();
            RuleFor(c => c.Body.LeadOrgUnit).IsPrintable();
            RuleFor(c => c.Body).Must(b => b.Name is not null || b.LeadOrgUnit is not null || b.EndedOn.IsGiven).WithErrorCode("nothing_to_change").OverridePropertyName("");
        }
    }

    public sealed class Handler(LantuDbContext db, FormReader reader, CurrentActor current, Audit audit) : IRequestHandler<Command, FormResponse>
    {
        public async Task<FormResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (form, body) = (await reader.LoadAsync(request.Plan, request.Form, request.ExpectedVersion, cancellationToken), request.Body);
            var lead = body.LeadOrgUnit is null ? form.LeadOrgUnit
                : await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == body.LeadOrgUnit && u.Kind == OrgUnitKind.Department && u.EndedOn == null, cancellationToken);
            RuleViolationException.ThrowIfAny([lead is null ? new RuleViolation("/leadOrgUnit", "not_a_department", body.LeadOrgUnit!) : null]);

            audit.Add(current.Required, "form.update", $"form:{form.Code}", $"{form.Name} → {body.Name?.Trim() ?? form.Name}; {form.LeadOrgUnit.Code} → {lead!.Code}; {form.EndedOn} → {(body.EndedOn.IsGiven ? body.EndedOn.Content : form.EndedOn)}");
            form.Name = body.Name?.Trim() ?? form.Name;
            form.LeadOrgUnitId = lead.Id;
            form.EndedOn = body.EndedOn.IsGiven ? body.EndedOn.Content : form.EndedOn;
            form.Version++;
            await db.SaveOrStaleAsync(form, cancellationToken);
            return await reader.DescribeAsync(request.Plan, form.Code, cancellationToken);
        }
    }
}
