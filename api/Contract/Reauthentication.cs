using FluentValidation;

namespace Lantu.Api.Contract;

/// <summary>What a signed-in person gives again before something that a borrowed screen must not do.</summary>
public record Reauthentication
{
    /// <summary>Null for somebody who signs in elsewhere only; that sign-in must then be a few minutes old at most.</summary>
    /// <example>Lantu-demo-2025</example>
    public string? Password { get; init; }

    /// <summary>Six digits or a recovery code, for those who have a second factor.</summary>
    /// <example>492039</example>
    public string? Code { get; init; }

    public sealed class Validator : AbstractValidator<Reauthentication>
    {
        public Validator()
        {
            RuleFor(c => c.Password).MaximumLength(256).WithErrorCode("too_long").WithState(_ => 256);
            RuleFor(c => c.Code).MaximumLength(40).WithErrorCode("too_long").WithState(_ => 40);
        }
    }
}
