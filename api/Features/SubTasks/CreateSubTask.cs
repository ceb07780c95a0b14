using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.SubTasks;

public static class CreateSubTask
{
    public sealed record Command(string Plan, Body Body) : IRequest<SubTaskResponse>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>Code of the task it comes from.</summary>
        /// <example>5.1</example>
        public required string Task { get; init; }

        /// <summary>Code of the unit that does it: one's own or, for people of the unit that leads the task, any.</summary>
        /// <example>qujiang</example>
        public required string OrgUnit { get; init; }

        /// <summary>What it is a step of: a sub-task of the same task and unit that is no step itself.</summary>
        public Guid? Parent { get; init; }

        /// <example>城东污水处理厂二期扩建</example>
        public required string Title { get; init; }
        public string? Description { get; init; }

        /// <summary>Who does it there, in words.</summary>
        public string? Responsible { get; init; }
        public DateOnly? StartsOn { get; init; }

        /// <example>2025-11-30</example>
        public required DateOnly DueOn { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Task).NotEmpty().WithErrorCode("required").IsPrintable();
            RuleFor(c => c.Body.OrgUnit).NotEmpty().WithErrorCode("required").IsPrintable();
            RuleFor(c => c.Body.Title).MustBeTitle();
            RuleFor(c => c.Body.Description).MustFit(2000);
            RuleFor(c => c.Body.Responsible).MustFit(100);
        }
    }

    public sealed class Handler(LantuDbContext db, SubTaskReader reader, NoticeWriter notices, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, SubTaskResponse>
    {
        public async Task<SubTaskResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, body) = (await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.Body);
            var task = await db.PlanTasks.SingleOrDefaultAsync(t => t.PlanId == plan.Id && t.Code == body.Task, cancellationToken);
            var unit = await db.OrgUnits.SingleOrDefaultAsync(u => u.Code == body.OrgUnit && u.Kind != OrgUnitKind.Municipality && u.EndedOn == null, cancellationToken);
            var parent = body.Parent is { } id ? await db.SubTasks.SingleOrDefaultAsync(s => s.PlanId == plan.Id && s.Id == id, cancellationToken) : null;
            var content = new SubTaskContent(body.Title.Trim(), body.Description.Trimmed(), body.Responsible.Trimmed(), body.StartsOn, body.DueOn, SubTaskState.NotStarted, null, null);
            RuleViolationException.ThrowIfAny(
            [
                task is null ? new RuleViolation("/task", "unknown_task", body.Task) : null,
                unit is null ? new RuleViolation("/orgUnit", "unknown_org_unit", body.OrgUnit) : null,
                body.Parent is not null && (parent is null || parent.TaskId != task?.Id || parent.OrgUnitId != unit?.Id) ? new RuleViolation("/parent", "parent_of_another") : null,
                .. SubTask.Check(content, clock.Today()),
            ]);
            await reader.EnsureMayWriteAsync(task!, unit!.Id, cancellationToken);
            var subTask = SubTask.Add(task!, parent, unit.Id, content, current.Required.UserId, clock.Now());
            db.SubTasks.Add(subTask);
            audit.Add(current.Required, "subTask.create", $"subTask:{subTask.Id}", $"{body.Task} {unit.Code}: {subTask.Title}, due {subTask.DueOn:yyyy-MM-dd}");
            await notices.TellOfAsync(subTask, current.Required, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return reader.Describe(await reader.LoadAsync(plan.Id, subTask.Id, cancellationToken));
        }
    }
}
