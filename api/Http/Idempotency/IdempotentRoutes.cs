namespace Lantu.Api.Http.Idempotency;

/// <param name="AnswersASecret">The answer holds what is shown once: it is not kept, so it cannot be repeated.</param>
/// <param name="AsksOutside">The operation waits for others before it saves anything; it begins its transaction itself (<see cref="IdempotentCall.BeginAsync"/>).</param>
public sealed record IdempotentMetadata(bool AnswersASecret, bool AsksOutside);

public static class IdempotentRoutes
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>
    /// The operation takes an Idempotency-Key: everything it saves, and its answer, are one transaction. A handler that needs
    /// steps of its own within it uses <see cref="Data.Work"/>.
    /// </summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder route, bool answersASecret = false, bool asksOutside = false)
    {
        route.WithMetadata(new IdempotentMetadata(answersASecret, asksOutside)).Fails(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        // Around the whole operation, body and filters included: what is kept is the answer as it goes out.
        route.Finally(endpoint =>
        {
            if (endpoint.RequestDelegate is { } operation)
            {
                endpoint.RequestDelegate = context => context.RequestServices.GetRequiredService<IdempotentCall>().RunAsync(context, operation);
            }
        });
        return route;
    }
}

/// <summary>Section "Idempotency" of the configuration.</summary>
public sealed class IdempotencySettings
{
    /// <summary>Seconds that a repeated call waits for the first one to end.</summary>
    public int WaitSeconds { get; init; } = 10;
}
