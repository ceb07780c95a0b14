using Lantu.Api.Domain;
using Microsoft.Net.Http.Headers;

namespace Lantu.Api.Http;

/// <summary>The language the caller asked for in Accept-Language: Chinese unless English weighs more.</summary>
public sealed class RequestLanguage(IHttpContextAccessor http)
{
    public Language Value => Of(http.HttpContext);

    public static Language Of(HttpContext? context)
    {
        if (context is null || !StringWithQualityHeaderValue.TryParseList(context.Request.Headers.AcceptLanguage, out var wishes))
        {
            return Language.Chinese;
        }

        var first = wishes
            .Where(wish => wish.Quality is not 0)
            .OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => wish.Value.Value ?? "")
            .FirstOrDefault(tag => tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return first?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Language.English : Language.Chinese;
    }
}
