using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Lantu.Api.Http.Idempotency;

/// <summary>
/// One call of an operation under a key. The key is claimed first, by a row whose uniqueness lets only one of many through; the
/// answer completes the row, and both are committed with the effect. A call that is refused or fails leaves no key behind.
/// </summary>
public sealed class IdempotentCall(LantuDbContext db, CurrentActor current, IOptions<IdempotencySettings> settings, TimeProvider clock)
{
    /// <summary>For how long a call can be repeated.</summary>
    public const int KeptHours = 72;

    /// <summary>What is to be claimed, and since when it is.</summary>
    private IdempotencyKey? claim;
    private Work? work;

    /// <summary>Runs the operation, or repeats its answer.</summary>
    /// <exception cref="MalformedRequestException">400 without a key where one is needed or with one that is no UUID, 422 when it came with another request before.</exception>
    public async Task RunAsync(HttpContext context, RequestDelegate operation)
    {
        var actor = current.Required;
        if (KeyOf(context.Request, isRequired: actor.Client is not null) is not { } key)
        {
            await operation(context);
            return;
        }

        var endpoint = context.GetEndpoint()!.Metadata;
        claim = new IdempotencyKey
        {
            Id = Guid.CreateVersion7(),
            CallerId = actor.Client?.Id ?? actor.UserId,
            Key = key,
            Operation = endpoint.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName,
            RequestHash = await HashAsync(context.Request, context.RequestAborted),
            CreatedAt = clock.Now(),
        };
        byte[] body;
        try
        {
            body = await AnswerAsync(context, claim, operation, endpoint.GetRequiredMetadata<IdempotentMetadata>());
        }
        catch (ClaimedBeforeException)
        {
            body = Repeat(context, claim, await KeptAsync(claim, context.RequestAborted));
        }
        finally
        {
            await (work?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>From here on all that is saved is one with the key. An operation that has to wait for others calls it when it has them; others needn't.</summary>
    /// <exception cref="ClaimedBeforeException">The key was taken before: there is nothing to do but to repeat its answer.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (claim is null || work is not null)
        {
            return;
        }

        work = await Work.BeginAsync(db, cancellationToken);
        if (!await ClaimAsync(claim, cancellationToken))
        {
            throw new ClaimedBeforeException();
        }
    }

    /// <returns>The body of the answer, its status and headers being set; nothing of it has been sent.</returns>
    private async Task<byte[]> AnswerAsync(HttpContext context, IdempotencyKey claim, RequestDelegate operation, IdempotentMetadata route)
    {
        var cancellationToken = context.RequestAborted;
        if (!route.AsksOutside)
        {
            await BeginAsync(cancellationToken);
        }
        else if (await KeptAsync(claim, cancellationToken) is { } kept && kept.CreatedAt >= claim.CreatedAt.AddHours(-KeptHours))
        {
            // Nobody outside is asked twice for one act.
            return Repeat(context, claim, kept);
        }

        var body = await CaptureAsync(context, operation);
        await BeginAsync(cancellationToken);
        var (status, etag, location) = (context.Response.StatusCode, context.Response.Headers.ETag.FirstOrDefault(), context.Response.Headers.Location.FirstOrDefault());
        if (status < StatusCodes.Status400BadRequest)
        {
            await db.IdempotencyKeys.Where(k => k.Id == claim.Id).ExecuteUpdateAsync(
                set => set.SetProperty(k => k.Status, status).SetProperty(k => k.ETag, etag).SetProperty(k => k.Location, location).SetProperty(k => k.Body, route.AnswersASecret ? null : body), cancellationToken);
            // A caller who hangs up now must still find it either done or not.
            await work!.KeepAsync(CancellationToken.None);
        }

        return body;
    }

    /// <summary>Takes the key, waiting for whoever is about to have it. What is past its time goes first, whoever's it was.</summary>
    /// <returns>False when it was taken before.</returns>
    private async Task<bool> ClaimAsync(IdempotencyKey claim, CancellationToken cancellationToken)
    {
        var (expired, wait) = (claim.CreatedAt.AddHours(-KeptHours), string.Create(CultureInfo.InvariantCulture, $"{settings.Value.WaitSeconds}s"));
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM idempotency_keys WHERE id IN (SELECT id FROM idempotency_keys WHERE created_at < {expired} ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED);
            SELECT set_config('lock_timeout', {wait}, true)
            """, cancellationToken);
        try
        {
            var claimed = await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO idempotency_keys (id, caller_id, key, operation, request_hash, created_at)
                VALUES ({claim.Id}, {claim.CallerId}, {claim.Key}, {claim.Operation}, {claim.RequestHash}, {claim.CreatedAt})
                ON CONFLICT DO NOTHING
                """, cancellationToken);
            await db.Database.ExecuteSqlAsync($"SET LOCAL lock_timeout TO DEFAULT", cancellationToken);
            return claimed == 1;
        }
        catch (Exception held) when (held.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
        {
            throw new CallRunningException();
        }
    }

    private Task<IdempotencyKey?> KeptAsync(IdempotencyKey claim, CancellationToken cancellationToken) =>
        db.IdempotencyKeys.AsNoTracking().SingleOrDefaultAsync(k => k.CallerId == claim.CallerId && k.Key == claim.Key, cancellationToken);

    private static byte[] Repeat(HttpContext context, IdempotencyKey claim, IdempotencyKey? kept)
    {
        if (kept is null)
        {
            // It has expired between the two looks; the next attempt is a first one.
            throw new CallRunningException();
        }

        if (kept.RequestHash != claim.RequestHash)
        {
            throw new MalformedRequestException(StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused");
        }

        var response = context.Response;
        (response.StatusCode, response.ContentType) = (kept.Status!.Value, "application/json; charset=utf-8");
        (response.Headers.ETag, response.Headers.Location, response.Headers[IdempotentRoutes.ReplayedHeader]) = (kept.ETag, kept.Location, "true");
        return kept.Body ?? throw new ConflictException("answer_not_kept");
    }

    /// <summary>A UUID, bare or as the quoted string of the header's draft.</summary>
    private static Guid? KeyOf(HttpRequest request, bool isRequired)
    {
        var values = request.Headers[IdempotentRoutes.Header];
        if (values.Count == 0)
        {
            return isRequired ? throw new MalformedRequestException(StatusCodes.Status400BadRequest, "idempotency_key_required") : null;
        }

        return values is [{ } value] && Guid.TryParseExact(value.Trim('"'), "D", out var key) ? key : throw new MalformedRequestException(StatusCodes.Status400BadRequest, "malformed_idempotency_key");
    }

    private static async Task<string> HashAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // In memory, which the limit on bodies allows: what people write is not left in temporary files.
        var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellationToken);
        content.Position = 0;
        request.Body = content;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        hash.AppendData(content.GetBuffer().AsSpan(0, (int)content.Length));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Runs the operation without sending what it answers.</summary>
    private static async Task<byte[]> CaptureAsync(HttpContext context, RequestDelegate operation)
    {
        var sending = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var content = new MemoryStream();
        var keeping = new StreamResponseBodyFeature(content);
        context.Features.Set<IHttpResponseBodyFeature>(keeping);
        try
        {
            await operation(context);
            await keeping.CompleteAsync();
        }
        finally
        {
            context.Features.Set(sending);
        }

        return content.ToArray();
    }
}

/// <summary>The key was taken before.</summary>
public sealed class ClaimedBeforeException : Exception;

/// <summary>The same call has begun and not ended.</summary>
public sealed class CallRunningException() : Exception("call_running");
