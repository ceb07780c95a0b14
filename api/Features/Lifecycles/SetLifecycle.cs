using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Lifecycles;

/// <summary>Takes a task or project out of the counts, with the reason, or back into them.</summary>
public static class SetLifecycle
{
    public sealed record Command(string Plan, SubjectKind Kind, string Code, long ExpectedVersion, Body Body) : IRequest<LifecycleChangeItem>;

    public sealed record Body
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

    public sealed record LifecycleChangeItem : IVersionedResponse
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

    public sealed class Handler(LantuDbContext db, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, LifecycleChangeItem>
    {
        public async Task<LifecycleChangeItem> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Kind is not (SubjectKind.Task or SubjectKind.Project))
            {
                throw new NotFoundException("not_found");
            }

            var (plan, body, word) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body, request.Kind == SubjectKind.Task ? "task" : "project");
            var merged = body.State == LifecycleState.Merged ? body.MergedInto : null;
            var lifecycle = body.State == LifecycleState.Active ? null : new Lifecycle(body.State, body.Reason.Trim(), body.Document.Trimmed(), body.Since ?? clock.Today(), merged);
            RuleViolationException.ThrowIfAny([merged is not null && (merged == request.Code || await db.SubjectAsync(plan, request.Kind, merged, cancellationToken) is null) ? new RuleViolation("/mergedInto", "unknown_subject", merged) : null]);
            audit.Add(current.Required, $"{word}.lifecycle", $"{word}:{request.Code}", $"{body.State}: {body.Reason}; {body.Document}; {lifecycle?.Since:yyyy-MM-dd} {merged}");
            var version = request.Kind == SubjectKind.Task
                ? await SaveAsync(await db.PlanTasks.SingleOrDefaultAsync(t => t.PlanId == plan.Id && t.Code == request.Code, cancellationToken), t => (t.Lifecycle, t.Version) = (lifecycle, t.Version + 1), request.ExpectedVersion, cancellationToken)
                : await SaveAsync(await db.Projects.SingleOrDefaultAsync(p => p.PlanId == plan.Id && p.Code == request.Code, cancellationToken), p => (p.Lifecycle, p.Version) = (lifecycle, p.Version + 1), request.ExpectedVersion, cancellationToken);
            return new LifecycleChangeItem { Lifecycle = LifecycleResponse.Of(lifecycle, DateOnly.MaxValue), Version = version };
        }

        private async Task<long> SaveAsync<T>(T? found, Action<T> change, long expectedVersion, CancellationToken cancellationToken)
            where T : class, IVersioned
        {
            var root = (found ?? throw new NotFoundException("not_found")).At(expectedVersion);
            change(root);
            await db.SaveOrStaleAsync(root, cancellationToken);
            return root.Version;
        }
    }
}
