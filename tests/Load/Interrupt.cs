using System.Runtime.InteropServices;

namespace Lantu.Load;

/// <summary>Ctrl-C, or a request to end: what has been started is stopped in order.</summary>
public static class Interrupt
{
    private static readonly CancellationTokenSource Source = new();

    // Kept: a registration that is collected hears nothing.
    private static readonly PosixSignalRegistration[] Signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    public static CancellationToken Token => Signals.Length > 0 ? Source.Token : default;

    private static void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        Source.Cancel();
    }
}
