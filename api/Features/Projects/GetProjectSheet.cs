using MediatR;

namespace Lantu.Api.Features.Projects;

public static class GetProjectSheet
{
    public sealed record Query(string Plan, string Code) : IRequest<ProjectSheetResponse>;

    public sealed class Handler(ProjectSheets sheets) : IRequestHandler<Query, ProjectSheetResponse>
    {
        public async Task<ProjectSheetResponse> Handle(Query request, CancellationToken cancellationToken) =>
            await sheets.DescribeAsync(await sheets.LoadAsync(request.Plan, request.Code, cancellationToken), cancellationToken);
    }
}
