using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using MediatR;

namespace Lantu.Api.Features.Releases;

public static class PreviewRelease
{
    public sealed record Command(string Plan, Body Body) : IRequest<ReleasePreviewItem>;

    public sealed record Body
    {
        /// <summary>The last period whose figures are shown.</summary>
        /// <example>2024</example>
        public required string Through { get; init; }

        /// <summary>Indicators of these domains; the others stay as the last release has them.</summary>
        /// <example>["环境质量"]</example>
        public required IReadOnlyList<string> Domains { get; init; }

        /// <summary>Whether tasks and projects are brought up to date too.</summary>
        public required bool Progress { get; init; }

        public ReleaseScope ToScope() => new(Period.Parse(Through), Domains, Progress);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Through).Must(code => Period.TryParse(code, out _)).WithErrorCode("malformed_period");
            RuleFor(c => c.Body.Domains).NotNull().Must(domains => domains is { Count: > 0 and <= 50 }).WithErrorCode("required");
        }
    }

    /// <summary>Exactly what the public would see, and what that changes.</summary>
    public sealed record ReleasePreviewItem
    {
        /// <example>2</example>
        public required int No { get; init; }

        /// <summary>Send it as previewed with createRelease.</summary>
        public required string Digest { get; init; }
        public required ReleaseContent Content { get; init; }
    }

    public sealed class Handler(ReleaseComposer composer) : IRequestHandler<Command, ReleasePreviewItem>
    {
        public async Task<ReleasePreviewItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var composed = await composer.ComposeAsync(request.Plan, request.Body.ToScope(), cancellationToken);
            return new ReleasePreviewItem { No = composed.No, Digest = composed.Digest, Content = composed.Content };
        }
    }
}
