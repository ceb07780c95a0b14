using Lantu.Api.Data;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.SavedViews;

public static class RemoveSavedView
{
    public sealed record Command(string Plan, Guid View, long ExpectedVersion) : IRequest;

    public sealed class Handler(LantuDbContext db, SavedViewReader reader, CurrentActor current, Audit audit) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var view = (await reader.LoadToWriteAsync(await db.Plans.ByCodeAsync(request.Plan, cancellationToken), request.View, cancellationToken)).At(request.ExpectedVersion);
            db.Remove(view);
            audit.Add(current.Required, "savedView.remove", $"savedView:{view.Id}", view.Name);
            await db.SaveOrStaleAsync(view, cancellationToken);
        }
    }
}
