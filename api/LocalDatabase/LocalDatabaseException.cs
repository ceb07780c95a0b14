namespace Lantu.Api.LocalDatabase;

/// <summary>The local database cannot be had; the message is one sentence that says why and what to do.</summary>
public sealed class LocalDatabaseException(string message, Exception? inner = null) : Exception(message, inner);
