namespace Lantu.Api.Jobs;

/// <summary>Section "Webhooks" of the configuration.</summary>
public sealed class WebhookSettings
{
    /// <summary>For so long a receiver has time to answer.</summary>
    public int TimeoutSeconds { get; init; } = 15;
}
