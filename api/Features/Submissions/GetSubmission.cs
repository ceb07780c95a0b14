using MediatR;

namespace Lantu.Api.Features.Submissions;

public static class GetSubmission
{
    public sealed record Query(string Plan, Guid Id) : IRequest<SubmissionResponse>;

    public sealed class Handler(SubmissionReader reader) : IRequestHandler<Query, SubmissionResponse>
    {
        public async Task<SubmissionResponse> Handle(Query request, CancellationToken cancellationToken) =>
            await reader.DescribeAsync(await reader.LoadAsync(request.Plan, request.Id, cancellationToken), cancellationToken);
    }
}
