using System.Net;
using FluentValidation;
using Lantu.Api.Http;
using Lantu.Api.Security.Clients;
using Microsoft.IdentityModel.Tokens;

namespace Lantu.Api.Features.ApiClients;

/// <summary>The shape of what an administrator says of a program, when it is made and when it is changed.</summary>
public static class ApiClientRules
{
    public static void MustBeName<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop)
        .Must(name => name is null || !string.IsNullOrWhiteSpace(name)).WithErrorCode("required")
        .MaximumLength(100).WithErrorCode("too_long").WithState(_ => 100)
        .IsPrintable();

    public static void MustBeScopes<T>(this IRuleBuilderInitial<T, IReadOnlyList<string>?> rule) => rule.Cascade(CascadeMode.Stop)
        .Must(scopes => scopes is not { Count: 0 }).WithErrorCode("required")
        .Must(scopes => scopes is null || scopes.All(Scopes.All.Contains)).WithErrorCode("unknown_scope");

    public static void MustBeForms<T>(this IRuleBuilderInitial<T, IReadOnlyList<string>?> rule) => rule.Cascade(CascadeMode.Stop)
        .Must(forms => forms is null or { Count: <= 100 }).WithErrorCode("too_many").WithState(_ => 100)
        .Must(forms => forms is null || forms.All(f => f is not null && PlainText.IsKeepable(f))).WithErrorCode("unprintable_characters");

    public static void MustBeNetworks<T>(this IRuleBuilderInitial<T, IReadOnlyList<string>?> rule) => rule.Cascade(CascadeMode.Stop)
        .Must(networks => networks is null or { Count: <= 50 }).WithErrorCode("too_many").WithState(_ => 50)
        .Must(networks => networks is null || networks.All(n => IPNetwork.TryParse(n, out _))).WithErrorCode("network_malformed");

    /// <summary>Public keys only: a private one that was pasted by mistake must not be kept.</summary>
    public static bool ArePublicKeys(string? keys)
    {
        if (keys is null)
        {
            return true;
        }

        try
        {
            return keys.Length <= 20_000 && JsonWebKeySet.Create(keys) is { Keys.Count: > 0 } set && set.Keys.All(k => !k.HasPrivateKey && k.Kty is "RSA" or "EC");
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
