using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using MediatR;

namespace Lantu.Api.Features.ApiClients;

public static class UpdateApiClient
{
    public sealed record Command(Guid Id, long ExpectedVersion, Body Body) : IRequest<ApiClientResponse>;

    /// <summary>A member left out stays as it is.</summary>
    public sealed record Body : IBody<Body>
    {
        /// <example>开化县生态环境监测平台</example>
        public string? Name { get; init; }

        /// <summary>A drafter of the client's area.</summary>
        public Guid? ResponsibleUserId { get; init; }

        /// <example>["plan:read","submissions:write"]</example>
        public IReadOnlyList<string>? Scopes { get; init; }

        /// <example>["annual-indicators"]</example>
        public IReadOnlyList<string>? Forms { get; init; }

        /// <example>["10.20.0.0/16"]</example>
        public IReadOnlyList<string>? Networks { get; init; }

        /// <summary>null for without end.</summary>
        public Optional<DateOnly?> ExpiresOn { get; init; }

        /// <summary>null takes them away.</summary>
        public Optional<string?> PublicKeys { get; init; }

        /// <example>true</example>
        public bool? Disabled { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Name).MustBeName();
            RuleFor(c => c.Body.Scopes).MustBeScopes();
            RuleFor(c => c.Body.Forms).MustBeForms();
            RuleFor(c => c.Body.Networks).MustBeNetworks();
            RuleFor(c => c.Body.PublicKeys.Content).Must(ApiClientRules.ArePublicKeys).WithErrorCode("public_keys_malformed").OverridePropertyName("PublicKeys");
        }
    }

    public sealed class Handler(LantuDbContext db, ApiClientReader reader, ClientRegistry registry, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ApiClientResponse>
    {
        public async Task<ApiClientResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (client, body) = (await reader.LoadAsync(request.Id, request.ExpectedVersion, cancellationToken), request.Body);
            RuleViolationException.ThrowIfAny(
            [
                body.ResponsibleUserId is { } responsible ? await reader.MisfitOfResponsibleAsync(responsible, client.OrgUnitId, cancellationToken) : null,
                body.ExpiresOn.Content <= clock.Today() ? new RuleViolation("/expiresOn", "in_the_past") : null,
                .. await reader.MisfitsOfFormsAsync(body.Forms ?? [], cancellationToken),
            ]);

            client.Name = body.Name?.Trim() ?? client.Name;
            client.ResponsibleUserId = body.ResponsibleUserId ?? client.ResponsibleUserId;
            client.Scopes = body.Scopes is null ? client.Scopes : [.. body.Scopes.Distinct()];
            client.FormCodes = body.Forms is null ? client.FormCodes : [.. body.Forms.Distinct()];
            client.Networks = body.Networks is null ? client.Networks : [.. body.Networks];
            client.ExpiresOn = body.ExpiresOn.IsGiven ? body.ExpiresOn.Content : client.ExpiresOn;
            client.PublicKeys = body.PublicKeys.IsGiven ? body.PublicKeys.Content : client.PublicKeys;
            client.DisabledAt = body.Disabled is { } disabled ? disabled ? client.DisabledAt ?? clock.Now() : null : client.DisabledAt;
            client.Version++;
            audit.Add(current.Required, body.Disabled switch { true => "apiClient.disable", false => "apiClient.enable", null => "apiClient.update" }, $"apiClient:{client.Id}",
                $"{client.Name}, {string.Join(' ', client.Scopes)}, forms {string.Join(' ', client.FormCodes)}, networks {string.Join(' ', client.Networks)}, until {client.ExpiresOn:yyyy-MM-dd}");
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveOrStaleAsync(client, cancellationToken);
            await registry.UpdateAsync(client, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return reader.Describe(await reader.LoadAsync(client.Id, cancellationToken));
        }
    }
}
