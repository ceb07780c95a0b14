namespace Lantu.Api.Jobs;

/// <summary>Looks once a second whether a report is waiting, which costs one short question of an index that is empty otherwise.</summary>
public sealed partial class ReportClock(IServiceScopeFactory scopes, ILogger<ReportClock> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ReportMaking>().RunAsync(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception failure)
            {
                // A database that is away for a while ends nothing.
                LogFailure(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "reports wait: the next second tries again")]
    private partial void LogFailure(Exception failure);
}
