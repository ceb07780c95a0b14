using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lantu.Api.Security.Clients;

/// <summary>Where an operation says and hears codes.</summary>
/// <param name="Route">Parts of its address.</param>
/// <param name="Query">Its filters.</param>
/// <param name="Body">What it is sent; null where no codes are in it.</param>
/// <param name="Answer">What it answers with success; null where no codes are in it.</param>
public sealed record SpokenOperation(IReadOnlyDictionary<string, CodeKind> Route, IReadOnlyDictionary<string, CodeKind> Query, OwnCodePlaces? Body, OwnCodePlaces? Answer)
{
    /// <summary>Codes come in, so that one may be unknown.</summary>
    public bool IsTold => Route.Count + Query.Count > 0 || Body is not null;
}

/// <summary>
/// The operations that take the header Own-Codes: all that a program may call and in whose address, filters, body or answer codes stand. Nobody has to name them.
/// Worked out when the first program sends the header.
/// </summary>
public sealed class OwnCodesSpoken(IApiDescriptionGroupCollectionProvider described)
{
    private readonly Lazy<Dictionary<string, SpokenOperation>> all = new(() => described.ApiDescriptionGroups.Items.SelectMany(g => g.Items)
        .Select(d => (Name: NameOf(d.ActionDescriptor.EndpointMetadata), Spoken: Of(d))).Where(o => o is { Name: not null, Spoken: not null }).ToDictionary(o => o.Name!, o => o.Spoken!));

    /// <returns>Null where it does not take the header.</returns>
    public SpokenOperation? By(Endpoint endpoint) => NameOf(endpoint.Metadata) is { } name ? By(name) : null;

    /// <inheritdoc cref="By(Endpoint)"/>
    public SpokenOperation? By(string operation) => all.Value.GetValueOrDefault(operation);

    /// <inheritdoc cref="By(Endpoint)"/>
    public static SpokenOperation? Of(ApiDescription operation)
    {
        var metadata = operation.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<PermissionMetadata>().LastOrDefault() is not { Permissions.Length: > 0 } permission || Scopes.For(permission.Permissions).Count == 0)
        {
            return null;
        }

        var parameters = operation.ParameterDescriptions.Where(p => p.Source != BindingSource.Body).Select(p => (Name: QueryParameters.Name(p.Name), Kind: KindOf(p), p.Source)).Where(p => p.Kind is not null).ToList();
        Dictionary<string, CodeKind> In(BindingSource source) => parameters.Where(p => p.Source == source).ToDictionary(p => p.Name, p => p.Kind!.Value);
        var body = PlacesOf(operation.ParameterDescriptions.FirstOrDefault(p => p.Source == BindingSource.Body)?.Type);
        var answer = PlacesOf(operation.SupportedResponseTypes.FirstOrDefault(r => r.StatusCode is >= 200 and < 300)?.Type);
        return parameters.Count > 0 || body is not null || answer is not null || metadata.OfType<OwnCodesMetadata>().Any() ? new SpokenOperation(In(BindingSource.Path), In(BindingSource.Query), body, answer) : null;
    }

    private static OwnCodePlaces? PlacesOf(Type? type) => type is not null && type != typeof(void) && OwnCodePlaces.Of(type) is var places && places.CarriesCodes() ? places : null;

    private static CodeKind? KindOf(ApiParameterDescription parameter) =>
        (parameter.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo.GetCustomAttributes(typeof(CodeOfAttribute), inherit: false).OfType<CodeOfAttribute>().FirstOrDefault()?.Kind
        ?? (parameter.Type == typeof(string) ? QueryParameters.Name(parameter.Name) is "subject" ? CodeKind.Indicator : OwnCodePlaces.KindOf(QueryParameters.Name(parameter.Name)) : null);

    private static string? NameOf(IEnumerable<object> metadata) => metadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName;
}
