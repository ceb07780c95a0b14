using System.Text.Json;
using FluentValidation;
using Lantu.Api.Domain;
using Lantu.Api.Http.Idempotency;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lantu.Api.Http;

/// <summary>The one place where what went wrong becomes an answer. What it does not know is 500, logged once, with nothing internal shown.</summary>
public sealed class ProblemHandler(ILogger<ProblemHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException or IOException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is listening any more; 499 is the customary word for it in logs.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = Describe(httpContext, exception);
        if (problem.Status >= 500)
        {
            logger.LogError(exception, "{Method} {Path} failed, trace {TraceId}", httpContext.Request.Method, Logged(httpContext), problem.TraceId);
        }

        await httpContext.WriteProblemAsync(problem);
        return true;
    }

    /// <summary>Not the path itself where it holds a secret. By now the framework has taken endpoint and route values off the request.</summary>
    private static string? Logged(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>() is { Endpoint: RouteEndpoint endpoint } raised && raised.RouteValues?.ContainsKey("token") == true
        ? endpoint.RoutePattern.RawText
        : context.Request.Path.Value?.ReplaceLineEndings(" ");

    private static Problem Describe(HttpContext context, Exception exception) => exception switch
    {
        _ when Problems.RefusalIn(exception) is { } refusal => Refused(context, refusal),
        MalformedRequestException e => Problems.Of(context, e.Status, e.Code, e.Pointer is null ? null : [Problems.Error(context, e.Pointer, e.ErrorCode ?? e.Code)]),
        ValidationException e => Invalid(context, e),
        BadHttpRequestException e => Malformed(context, e),
        CallRunningException => Later(context, StatusCodes.Status409Conflict, "call_running", seconds: "1"),
        DbUpdateException { InnerException: NpgsqlException { IsTransient: true } } => Later(context, StatusCodes.Status503ServiceUnavailable, "database_unavailable", seconds: "5"),
        NpgsqlException { IsTransient: true } or { InnerException: System.Net.Sockets.SocketException } => Later(context, StatusCodes.Status503ServiceUnavailable, "database_unavailable", seconds: "5"),
        InvalidOperationException { InnerException: NpgsqlException { IsTransient: true } } => Later(context, StatusCodes.Status503ServiceUnavailable, "database_unavailable", seconds: "5"),
        _ => Problems.Of(context, StatusCodes.Status500InternalServerError, "internal_error"),
    };

    private static Problem Later(HttpContext context, int status, string code, string seconds)
    {
        context.Response.Headers.RetryAfter = seconds;
        return Problems.Of(context, status, code);
    }

    private static Problem Refused(HttpContext context, DomainException refusal)
    {
        if (refusal is StaleVersionException stale)
        {
            ResourceVersion.Announce(context, stale.CurrentVersion);
        }

        return Problems.Of(context, Problems.StatusOf(refusal), refusal.Code, Problems.ErrorsOf(refusal, RequestLanguage.Of(context)), refusal.Values);
    }

    /// <summary>What a validator refuses in a body is 422; in a query string it is a malformed request, 400.</summary>
    private static Problem Invalid(HttpContext context, ValidationException exception)
    {
        var isBody = HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsPut(context.Request.Method) || HttpMethods.IsPatch(context.Request.Method);
        var errors = exception.Errors.Select(failure => Problems.Error(
            context,
            isBody ? JsonPointer.FromPropertyPath(failure.PropertyName) : "?" + JsonNamingPolicy.CamelCase.ConvertName(failure.PropertyName),
            failure.ErrorCode,
            failure.CustomState is null ? [] : [failure.CustomState]));
        return Problems.Of(context, isBody ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest, isBody ? "validation_failed" : "malformed_request", [.. errors]);
    }

    private static Problem Malformed(HttpContext context, BadHttpRequestException exception) => exception switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problems.Of(context, StatusCodes.Status413PayloadTooLarge, "payload_too_large"),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => Problems.Of(context, StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type"),
        { StatusCode: StatusCodes.Status408RequestTimeout } => Problems.Of(context, StatusCodes.Status408RequestTimeout, "request_too_slow"),
        { InnerException: TooManyDigitsException digits } => Problems.Of(context, StatusCodes.Status422UnprocessableEntity, "validation_failed", [Problems.Error(context, JsonPointer.FromJsonPath(digits.Path), "too_many_digits")]),
        { InnerException: JsonException json } => Problems.Of(context, StatusCodes.Status400BadRequest, "malformed_json", [Problems.Error(context, JsonPointer.FromJsonPath(json.Path), "malformed_json")]),
        _ when HttpMethods.IsGet(context.Request.Method) || context.Request.QueryString.HasValue => Problems.Of(context, StatusCodes.Status400BadRequest, "malformed_request", [.. QueryParameters.Misfits(context)]),
        _ => Problems.Of(context, StatusCodes.Status400BadRequest, "malformed_request", [Problems.Error(context, "", "malformed_json")]),
    };
}

/// <summary>Input that is refused before any rule is asked: a header, a cursor, a query parameter.</summary>
public sealed class MalformedRequestException(int status, string code, string? pointer = null, string? errorCode = null) : Exception(code)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Pointer { get; } = pointer;

    public string? ErrorCode { get; } = errorCode;
}
