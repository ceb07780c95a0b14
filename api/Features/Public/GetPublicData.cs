using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class GetPublicData
{
    public sealed record Query(string Plan) : IRequest<PublicDataItem>;

    /// <summary>All that is released of a plan.</summary>
    public sealed record PublicDataItem
    {
        public required PublicPlanResponse Plan { get; init; }
        public required IReadOnlyList<PublicIndicatorResponse> Indicators { get; init; }
        public required IReadOnlyList<ReleasedChapterResponse> Chapters { get; init; }
        public required IReadOnlyList<PublicReleaseResponse> Releases { get; init; }
    }

    public sealed class Handler(PublicReader reader, RequestLanguage language, TimeProvider clock) : IRequestHandler<Query, PublicDataItem>
    {
        public async Task<PublicDataItem> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, cancellationToken);
            var releases = await reader.Releases(reading.Plan).ToListAsync(cancellationToken);
            return new PublicDataItem
            {
                Plan = PublicPlanResponse.Of(reading, clock.Today()),
                Indicators = [.. reading.Content.Indicators.Select(i => PublicIndicatorResponse.Of(i, reading.Content, language.Value))],
                Chapters = [.. reading.Content.Chapters.Select(c => ReleasedChapterResponse.Of(c, language.Value))],
                Releases = [.. releases.Select(r => PublicReleaseResponse.Of(r, PublicReleaseResponse.IsCorrection))],
            };
        }
    }
}
