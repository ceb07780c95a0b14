using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;

namespace Lantu.Api.Features.Public;

public static class ExportPublicFigures
{
    /// <param name="Plan">Its code.</param>
    /// <param name="Address">Where this server is.</param>
    public sealed record Query(string Plan, string Address) : IRequest<ExportedFile>;

    public sealed class Handler(PublicReader reader) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, cancellationToken);
            return new ExportedFile(CsvFile.Write(OpenTables.Figures(reading.Content, request.Address).WithHeadings()), CsvFile.MediaType, $"{reading.Plan.Code}.csv");
        }
    }
}
