namespace Lantu.Api.Domain;

/// <summary>
/// Stops a use case. <see cref="Code"/> is the stable snake_case word that callers test for; <see cref="Values"/> fill the
/// placeholders of its text. The domain knows no status number: the one mapper in Http turns each kind into its answer.
/// </summary>
public abstract class DomainException(string code, params object[] values) : Exception(code)
{
    public string Code { get; } = code;

    public object[] Values { get; } = values;
}

/// <summary>The thing is absent, or not the actor's to see: the two are never told apart.</summary>
public sealed class NotFoundException(string code, params object[] values) : DomainException(code, values);

/// <summary>The actor may see the thing but may not make this move.</summary>
public sealed class ForbiddenException(string code, params object[] values) : DomainException(code, values);

/// <summary>The thing is not in a state that allows this move; the state is among the values.</summary>
public sealed class ConflictException(string code, params object[] values) : DomainException(code, values);

/// <summary>The caller changed something that somebody else has changed since it was read.</summary>
public sealed class StaleVersionException(long currentVersion) : DomainException("stale_version", currentVersion)
{
    public long CurrentVersion { get; } = currentVersion;
}

/// <summary>Nothing is wrong with this one, but it was to be done with others or not at all, and another was refused.</summary>
public sealed class OthersRefusedException() : DomainException("others_refused");

/// <summary>Well-formed input that breaks a rule; each violation points at the place in the request.</summary>
public sealed class RuleViolationException(params RuleViolation[] violations) : DomainException("validation_failed")
{
    public IReadOnlyList<RuleViolation> Violations { get; } = violations;

    /// <summary>Names every place that is wrong, not only the first; null is a check that holds.</summary>
    public static void ThrowIfAny(IEnumerable<RuleViolation?> checks)
    {
        if (checks.OfType<RuleViolation>().ToArray() is { Length: > 0 } violations)
        {
            throw new RuleViolationException(violations);
        }
    }
}

/// <param name="Pointer">RFC 6901 pointer into the request body.</param>
/// <param name="Code">Stable snake_case word.</param>
/// <param name="Values">Fill the placeholders of the code's text.</param>
public sealed record RuleViolation(string Pointer, string Code, params object[] Values);
