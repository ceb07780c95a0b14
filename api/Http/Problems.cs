using System.Diagnostics;
using System.Text.Json;
using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lantu.Api.Http;

/// <summary>What every answer other than 2xx and 304 says (RFC 9457, application/problem+json).</summary>
public sealed record Problem
{
    /// <summary>Stable relative URI of the kind of problem.</summary>
    /// <example>/problems/validation_failed</example>
    public required string Type { get; init; }

    /// <summary>The problem in a few words, in the language asked for.</summary>
    /// <example>提交的内容不符合要求</example>
    public required string Title { get; init; }

    /// <example>422</example>
    public required int Status { get; init; }

    /// <summary>What is wrong here and what to do about it.</summary>
    /// <example>请按 errors 中的位置逐项改正后重试。</example>
    public required string? Detail { get; init; }

    /// <summary>The path that was asked.</summary>
    /// <example>/api/v1/session</example>
    public required string? Instance { get; init; }

    /// <summary>Stable snake_case word to test for.</summary>
    /// <example>validation_failed</example>
    public required string Code { get; init; }

    /// <summary>Names this request in the server's log.</summary>
    /// <example>4bf92f3577b34da6a3ce929d0e0e4736</example>
    public required string TraceId { get; init; }

    /// <summary>The places in the request that are wrong; empty unless the input is to blame.</summary>
    public required IReadOnlyList<ProblemError> Errors { get; init; }
}

public sealed record ProblemError
{
    /// <summary>RFC 6901 pointer into the body, or "?name" for a query parameter.</summary>
    /// <example>/lines/0/value</example>
    public required string Pointer { get; init; }

    /// <example>too_many_digits</example>
    public required string Code { get; init; }

    /// <example>数值最多 15 位有效数字。</example>
    public required string Message { get; init; }
}

/// <summary>Why one row of a bulk was refused.</summary>
public sealed record RowProblem
{
    /// <summary>Stable snake_case word to test for.</summary>
    /// <example>stale_version</example>
    public required string Code { get; init; }

    /// <example>内容已被他人改动</example>
    public required string Title { get; init; }

    /// <example>现为第 4 版，您的内容没有写入。请重新读取、合并后再试。</example>
    public required string? Detail { get; init; }

    /// <summary>The places in the request that are wrong; empty unless the input is to blame.</summary>
    public required IReadOnlyList<ProblemError> Errors { get; init; }

    public static RowProblem Of(DomainException refusal, Language language)
    {
        var (title, detail) = ProblemTexts.Of(refusal.Code, language, refusal.Values);
        return new RowProblem { Code = refusal.Code, Title = title, Detail = detail, Errors = Problems.ErrorsOf(refusal, language) };
    }
}

public static class Problems
{
    public const string ContentType = "application/problem+json";

    public static Problem Of(HttpContext context, int status, string code, IReadOnlyList<ProblemError>? errors = null, params object[] values)
    {
        var (title, detail) = ProblemTexts.Of(code, RequestLanguage.Of(context), values);
        return new Problem
        {
            Type = $"/problems/{code}",
            Title = title,
            Status = status,
            Detail = detail,
            Instance = context.Request.Path.Value,
            Code = code,
            TraceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
            Errors = errors ?? [],
        };
    }

    public static ProblemError Error(HttpContext context, string pointer, string code, params object[] values) => Error(RequestLanguage.Of(context), pointer, code, values);

    private static ProblemError Error(Language language, string pointer, string code, object[] values) => new()
    {
        Pointer = pointer,
        Code = code,
        Message = ProblemTexts.Of(code, language, values).Title,
    };

    /// <summary>The refusal that an exception is, thrown by the domain or by a constraint of the database; null for any other failure.</summary>
    public static DomainException? RefusalIn(Exception exception) => exception switch
    {
        DomainException refusal => refusal,
        DbUpdateException { InnerException: PostgresException violation } => DatabaseConstraints.Explain(violation),
        _ => null,
    };

    public static int StatusOf(DomainException refusal) => refusal switch
    {
        NotFoundException => StatusCodes.Status404NotFound,
        ForbiddenException => StatusCodes.Status403Forbidden,
        ConflictException => StatusCodes.Status409Conflict,
        StaleVersionException => StatusCodes.Status412PreconditionFailed,
        RuleViolationException => StatusCodes.Status422UnprocessableEntity,
        OthersRefusedException => StatusCodes.Status424FailedDependency,
        _ => throw new UnreachableException(),
    };

    /// <summary>The places in the request that the refusal names.</summary>
    public static IReadOnlyList<ProblemError> ErrorsOf(DomainException refusal, Language language) =>
        refusal is RuleViolationException invalid ? [.. invalid.Violations.Select(v => Error(language, v.Pointer, v.Code, v.Values))] : [];

    public static async Task WriteProblemAsync(this HttpContext context, Problem problem)
    {
        // For whoever looks at the request when it has been answered.
        context.Features.Set(problem);
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentLanguage = RequestLanguage.Of(context) == Language.English ? "en" : "zh-CN";
        await context.Response.WriteAsync(JsonSerializer.Serialize(problem, WireFormat.Options), context.RequestAborted);
    }
}
