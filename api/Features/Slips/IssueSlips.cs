using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Slips;

public static class IssueSlips
{
    private const int MostRows = 100;

    public sealed record Command(string Plan, Body Body) : IRequest<IssuedSlipsResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>true: only say what would happen.</summary>
        public bool? DryRun { get; init; }

        /// <summary>Why they are issued.</summary>
        /// <example>连续红灯，未说明原因。</example>
        public required string Reason { get; init; }

        /// <summary>What is asked of the units.</summary>
        /// <example>查明原因，提出整改措施和完成时限。</example>
        public required string Requirement { get; init; }

        /// <example>2026-12-10</example>
        public required DateOnly AnswerBy { get; init; }

        /// <summary>The new date for the matter.</summary>
        /// <example>2026-12-31</example>
        public required DateOnly DueOn { get; init; }

        /// <summary>1 to 100.</summary>
        public required IReadOnlyList<RowBody> Slips { get; init; }
    }

    public sealed record RowBody
    {
        /// <summary>task, project or indicator.</summary>
        public required SubjectKind SubjectKind { get; init; }

        /// <example>5.1</example>
        public required string Subject { get; init; }

        /// <summary>Code of the unit to which it is addressed.</summary>
        /// <example>qujiang</example>
        public required string OrgUnit { get; init; }
        public required SlipLevel Level { get; init; }

        /// <summary>The slip it follows: of the same subject and unit. One that is open is escalated by this.</summary>
        public Guid? Former { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Reason).MustBeWritten();
            RuleFor(c => c.Body.Requirement).MustBeWritten();
            RuleFor(c => c.Body.Slips).NotEmpty().WithErrorCode("required");
            RuleFor(c => c.Body.Slips).Must(rows => rows.Count <= MostRows).WithErrorCode("too_many").WithState(_ => MostRows);
            RuleForEach(c => c.Body.Slips).NotNull().WithErrorCode("required");
            RuleForEach(c => c.Body.Slips).ChildRules(row =>
            {
                row.RuleFor(r => r.Subject).NotEmpty().WithErrorCode("required").IsPrintable();
                row.RuleFor(r => r.OrgUnit).NotEmpty().WithErrorCode("required").IsPrintable();
            });
        }
    }

    public sealed class Handler(LantuDbContext db, SlipReader reader, SlipWriter writer, SupervisionReader supervision, RequestLanguage language, TimeProvider clock) : IRequestHandler<Command, IssuedSlipsResponse>
    {
        public async Task<IssuedSlipsResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var body = request.Body;
            RuleViolationException.ThrowIfAny(Slip.Check(new SlipContent(SlipLevel.Reminder, body.Reason, body.Requirement, body.AnswerBy, body.DueOn), clock.Today()));
            var reading = await supervision.ReadAsync(request.Plan, cancellationToken);
            var plan = reading.Reading.Plan;
            await using var all = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var outcomes = new List<(Guid? Id, DomainException? Refusal)>();
            foreach (var row in body.Slips)
            {
                Guid? issued = null;
                var refusal = await db.TryAsync(async () => issued = await IssueAsync(reading, row, body, cancellationToken));
                outcomes.Add((issued, refusal));
            }

            var ids = outcomes.Select(o => o.Id).OfType<Guid>().ToList();
            var seen = await reader.Of(plan).AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancellationToken);
            var shown = (await reader.DescribeAsync(seen, cancellationToken)).ToDictionary(s => s.Id);
            await (body.DryRun == true ? Task.CompletedTask : all.KeepAsync(cancellationToken));
            return IssuedSlipsResponse.Of([.. outcomes.Select(o => (o.Id is { } id ? shown[id] : null, o.Refusal))], language.Value);
        }

        private async Task<Guid> IssueAsync(SupervisionReading reading, RowBody row, Body body, CancellationToken cancellationToken)
        {
            await using var one = await Work.BeginAsync(db, cancellationToken);
            var plan = reading.Reading.Plan;
            var unit = await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == row.OrgUnit && u.Kind != OrgUnitKind.Municipality, cancellationToken) ?? throw new NotFoundException("not_found");
            var subject = reading.Find(row.SubjectKind, row.Subject, unit) ?? throw new NotFoundException("not_found");
            var former = row.Former is { } id ? await reader.LoadAsync(plan, id, cancellationToken) : null;
            await writer.FollowAsync(former, subject, unit, row.Level, body.Reason.Trim(), cancellationToken);
            var slip = await writer.IssueAsync(plan, subject, unit, new SlipContent(row.Level, body.Reason.Trim(), body.Requirement.Trim(), body.AnswerBy, body.DueOn), former, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await one.KeepAsync(cancellationToken);
            return slip.Id;
        }
    }
}
