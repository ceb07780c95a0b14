namespace Lantu.Api.Domain;

/// <summary>An aggregate that people change: its version grows with every change and is its ETag.</summary>
public interface IVersioned
{
    Guid Id { get; }

    long Version { get; }
}
