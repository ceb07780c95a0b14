using FluentValidation;
using Lantu.Api.Http;

namespace Lantu.Api.Contract;

public static class EmailAddress
{
    /// <summary>Null, or something with an @ that can be kept; whether anybody reads it there, the first mail tells.</summary>
    public static IRuleBuilderOptions<T, string?> IsEmailAddress<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(address => address is null || (address.Length <= 254 && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == address.LastIndexOf('@') && at < address.Length - 1 && !address.Any(char.IsWhiteSpace) && PlainText.IsKeepable(address)))
        .WithErrorCode("email_malformed");
}
