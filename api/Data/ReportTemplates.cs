using Lantu.Api.Documents;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class ReportTemplateConfiguration : IEntityTypeConfiguration<ReportTemplateFile>
{
    public void Configure(EntityTypeBuilder<ReportTemplateFile> builder)
    {
        builder.ToTable("report_templates");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Sha256).HasMaxLength(64).HasColumnName("sha256");
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.PlanId).IsUnique();
        builder.HasOne<Plan>().WithMany().HasForeignKey(t => t.PlanId);
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.SetBy);
    }
}

public static class ReportTemplates
{
    /// <summary>What the plan's reports are written in: its own template, or the one that ships.</summary>
    public static async Task<byte[]> ReportTemplateOfAsync(this LantuDbContext db, Plan plan, CancellationToken cancellationToken) =>
        await db.ReportTemplates.AsNoTracking().Where(t => t.PlanId == plan.Id).Select(t => t.Content).SingleOrDefaultAsync(cancellationToken) ?? ReportTemplate.Shipped;
}
