using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class ExportPublicPackage
{
    public const string MediaType = "application/zip";

    /// <param name="Plan">Its code.</param>
    /// <param name="Address">Where this server is.</param>
    public sealed record Query(string Plan, string Address) : IRequest<ExportedFile>;

    public sealed class Handler(PublicReader reader) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var reading = await reader.ReadAsync(request.Plan, cancellationToken);
            var releases = await reader.Releases(reading.Plan).ToListAsync(cancellationToken);
            return new ExportedFile(DataPackage.Write(reading, OpenTables.All(reading, releases, request.Address)), MediaType, $"{reading.Plan.Code}.zip");
        }
    }
}
