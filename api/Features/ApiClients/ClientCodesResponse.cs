using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security.Clients;

namespace Lantu.Api.Features.ApiClients;

/// <summary>What a program calls org units, indicators and forms in its own system (对照编码).</summary>
public sealed record ClientCodesResponse : IVersionedResponse
{
    /// <summary>Of the program.</summary>
    /// <example>3</example>
    public required long Version { get; init; }
    public required IReadOnlyList<ClientCodeItem> Codes { get; init; }

    /// <summary>One own code.</summary>
    public sealed record ClientCodeItem
    {
        public required CodeKind Kind { get; init; }

        /// <summary>Code of the plan; null of an org unit.</summary>
        /// <example>quzhou-eco-14</example>
        public required string? Plan { get; init; }

        /// <example>330824</example>
        public required string OwnCode { get; init; }

        /// <summary>Ours.</summary>
        /// <example>kaihua</example>
        public required string Code { get; init; }

        /// <example>开化县</example>
        public required string Name { get; init; }
    }

    /// <param name="client">Whose.</param>
    /// <param name="codes">Loaded with what they stand for.</param>
    public static ClientCodesResponse Of(ApiClient client, IEnumerable<ClientCode> codes) => new()
    {
        Version = client.Version,
        Codes = [.. codes.Select(c => new ClientCodeItem { Kind = c.Kind, Plan = c.Plan?.Code, OwnCode = c.OwnCode, Code = c.Code, Name = c.Name })],
    };
}
