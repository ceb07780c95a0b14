using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using MediatR;

namespace Lantu.Api.Features.ApiClients;

public static class AddClientSecret
{
    public sealed record Command(Guid Id, long ExpectedVersion, Body Body) : IRequest<CreateApiClient.CreatedApiClientItem>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>When it stops being good; null for when it is revoked.</summary>
        /// <example>2027-11-25T00:00:00Z</example>
        public DateTimeOffset? ExpiresAt { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider clock) => RuleFor(c => c.Body.ExpiresAt).Must(at => at is null || at > clock.Now()).WithErrorCode("in_the_past");
    }

    public sealed class Handler(LantuDbContext db, ApiClientReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, CreateApiClient.CreatedApiClientItem>
    {
        public async Task<CreateApiClient.CreatedApiClientItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var (client, now) = (await reader.LoadAsync(request.Id, request.ExpectedVersion, cancellationToken), clock.Now());
            if (client.LiveSecrets(now).Count >= ApiClient.MostLiveSecrets)
            {
                throw new ConflictException("two_secrets_live");
            }

            var secret = client.AddSecret(now, request.Body.ExpiresAt?.ToUniversalTime());
            client.Version++;
            audit.Add(current.Required, "apiClient.addSecret", $"apiClient:{client.Id}", $"ending {secret[^4..]}");
            await db.SaveOrStaleAsync(client, cancellationToken);
            return new CreateApiClient.CreatedApiClientItem { Client = reader.Describe(client), Secret = secret };
        }
    }
}
