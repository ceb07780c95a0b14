namespace Lantu.Api.Jobs;

/// <summary>
/// Looks once a second whether there is something to tell, which costs three short questions whatever has gathered, and one where there is no webhook. Each
/// webhook is served by a task of its own, so that one that does not answer delays no other.
/// </summary>
public sealed partial class WebhookClock(IServiceScopeFactory scopes, ILogger<WebhookClock> logger) : BackgroundService
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly Dictionary<Guid, Task> running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await GuardAsync(() => SealAsync(stoppingToken), stoppingToken);
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await GuardAsync(() => TickAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task SealAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RobotAddresses>().SealAsync(cancellationToken);
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WebhookFanOut>().RunAsync(cancellationToken);
        foreach (var (webhook, _) in running.Where(r => r.Value.IsCompleted).ToList())
        {
            running.Remove(webhook);
        }

        foreach (var webhook in (await scope.ServiceProvider.GetRequiredService<WebhookSending>().DueAsync(cancellationToken)).Where(w => !running.ContainsKey(w)).Take(AtOnce - running.Count).ToList())
        {
            running[webhook] = GuardAsync(() => SendAsync(webhook, cancellationToken), cancellationToken);
        }
    }

    private async Task SendAsync(Guid webhook, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WebhookSending>().SendAsync(webhook, cancellationToken);
    }

    /// <summary>A database that is away for a while ends nothing: the next second asks again.</summary>
    private async Task GuardAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception failure)
        {
            LogFailure(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "webhooks wait: the next second tries again")]
    private partial void LogFailure(Exception failure);
}
