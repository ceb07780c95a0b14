using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Lantu.Api.Tables;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Imports;

public static class StartImport
{
    public sealed record Command(string Plan, About About, Stream Content) : IRequest<ImportResponse>;

    public sealed record About
    {
        /// <summary>xlsx and csv: a file as exportSubmissionXlsx and exportSubmissionCsv give it, of one submission or many, at most 10 MB. ndjson: one JSON object a line, at most 200 MB and 200000 lines.</summary>
        [Required]
        public Word<ImportFormat>? Format { get; init; }

        /// <summary>true: only judge the rows; nothing is kept, and the answer is 200.</summary>
        public bool? DryRun { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.About.Format).NotNull().WithErrorCode("required").OverridePropertyName("?format");
    }

    public sealed class Handler(LantuDbContext db, ImportReader reader, CurrentActor current, OwnCodes codes, TimeProvider clock) : IRequestHandler<Command, ImportResponse>
    {
        private const int KeptDays = 7;
        private const int MaxFileBytes = 10 * 1024 * 1024;

        public async Task<ImportResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (actor, now, format) = (current.Required, clock.Now(), request.About.Format!.Value.Value);
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var (rows, stamp) = await RowsAsync(format, plan, request.Content, cancellationToken);
            var targets = await ImportTargets.LoadAsync(db, actor, plan.Id, clock.Today(), cancellationToken);
            var import = new Import
            {
                Id = Guid.CreateVersion7(),
                PlanId = plan.Id,
                UserId = actor.UserId,
                ApiClientId = actor.Client?.Id,
                Format = format,
                StampedSubmissionId = stamp?.Submission,
                StampedVersion = stamp?.Version,
                CreatedAt = now,
            };
            // What nobody has asked for in a week is not wanted any more.
            await db.Imports.VisibleTo(actor).Where(i => i.CreatedAt < now.AddDays(-KeptDays)).ExecuteDeleteAsync(cancellationToken);
            db.Imports.Add(import);
            await db.SaveChangesAsync(cancellationToken);
            await new Staging(db).AppendAsync(import, rows.Select(codes.ToOurs).Select(targets.Place), targets.VersionOf, cancellationToken);
            var answer = await reader.DescribeAsync(import, cancellationToken);
            if (request.About.DryRun == true)
            {
                await db.Imports.VisibleTo(actor).Where(i => i.Id == import.Id).ExecuteDeleteAsync(cancellationToken);
            }

            return answer;
        }

        /// <summary>A file is read whole before anything is kept; a stream as it comes.</summary>
        private static async Task<(IAsyncEnumerable<ImportRow> Rows, (Guid Submission, long Version)? Stamp)> RowsAsync(ImportFormat format, Plan plan, Stream content, CancellationToken cancellationToken)
        {
            if (format == ImportFormat.Ndjson)
            {
                return (NdjsonRows.ReadAsync(content, 1, cancellationToken), null);
            }

            var bytes = await ReadAsync(content, cancellationToken);
            try
            {
                var (table, stamp) = format == ImportFormat.Csv ? (CsvFile.Read(CsvFile.Decode(bytes)), null) : OfPlan(WorkbookReader.Read(new MemoryStream(bytes)), plan);
                return (TableRows.Of(table).ToAsyncEnumerable(), stamp);
            }
            catch (TableException unreadable)
            {
                throw new RuleViolationException(new RuleViolation("", unreadable.Code, unreadable.Values));
            }
        }

        private static (List<TableRow> Table, (Guid Submission, long Version)? Stamp) OfPlan(ReadWorkbook workbook, Plan plan) =>
            workbook.Stamp.GetValueOrDefault("plan", plan.Code) == plan.Code ? (workbook.Rows, WorkbookStamp.Read(workbook.Stamp)) : throw new TableException("table_of_another_plan", workbook.Stamp["plan"]);

        private static async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellationToken) =>
            await Bytes.ReadAsync(content, MaxFileBytes, cancellationToken) ?? throw new MalformedRequestException(StatusCodes.Status413PayloadTooLarge, "import_too_long");
    }
}
