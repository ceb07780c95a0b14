namespace Lantu.Load;

/// <summary>What has been measured would mean nothing; the message says why.</summary>
public sealed class BenchmarkException(string message) : Exception(message);
