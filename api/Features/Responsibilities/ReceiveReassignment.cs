using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Responsibilities;

public static class ReceiveReassignment
{
    public sealed record Command(string Plan, Guid Id, long ExpectedVersion, Body Body) : IRequest<ReassignmentResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>What the unit answers; nothing is needed.</summary>
        /// <example>已接收，资料齐全。</example>
        public string? Comment { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Comment).MaximumLength(2000).WithErrorCode("too_long").WithState(_ => 2000);
            RuleFor(c => c.Body.Comment).IsPrintable();
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ReassignmentResponse>
    {
        public async Task<ReassignmentResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var actor = current.Required;
            var found = await ListReassignments.Whole(db.Reassignments).SingleOrDefaultAsync(m => m.Id == request.Id && db.Plans.Any(p => p.Id == m.PlanId && p.Code == request.Plan), cancellationToken)
                ?? throw new NotFoundException("not_found");
            var reassignment = found.At(request.ExpectedVersion);
            reassignment.Receive(actor, clock.Now(), request.Body.Comment);
            audit.Add(actor, "reassignment.receive", $"reassignment:{reassignment.Id}");
            await db.SaveOrStaleAsync(reassignment, cancellationToken);
            return (await ListReassignments.DescribeAsync(db, [reassignment], actor, cancellationToken))[0];
        }
    }
}
