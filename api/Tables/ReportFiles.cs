using Lantu.Api.Domain.Reports;

namespace Lantu.Api.Tables;

/// <summary>The files that a report is handed out as.</summary>
public static class ReportFiles
{
    public static IEnumerable<(ReportFileKind Kind, byte[] Content)> Of(ReportDocument report) => [(ReportFileKind.Xlsx, ReportTablesFile.Write(report))];

    public static string MediaTypeOf(ReportFileKind kind) => kind switch
    {
        ReportFileKind.Xlsx => WorkbookWriter.MediaType,
        ReportFileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    public static string NameOf(ReportFileKind kind, string title) => kind switch { ReportFileKind.Xlsx => $"{title}-附表.xlsx", ReportFileKind.Docx => $"{title}.docx" };
}
