using Lantu.Api.Documents;
using Lantu.Api.Domain.Reports;

namespace Lantu.Api.Tables;

/// <summary>The files that a report is handed out as.</summary>
public static class ReportFiles
{
    /// <param name="report">What they say.</param>
    /// <param name="template">Of the file for Word.</param>
    /// <param name="address">Where links within Lantu lead.</param>
    public static IEnumerable<(ReportFileKind Kind, byte[] Content)> Of(ReportDocument report, byte[] template, string address) =>
        [(ReportFileKind.Docx, ReportFile.Of(report, template, address)), (ReportFileKind.Xlsx, ReportTablesFile.Write(report))];

    public static string MediaTypeOf(ReportFileKind kind) => kind switch
    {
        ReportFileKind.Xlsx => WorkbookWriter.MediaType,
        ReportFileKind.Docx => ReportTemplate.MediaType,
    };

    public static string NameOf(ReportFileKind kind, string title) => kind switch { ReportFileKind.Xlsx => $"{title}-附表.xlsx", ReportFileKind.Docx => $"{title}.docx" };
}
