using FluentValidation;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Releases;

public static class PreviewRelease
{
    public sealed record Command(string Plan, Body Body) : IRequest<ReleasePreviewItem>;

    public sealed record Body : IBody<Body>
    {
        /// <summary>The last period whose figures are shown.</summary>
        /// <example>2024</example>
        public required string Through { get; init; }

        /// <summary>Indicators of these domains; the others stay as the last release has them.</summary>
        /// <example>["环境质量"]</example>
        public required IReadOnlyList<string> Domains { get; init; }

        /// <summary>Tasks and projects of these chapters; the others stay as the last release has them.</summary>
        /// <example>[5]</example>
        public required IReadOnlyList<int> Chapters { get; init; }

        /// <summary>Signed evaluations that come out with it; they stay out.</summary>
        public IReadOnlyList<Guid>? Evaluations { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Body.Through).IsPeriodToRelease();
            RuleFor(c => c.Body.Domains).IsScope();
            RuleFor(c => c.Body.Chapters).IsScope().Must((c, chapters) => chapters.Count + c.Body.Domains.Count + (c.Body.Evaluations?.Count ?? 0) > 0).WithErrorCode("nothing_to_release");
        }
    }

    /// <summary>Exactly what the public would see, and what of that it does not see so now.</summary>
    public sealed record ReleasePreviewItem
    {
        /// <example>2</example>
        public required int No { get; init; }

        /// <summary>Send it as previewed with createRelease.</summary>
        public required string Digest { get; init; }
        public required ReleaseCounts Counts { get; init; }
        public required IReadOnlyList<ReleaseChange> Changes { get; init; }
        public required IReadOnlyList<ReleasedIndicatorResponse> Indicators { get; init; }
        public required IReadOnlyList<ReleasedChapterResponse> Chapters { get; init; }
    }

    public sealed class Handler(LantuDbContext db, ReleaseComposer composer, RequestLanguage language) : IRequestHandler<Command, ReleasePreviewItem>
    {
        public async Task<ReleasePreviewItem> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var composed = await composer.ComposeAsync(plan, ReleaseScopes.Of(request.Body.Through, request.Body.Domains, request.Body.Chapters, request.Body.Evaluations), cancellationToken);
            return new ReleasePreviewItem
            {
                No = composed.No,
                Digest = composed.Digest,
                Counts = ReleaseCounts.Of(composed.Changes),
                Changes = composed.Changes,
                Indicators = [.. composed.Content.Indicators.Select(i => ReleasedIndicatorResponse.Of(i, language.Value))],
                Chapters = [.. composed.Content.Chapters.Select(c => ReleasedChapterResponse.Of(c, language.Value))],
            };
        }
    }
}
