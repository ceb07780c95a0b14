using Lantu.Api.Domain.Reports;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class EvaluationReportConfiguration : IEntityTypeConfiguration<EvaluationReport>
{
    public void Configure(EntityTypeBuilder<EvaluationReport> builder)
    {
        builder.ToTable("evaluation_reports");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Address).HasMaxLength(300);
        builder.Property(r => r.DocumentSha256).HasMaxLength(64).HasColumnName("document_sha256");
        builder.Property(r => r.PublicSha256).HasMaxLength(64).HasColumnName("public_sha256");
        // Whose claim has run out finds it gone.
        builder.Property(r => r.ClaimedUntil).IsConcurrencyToken();
        builder.Ignore(r => r.IsRunning);
        builder.HasMany(r => r.Files).WithOne().HasForeignKey(f => f.ReportId);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.CreatedBy);
    }
}

internal sealed class EvaluationReportFileConfiguration : IEntityTypeConfiguration<EvaluationReportFile>
{
    public void Configure(EntityTypeBuilder<EvaluationReportFile> builder)
    {
        builder.ToTable("evaluation_report_files");
        builder.HasKey(f => new { f.ReportId, f.IsPublic, f.Kind });
        builder.Property(f => f.Sha256).HasMaxLength(64);
    }
}
