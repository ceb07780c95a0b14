using Lantu.Api.Contract;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;

namespace Lantu.Api.Features.Public;

public static class GetPublicProject
{
    public sealed record Query(string Plan, string Code) : IRequest<ReleasedWorkResponse>;

    public sealed class Handler(PublicReader reader, RequestLanguage language) : IRequestHandler<Query, ReleasedWorkResponse>
    {
        public async Task<ReleasedWorkResponse> Handle(Query request, CancellationToken cancellationToken) =>
            (await reader.ReadAsync(request.Plan, cancellationToken)).Content.Chapters
                .SelectMany(c => c.Projects.Where(w => w.Code == request.Code).Select(w => ReleasedWorkResponse.Of(w, c, language.Value))).FirstOrDefault()
            ?? throw new NotFoundException("not_found");
    }
}
