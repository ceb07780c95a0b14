namespace Lantu.Api.Http;

/// <summary>Answers that the framework leaves empty get the same problem body as every other.</summary>
public static class EmptyAnswers
{
    private static readonly object Reason = new();

    /// <summary>Says why, where the status alone would not.</summary>
    public static void Explain(HttpContext context, string code) => context.Items[Reason] = code;

    public static Task FillAsync(HttpContext context)
    {
        var code = context.Items[Reason] as string ?? context.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => "not_signed_in",
            StatusCodes.Status403Forbidden => "permission_denied",
            StatusCodes.Status404NotFound => "not_found",
            StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
            StatusCodes.Status412PreconditionFailed => "precondition_failed",
            StatusCodes.Status413PayloadTooLarge => "payload_too_large",
            StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
            StatusCodes.Status416RangeNotSatisfiable => "range_not_satisfiable",
            StatusCodes.Status429TooManyRequests => "too_many_requests",
            >= 500 => "internal_error",
            _ => "malformed_request",
        };
        return context.WriteProblemAsync(Problems.Of(context, context.Response.StatusCode, code));
    }
}
