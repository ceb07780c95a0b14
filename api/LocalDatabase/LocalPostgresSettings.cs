namespace Lantu.Api.LocalDatabase;

/// <summary>Where a local PostgreSQL lives and how careful it is.</summary>
public sealed record LocalPostgresSettings
{
    /// <summary>Holds the cluster, its log and the lock that keeps a second Lantu out.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Holds the downloaded binaries; several data folders may share it.</summary>
    public required string BinariesFolder { get; init; }

    /// <summary>False for tests: a crash may lose the data, and everything is faster for it.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Progress for the person who waits.</summary>
    public Action<string> Log { get; init; } = _ => { };
}
