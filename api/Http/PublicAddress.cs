namespace Lantu.Api.Http;

/// <summary>Where this server is reached from outside.</summary>
public static class PublicAddress
{
    /// <summary>What stands before the path of a page: as configured, else as the caller reached us.</summary>
    public static string Of(HttpContext http) =>
        http.RequestServices.GetRequiredService<IConfiguration>()["PublicAddress"] is { Length: > 0 } address ? address.TrimEnd('/') : $"{http.Request.Scheme}://{http.Request.Host}";
}
