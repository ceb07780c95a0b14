using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Lifecycles;

/// <summary>Takes a task or project out of the counts, with the reason, or back into them.</summary>
public static class SetLifecycle
{
    public sealed record Command(string Plan, SubjectKind Kind, string Code, long ExpectedVersion, Body Body) : IRequest<SetLifecycleItem>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>active takes it back into the counts.</summary>
        public required LifecycleState State { get; init; }

        /// <example>省里取消该项建设内容</example>
        public required string Reason { get; init; }

        /// <example>衢规发〔2024〕12号</example>
        public string? Document { get; init; }

        /// <summary>Today unless told.</summary>
        public DateOnly? Since { get; init; }

        /// <summary>With merged: code of another of the same kind.</summary>
        public string? MergedInto { get; init; }
    }

    public sealed record SetLifecycleItem : IVersionedResponse
    {
        /// <summary>Null when it is counted.</summary>
        public required LifecycleResponse? Lifecycle { get; init; }
        public required long Version { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Reason).Must(r => !string.IsNullOrWhiteSpace(r)).WithErrorCode("required").MaximumLength(500).WithErrorCode("too_long").WithState(_ => 500).IsPrintable();
            RuleFor(c => c.Body.Document).MaximumLength(100).WithErrorCode("too_long").WithState(_ => 100).IsPrintable();
            RuleFor(c => c.Body.MergedInto).IsPrintable();
            RuleFor(c => c.Body.MergedInto).NotEmpty().When(c => c.Body.State == LifecycleState.Merged).WithErrorCode("required");
        }
    }

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, PeriodOpening opening, TimeProvider clock) : IRequestHandler<Command, SetLifecycleItem>
    {
        public async Task<SetLifecycleItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body);
            var merged = body.State == LifecycleState.Merged ? body.MergedInto : null;
            RuleViolationException.ThrowIfAny([merged is not null && (merged == request.Code || await db.SubjectAsync(plan, request.Kind, merged, cancellationToken) is null) ? new RuleViolation("/mergedInto", "unknown_subject", merged) : null]);
            return request.Kind switch
            {
                SubjectKind.Task => await SaveAsync(request, plan, await db.PlanTasks.SingleOrDefaultAsync(t => t.PlanId == plan.Id && t.Code == request.Code, cancellationToken), t => t.Version++, t => t.Id, merged, cancellationToken),
                SubjectKind.Project => await SaveAsync(request, plan, await db.Projects.SingleOrDefaultAsync(p => p.PlanId == plan.Id && p.Code == request.Code, cancellationToken), p => p.Version++, p => p.Id, merged, cancellationToken),
                _ => throw new NotFoundException("not_found"),
            };
        }

        private async Task<SetLifecycleItem> SaveAsync<T>(Command request, Plan plan, T? found, Action<T> touch, Func<T, Guid> idOf, string? merged, CancellationToken cancellationToken)
            where T : class, IVersioned
        {
            var root = (found ?? throw new NotFoundException("not_found")).At(request.ExpectedVersion);
            var (body, id, isTask) = (request.Body, idOf(root), request.Kind == SubjectKind.Task);
            var before = await db.LifecycleChanges.AsNoTracking().Where(c => c.TaskId == id || c.ProjectId == id).ToListAsync(cancellationToken);
            var said = new LifecycleChange
            {
                Id = Guid.CreateVersion7(),
                PlanId = plan.Id,
                TaskId = isTask ? id : null,
                ProjectId = isTask ? null : id,
                No = before.Count + 1,
                State = body.State,
                Reason = body.Reason.Trim(),
                Document = body.Document.Trimmed(),
                Since = body.Since ?? clock.Today(),
                MergedInto = merged,
                MadeBy = current.Required.UserId,
                MadeAt = clock.Now(),
            };
            db.LifecycleChanges.Add(said);
            touch(root);
            var word = isTask ? "task" : "project";
            audit.Add(current.Required, $"{word}.lifecycle", $"{word}:{request.Code}", $"{said.State}: {said.Reason}; {said.Document}; {said.Since:yyyy-MM-dd} {merged}");
            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.SaveOrStaleAsync(root, cancellationToken);
            await opening.RunAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            return new SetLifecycleItem { Lifecycle = LifecycleResponse.Of(LifecycleChange.OutOn([.. before, said], clock.Today())), Version = root.Version };
        }
    }
}
