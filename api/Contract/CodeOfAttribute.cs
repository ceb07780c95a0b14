using Lantu.Api.Domain;

namespace Lantu.Api.Contract;

/// <summary>The member holds such codes, though its name does not say so (<see cref="Security.Clients.OwnCodePlaces"/>).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CodeOfAttribute(CodeKind kind) : Attribute
{
    public CodeKind Kind => kind;

    /// <summary>Another thing's, where this member beside it says something.</summary>
    public string? Unless { get; init; }
}
