using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Passwords;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Lantu.Api.Features.Users;

public static class CreateUser
{
    public sealed record Command : IRequest<CreatedUserItem>, IBody<Command>
    {
        /// <summary>Letters, digits, dot, hyphen and underscore; unique whatever the case.</summary>
        /// <example>kaihua.zhang</example>
        public required string UserName { get; init; }

        /// <example>张敏</example>
        public required string DisplayName { get; init; }

        /// <summary>Where reminders are mailed to.</summary>
        /// <example>zhangmin@kaihua.example</example>
        public string? Email { get; init; }
    }

    public sealed record CreatedUserItem
    {
        public required UserResponse User { get; init; }

        /// <summary>Good for the first sign-in, which replaces it. Shown this once.</summary>
        /// <example>kT7wq-9mNbx-Rf4sd-Yh2ce</example>
        public required string OneTimePassword { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).Must(IsUserName).WithErrorCode("user_name_malformed");
            RuleFor(c => c.DisplayName).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("required");
            RuleFor(c => c.DisplayName).MaximumLength(40).WithErrorCode("too_long").WithState(_ => 40);
            RuleFor(c => c.Email).IsEmailAddress();
            RuleFor(c => c.DisplayName).IsPrintable();
        }

        private static bool IsUserName(string name) => name.Length is >= 3 and <= 60 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
    }

    public sealed class Handler(LantuDbContext db, PasswordChanger changer, ILookupNormalizer names, UserReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, CreatedUserItem>
    {
        public async Task<CreatedUserItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var user = new User
            {
                Id = Guid.CreateVersion7(),
                UserName = request.UserName,
                NormalizedUserName = names.NormalizeName(request.UserName),
                DisplayName = request.DisplayName.Trim(),
                Email = request.Email,
                LockoutEnabled = true,
                CreatedAt = clock.Now(),
                CreatedBy = current.Required.UserId,
            };
            var password = changer.Reset(user);
            user.Version = 1;
            db.Users.Add(user);
            audit.Add(current.Required, "user.create", $"user:{user.Id}", request.UserName);
            await db.SaveChangesAsync(cancellationToken);
            return new CreatedUserItem { User = await reader.DescribeAsync(user.Id, cancellationToken), OneTimePassword = password };
        }
    }
}
