using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Public;

public static class GetPublicIndicator
{
    public sealed record Query(string Plan, string Indicator) : IRequest<PublicIndicatorResponse>;

    public sealed class Handler(PublicReader reader, RequestLanguage language) : IRequestHandler<Query, PublicIndicatorResponse>
    {
        public async Task<PublicIndicatorResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var content = (await reader.ReadAsync(request.Plan, cancellationToken)).Content;
            return PublicIndicatorResponse.Of(content.Indicator(request.Indicator), content, language.Value);
        }
    }
}
