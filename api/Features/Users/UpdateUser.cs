using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Sessions;
using MediatR;

namespace Lantu.Api.Features.Users;

public static class UpdateUser
{
    public sealed record Command(Guid Id, long ExpectedVersion, Body Body) : IRequest<UserResponse>;

    /// <summary>A member left out stays as it is.</summary>
    public sealed record Body : IBody<Body>
    {
        /// <example>张敏</example>
        public string? DisplayName { get; init; }

        /// <summary>Where reminders are mailed to; null takes it away.</summary>
        /// <example>zhangmin@kaihua.example</example>
        public Optional<string?> Email { get; init; }

        /// <example>true</example>
        public bool? Disabled { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.DisplayName).Must(name => name is null || !string.IsNullOrWhiteSpace(name)).WithErrorCode("required");
            RuleFor(c => c.Body.DisplayName).MaximumLength(40).WithErrorCode("too_long").WithState(_ => 40);
            RuleFor(c => c.Body.DisplayName).IsPrintable();
            RuleFor(c => c.Body.Email.Content).IsEmailAddress().OverridePropertyName("Email");
            RuleFor(c => c.Body).Must(b => b.DisplayName is not null || b.Email.IsGiven || b.Disabled is not null).WithErrorCode("nothing_to_change").OverridePropertyName("");
        }
    }

    public sealed class Handler(LantuDbContext db, UserReader reader, CurrentSession sessions, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, UserResponse>
    {
        public async Task<UserResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (user, body) = (await reader.LoadOtherAsync(request.Id, request.ExpectedVersion, cancellationToken), request.Body);
            if (body.DisplayName?.Trim() is { } name && name != user.DisplayName)
            {
                audit.Add(current.Required, "user.rename", $"user:{user.Id}", $"{user.DisplayName} → {name}");
                user.DisplayName = name;
            }

            if (body.Email.IsGiven && body.Email.Content != user.Email)
            {
                audit.Add(current.Required, "user.email", $"user:{user.Id}");
                user.Email = body.Email.Content;
            }

            if (body.Disabled is { } disabled && disabled != user.DisabledAt is not null)
            {
                audit.Add(current.Required, disabled ? "user.disable" : "user.enable", $"user:{user.Id}");
                user.DisabledAt = disabled ? clock.Now() : null;
            }

            user.Touch();
            await db.SaveOrStaleAsync(user, cancellationToken);
            if (user.DisabledAt is not null)
            {
                await sessions.EndAllAsync(user.Id, except: null, cancellationToken);
            }

            return await reader.DescribeAsync(user.Id, cancellationToken);
        }
    }
}
