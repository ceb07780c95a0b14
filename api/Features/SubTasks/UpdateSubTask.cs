using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.SubTasks;

public static class UpdateSubTask
{
    public sealed record Command(string Plan, Guid Id, long ExpectedVersion, Body Body) : IRequest<SubTaskResponse>;

    /// <summary>A member left out stays as it is.</summary>
    public sealed record Body : IBody<Body>
    {
        public string? Title { get; init; }
        public Optional<string?> Description { get; init; }

        /// <summary>Who does it there, in words.</summary>
        public Optional<string?> Responsible { get; init; }
        public Optional<DateOnly?> StartsOn { get; init; }

        /// <summary>Put off or brought forward; firstDueOn keeps what was promised first.</summary>
        public DateOnly? DueOn { get; init; }

        /// <summary>cancelled takes a note.</summary>
        public SubTaskState? State { get; init; }

        /// <summary>With done; today unless told.</summary>
        public DateOnly? DoneOn { get; init; }

        /// <summary>What came of it, or why it was put off or given up.</summary>
        public Optional<string?> Note { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Title).MustBeTitle();
            RuleFor(c => c.Body.Description.Content).MustFit(2000);
            RuleFor(c => c.Body.Responsible.Content).MustFit(100);
            RuleFor(c => c.Body.Note.Content).MustFit(2000);
            RuleFor(c => c.Body).Must(b => b.Title is not null || b.Description.IsGiven || b.Responsible.IsGiven || b.StartsOn.IsGiven || b.DueOn is not null || b.State is not null || b.DoneOn is not null || b.Note.IsGiven)
                .WithErrorCode("nothing_to_change").OverridePropertyName("");
        }
    }

    public sealed class Handler(LantuDbContext db, SubTaskReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, SubTaskResponse>
    {
        public async Task<SubTaskResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var subTask = await reader.LoadAsync(plan.Id, request.Id, cancellationToken);
            await reader.EnsureMayWriteAsync(subTask.Task, subTask.OrgUnitId, cancellationToken);
            var content = Merge(subTask.At(request.ExpectedVersion), request.Body);
            RuleViolationException.ThrowIfAny(SubTask.Check(content, clock.Today()));
            audit.Add(current.Required, "subTask.update", $"subTask:{subTask.Id}", $"{subTask.State} → {content.State}; due {subTask.DueOn:yyyy-MM-dd} → {content.DueOn:yyyy-MM-dd}; {content.Title}");
            subTask.Change(content, clock.Now());
            await db.SaveOrStaleAsync(subTask, cancellationToken);
            return reader.Describe(subTask);
        }

        private static SubTaskContent Merge(SubTask now, Body body) => new(
            body.Title?.Trim() ?? now.Title,
            body.Description.IsGiven ? body.Description.Content.Trimmed() : now.Description,
            body.Responsible.IsGiven ? body.Responsible.Content.Trimmed() : now.Responsible,
            body.StartsOn.IsGiven ? body.StartsOn.Content : now.StartsOn,
            body.DueOn ?? now.DueOn,
            body.State ?? now.State,
            body.DoneOn ?? now.DoneOn,
            body.Note.IsGiven ? body.Note.Content.Trimmed() : now.Note);
    }
}
