using MediatR;

namespace Lantu.Api.Features.Forms;

public static class GetForm
{
    public sealed record Query(string Plan, string Form) : IRequest<FormResponse>;

    public sealed class Handler(FormReader reader) : IRequestHandler<Query, FormResponse>
    {
        public Task<FormResponse> Handle(Query request, CancellationToken cancellationToken) => reader.DescribeAsync(request.Plan, request.Form, cancellationToken);
    }
}
