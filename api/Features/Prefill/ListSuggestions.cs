using MediatR;

namespace Lantu.Api.Features.Prefill;

public static class ListSuggestions
{
    public sealed record Query(string Plan, Guid Submission) : IRequest<SuggestionsResponse>;

    public sealed class Handler(SuggestionReader reader) : IRequestHandler<Query, SuggestionsResponse>
    {
        public async Task<SuggestionsResponse> Handle(Query request, CancellationToken cancellationToken) =>
            await reader.DescribeAsync(await reader.LoadAsync(request.Plan, request.Submission, cancellationToken), cancellationToken);
    }
}
