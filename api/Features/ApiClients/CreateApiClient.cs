using System.Security.Cryptography;
using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.ApiClients;

public static class CreateApiClient
{
    public sealed record Command : IRequest<CreatedApiClientItem>, IBody<Command>
    {
        /// <example>开化县生态环境监测平台</example>
        public required string Name { get; init; }

        /// <summary>Code of the area it hands in figures for.</summary>
        /// <example>kaihua</example>
        public required string OrgUnit { get; init; }

        /// <summary>A drafter of that area, who answers for the program.</summary>
        public required Guid ResponsibleUserId { get; init; }

        /// <summary>plan:read, submissions:read, submissions:write, webhooks:manage.</summary>
        /// <example>["plan:read","submissions:write"]</example>
        public required IReadOnlyList<string> Scopes { get; init; }

        /// <summary>Codes of the forms it may touch; none named means all forms of its unit.</summary>
        /// <example>["annual-indicators"]</example>
        public IReadOnlyList<string>? Forms { get; init; }

        /// <summary>CIDR blocks it may call from; none named means anywhere.</summary>
        /// <example>["10.20.0.0/16"]</example>
        public IReadOnlyList<string>? Networks { get; init; }

        /// <summary>The first day on which it no longer works.</summary>
        /// <example>2027-11-25</example>
        public DateOnly? ExpiresOn { get; init; }

        /// <summary>JSON Web Key Set of its public keys, for private_key_jwt instead of a secret.</summary>
        public string? PublicKeys { get; init; }
    }

    public sealed record CreatedApiClientItem
    {
        public required ApiClientResponse Client { get; init; }

        /// <summary>Shown this once; null where the program proves itself with its key.</summary>
        /// <example>qYk3vQ0m3Zp8o1W2e4R6t8Y0u2I4o6P8a0S2d4F6g8H</example>
        public required string? Secret { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => (string?)c.Name).MustBeName();
            RuleFor(c => c.OrgUnit).IsPrintable();
            RuleFor(c => (IReadOnlyList<string>?)c.Scopes).MustBeScopes();
            RuleFor(c => c.Forms).MustBeForms();
            RuleFor(c => c.Networks).MustBeNetworks();
            RuleFor(c => c.PublicKeys).Must(ApiClientRules.ArePublicKeys).WithErrorCode("public_keys_malformed");
        }
    }

    public sealed class Handler(LantuDbContext db, ApiClientReader reader, ClientRegistry registry, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, CreatedApiClientItem>
    {
        public async Task<CreatedApiClientItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, now, forms) = (current.Required, clock.Now(), request.Forms ?? []);
            var unit = await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == request.OrgUnit && (u.Kind == OrgUnitKind.County || u.Kind == OrgUnitKind.Committee), cancellationToken);
            RuleViolationException.ThrowIfAny(
            [
                unit is null ? new RuleViolation("/orgUnit", "unknown_org_unit", request.OrgUnit) : await reader.MisfitOfResponsibleAsync(request.ResponsibleUserId, unit.Id, cancellationToken),
                request.ExpiresOn <= clock.Today() ? new RuleViolation("/expiresOn", "in_the_past") : null,
                .. await reader.MisfitsOfFormsAsync(forms, cancellationToken),
            ]);

            var client = new ApiClient
            {
                Id = Guid.CreateVersion7(),
                ClientId = $"{unit!.Code}-{RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 8)}",
                Name = request.Name.Trim(),
                OrgUnitId = unit.Id,
                ResponsibleUserId = request.ResponsibleUserId,
                Scopes = [.. request.Scopes.Distinct()],
                FormCodes = [.. forms.Distinct()],
                Networks = [.. request.Networks ?? []],
                ExpiresOn = request.ExpiresOn,
                PublicKeys = request.PublicKeys,
                CreatedAt = now,
                CreatedBy = actor.UserId,
            };
            var secret = client.PublicKeys is null ? client.AddSecret(now, expiresAt: null) : null;
            db.ApiClients.Add(client);
            audit.Add(actor, "apiClient.create", $"apiClient:{client.Id}", $"{client.ClientId}, {unit.Code}, {string.Join(' ', client.Scopes)}");
            await registry.RegisterAsync(client, cancellationToken);
            return new CreatedApiClientItem { Client = reader.Describe(await reader.LoadAsync(client.Id, cancellationToken)), Secret = secret };
        }
    }
}
