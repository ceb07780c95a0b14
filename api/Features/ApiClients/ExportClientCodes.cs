using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;

namespace Lantu.Api.Features.ApiClients;

public static class ExportClientCodes
{
    public sealed record Query(string Client, ReadClientCodes.FileFormat Format) : IRequest<ExportedFile>;

    /// <summary>In the columns that readClientCodes reads.</summary>
    public sealed class Handler(ClientCodeBook book) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var client = await book.ClientAsync(request.Client, cancellationToken);
            var rows = (await book.CodesAsync(client, cancellationToken)).Select(c => ClientCodeTable.Cells(c.Kind, c.Plan?.Code, c.OwnCode, c.Code, c.Name));
            return request.Format switch
            {
                ReadClientCodes.FileFormat.Csv => new ExportedFile(CsvFile.Write(rows.Prepend(ClientCodeTable.Headings)), CsvFile.MediaType, $"{client.Name}-对照编码.csv"),
                ReadClientCodes.FileFormat.Xlsx => new ExportedFile(PlainSheet.Write("对照编码", ClientCodeTable.Headings, ClientCodeTable.Widths, rows), WorkbookWriter.MediaType, $"{client.Name}-对照编码.xlsx"),
            };
        }
    }
}
