using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.SavedViews;

public static class UpdateSavedView
{
    public sealed record Command(string Plan, Guid View, long ExpectedVersion, Body Body) : IRequest<SavedViewResponse>;

    /// <summary>A member left out stays as it is.</summary>
    public sealed record Body : IBody<Body>
    {
        /// <example>柯城区滞后任务</example>
        public string? Name { get; init; }

        /// <summary>As it stands in the address of the list, without the question mark.</summary>
        public string? Query { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Name).MustBeName();
            RuleFor(c => c.Body.Query).MustBeQuery();
            RuleFor(c => c.Body).Must(b => b.Name is not null || b.Query is not null).WithErrorCode("nothing_to_change").OverridePropertyName("");
        }
    }

    public sealed class Handler(LantuDbContext db, SavedViewReader reader, CurrentActor current, Audit audit) : IRequestHandler<Command, SavedViewResponse>
    {
        public async Task<SavedViewResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var view = (await reader.LoadToWriteAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.View, cancellationToken)).At(request.ExpectedVersion);
            var name = request.Body.Name?.Trim() ?? view.Name;
            audit.Add(current.Required, "savedView.update", $"savedView:{view.Id}", name == view.Name ? name : $"{view.Name} → {name}");
            view.Change(name, request.Body.Query?.TrimStart('?') ?? view.Query);
            await db.SaveOrStaleAsync(view, cancellationToken);
            return (await reader.DescribeAsync([view], cancellationToken))[0];
        }
    }
}
