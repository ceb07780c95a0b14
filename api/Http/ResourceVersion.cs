using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Lantu.Api.Http;

/// <summary>The version of a changeable resource as a strong ETag, and what a caller says it last saw in If-Match.</summary>
public static class ResourceVersion
{
    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static readonly object Announced = new();

    /// <summary>Has an error answer carry the current version. The framework strips ETag from errors at the last moment; see <see cref="SetAnnounced"/>.</summary>
    public static void Announce(HttpContext context, long version) => context.Items[Announced] = Tag(version);

    /// <summary>For what runs after the framework's own clean-up, so was registered before it.</summary>
    public static void SetAnnounced(HttpContext context)
    {
        if (context.Items[Announced] is string tag)
        {
            context.Response.Headers.ETag = tag;
        }
    }

    /// <summary>Reads If-Match; a tag that is not one of ours matches nothing, as the header's definition asks.</summary>
    /// <exception cref="MalformedRequestException">428 when missing, 400 when it is * or not one entity tag.</exception>
    public static long Expected(string? ifMatch)
    {
        if (string.IsNullOrWhiteSpace(ifMatch))
        {
            throw new MalformedRequestException(StatusCodes.Status428PreconditionRequired, "precondition_required");
        }

        if (!EntityTagHeaderValue.TryParse(ifMatch, out var tag) || tag.Tag == "*")
        {
            throw new MalformedRequestException(StatusCodes.Status400BadRequest, "malformed_if_match");
        }

        return !tag.IsWeak && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
    }
}
