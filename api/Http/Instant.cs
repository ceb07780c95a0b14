using System.Globalization;
using FluentValidation;

namespace Lantu.Api.Http;

/// <summary>A point in time as callers write it: RFC 3339. It must say its offset: a bare local time would mean something else on every machine.</summary>
public static class Instant
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <returns>In UTC; null where none is given or it is malformed.</returns>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) && (text!.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10)
            ? instant.ToUniversalTime()
            : null;

    public static IRuleBuilderOptions<T, string?> IsInstant<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || Parse(text) is not null).WithErrorCode("malformed_instant");

    /// <summary>Or a day, or the name of a snapshot, which only the database knows.</summary>
    public static IRuleBuilderOptions<T, string?> IsInstantOrName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || text.Length is > 0 and <= 60).WithErrorCode("malformed_as_of");
}
