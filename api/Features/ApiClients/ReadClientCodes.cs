using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Tables;
using MediatR;

namespace Lantu.Api.Features.ApiClients;

public static class ReadClientCodes
{
    public const long MaxBytes = 2 * 1024 * 1024;

    public enum FileFormat { Csv, Xlsx }

    public sealed record Command(string Client, About About, Stream Content) : IRequest<ReadClientCodesResponse>;

    public sealed record About
    {
        [Required]
        public Word<FileFormat>? Format { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.About.Format).NotNull().WithErrorCode("required").OverridePropertyName("?format");
    }

    /// <summary>Keeps nothing: what a table says, row by row, for putClientCodes to take.</summary>
    public sealed class Handler(ClientCodeBook book, RequestLanguage language) : IRequestHandler<Command, ReadClientCodesResponse>
    {
        public async Task<ReadClientCodesResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var client = await book.ClientAsync(request.Client, cancellationToken);
            using var memory = new MemoryStream();
            // The route holds the body to its limit.
            await request.Content.CopyToAsync(memory, cancellationToken);
            memory.Position = 0;
            try
            {
                var rows = ClientCodeTable.Read(request.About.Format!.Value.Value == FileFormat.Csv ? CsvFile.Read(CsvFile.Decode(memory.ToArray())) : WorkbookReader.Read(memory).Rows);
                var bodies = rows.Select(r => new ClientCodeBody { Kind = r.Kind ?? CodeKind.OrgUnit, Plan = r.Plan, OwnCode = r.OwnCode, Code = r.Code });
                return ReadClientCodesResponse.Of(rows, await book.JudgeAsync(client, [.. bodies], cancellationToken), language.Value);
            }
            catch (TableException unreadable)
            {
                throw new RuleViolationException(new RuleViolation("", unreadable.Code, unreadable.Values));
            }
        }
    }
}
