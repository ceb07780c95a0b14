using System.Security.Cryptography;
using Lantu.Api.Data;
using Lantu.Api.Documents;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.ReportTemplates;

public sealed class ReportTemplateReader(LantuDbContext db)
{
    private static readonly string ShippedSha256 = Convert.ToHexStringLower(SHA256.HashData(ReportTemplate.Shipped));

    /// <summary>To be changed; null where nobody ever put one.</summary>
    public Task<ReportTemplateFile?> LoadAsync(Plan plan, CancellationToken cancellationToken) => db.ReportTemplates.SingleOrDefaultAsync(t => t.PlanId == plan.Id, cancellationToken);

    public async Task<ReportTemplateResponse> DescribeAsync(ReportTemplateFile? template, CancellationToken cancellationToken)
    {
        var setBy = template is null ? null : (await db.Users.NamesOf([template.SetBy]).SingleAsync(cancellationToken)).DisplayName;
        return new ReportTemplateResponse
        {
            IsShipped = template?.Content is null,
            Size = (template?.Content ?? ReportTemplate.Shipped).Length,
            Sha256 = template?.Sha256 ?? ShippedSha256,
            SetAt = template?.SetAt,
            SetBy = setBy,
            Version = template?.Version ?? 0,
        };
    }
}
