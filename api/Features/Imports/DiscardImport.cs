using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Imports;

public static class DiscardImport
{
    public sealed record Command(string Plan, Guid Id) : IRequest;

    public sealed class Handler(LantuDbContext db, ImportReader reader, CurrentActor current) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var import = await reader.LoadAsync(request.Plan, request.Id, cancellationToken);
            var gone = await db.Imports.VisibleTo(current.Required).Where(i => i.Id == import.Id && i.State != ImportState.Confirmed).ExecuteDeleteAsync(cancellationToken);
            return gone > 0 ? Unit.Value : throw new ConflictException("import_confirmed");
        }
    }
}
