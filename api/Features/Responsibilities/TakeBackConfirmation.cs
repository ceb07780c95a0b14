using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

public static class TakeBackConfirmation
{
    public sealed record Command(string Plan, Guid Id, long ExpectedVersion, Body Body) : IRequest<ResponsibilityResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <example>市政府常务会议要求重新研究牵头单位。</example>
        public required string Reason { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode("required");
            RuleFor(c => c.Body.Reason).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000);
            RuleFor(c => c.Body.Reason).IsPrintable();
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ResponsibilityResponse>
    {
        public async Task<ResponsibilityResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var actor = current.Required;
            var found = await db.Responsibilities.WithSubject().SingleOrDefaultAsync(r => r.Id == request.Id && db.Plans.Any(p => p.Id == r.PlanId && p.Code == request.Plan), cancellationToken)
                ?? throw new NotFoundException("not_found");
            var responsibility = found.At(request.ExpectedVersion);
            responsibility.TakeBack(actor.UserId, clock.Now(), request.Body.Reason.Trim());
            audit.Add(actor, "responsibility.takeBack", $"responsibility:{responsibility.Id}", request.Body.Reason);
            await db.SaveOrStaleAsync(responsibility, cancellationToken);
            return ResponsibilityResponse.Of(responsibility);
        }
    }
}
