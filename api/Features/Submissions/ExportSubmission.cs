using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Lantu.Api.Tables;
using MediatR;

namespace Lantu.Api.Features.Submissions;

public static class ExportSubmission
{
    public enum FileFormat { Xlsx, Csv }

    public sealed record Query(string Plan, Guid Id, FileFormat Format) : IRequest<ExportedFile>;

    /// <summary>The lines as they stand; of a submission nobody has filled yet that is the template.</summary>
    public sealed class Handler(LantuDbContext db, SubmissionReader reader, CurrentActor current, OwnCodes codes, Audit audit) : IRequestHandler<Query, ExportedFile>
    {
        public async Task<ExportedFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var stored = await reader.LoadAsync(request.Plan, request.Id, cancellationToken);
            var (submission, answers) = (stored.Submission, stored.Earlier);
            var lines = submission.Lines.OrderBy(l => l.No).Select(l => LineRow.Of(submission, l, answers).In(codes)).ToList();
            audit.Add(current.Required, "submission.export", $"submission:{submission.Id}", $"version {submission.Version}");
            await db.SaveChangesAsync(cancellationToken);
            return request.Format switch
            {
                FileFormat.Xlsx => new ExportedFile(WorkbookWriter.Write(lines, WorkbookStamp.Of(submission)), WorkbookWriter.MediaType, Name(submission, "xlsx")),
                FileFormat.Csv => new ExportedFile(CsvFile.Write(lines.Select(l => l.Cells).Prepend(LineColumns.For(lines))), CsvFile.MediaType, Name(submission, "csv")),
            };
        }

        private static string Name(Submission submission, string ending) => $"{submission.ReportForm.Name}-{submission.OrgUnit.Name}-{submission.Period}.{ending}";
    }
}
