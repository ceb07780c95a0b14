namespace Lantu.Api.Security;

/// <summary>Asks what people name: addresses that may be called, for half a minute.</summary>
public sealed class OutsideClient(OutgoingAddresses outgoing) : IDisposable
{
    public HttpClient Http { get; } = new(outgoing.NewHandler()) { Timeout = TimeSpan.FromSeconds(30) };

    public void Dispose() => Http.Dispose();
}
