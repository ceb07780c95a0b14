using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using MediatR;

namespace Lantu.Api.Features.ApiClients;

public static class RevokeClientSecret
{
    public sealed record Command(Guid Id, Guid SecretId, long ExpectedVersion) : IRequest<ApiClientResponse>;

    public sealed class Handler(LantuDbContext db, ApiClientReader reader, ClientRegistry registry, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ApiClientResponse>
    {
        public async Task<ApiClientResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var client = await reader.LoadAsync(request.Id, request.ExpectedVersion, cancellationToken);
            var secret = client.Secrets.Find(s => s.Id == request.SecretId && s.RevokedAt is null) ?? throw new NotFoundException("not_found");
            secret.RevokedAt = clock.Now();
            client.Version++;
            audit.Add(current.Required, "apiClient.revokeSecret", $"apiClient:{client.Id}", $"ending {secret.Ending}");
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveOrStaleAsync(client, cancellationToken);
            await registry.UpdateAsync(client, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return reader.Describe(client);
        }
    }
}
