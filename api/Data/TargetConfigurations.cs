using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class TargetConfiguration : IEntityTypeConfiguration<Target>
{
    public void Configure(EntityTypeBuilder<Target> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.DocumentNumber).HasMaxLength(60);
        builder.Property(t => t.DocumentTitle).HasMaxLength(200);
        builder.Property(t => t.DocumentUrl).HasMaxLength(500);
        builder.Property(t => t.Reason).HasMaxLength(2000);
        builder.Ignore(t => t.Document);
        builder.Ignore(t => t.Number);
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.SetBy);
        builder.HasOne<TargetDocumentFile>().WithMany().HasForeignKey(t => t.DocumentId);
    }
}

internal sealed class TargetDocumentFileConfiguration : IEntityTypeConfiguration<TargetDocumentFile>
{
    public void Configure(EntityTypeBuilder<TargetDocumentFile> builder)
    {
        builder.ToTable("target_documents");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.FileName).HasMaxLength(200);
        builder.Property(d => d.Sha256).HasMaxLength(64);
        builder.Property(d => d.MediaType).HasMaxLength(100);
        builder.HasOne<Plan>().WithMany().HasForeignKey(d => d.PlanId);
        builder.HasOne<Blob>().WithMany().HasForeignKey(d => d.Sha256);
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.AddedBy);
    }
}

internal sealed class AssessmentSettingsConfiguration : IEntityTypeConfiguration<AssessmentSettings>
{
    public void Configure(EntityTypeBuilder<AssessmentSettings> builder)
    {
        builder.ToTable("assessment_settings");
        builder.HasKey(s => new { s.PlanId, s.Revision });
        builder.Property(s => s.Reason).HasMaxLength(2000);
        builder.Ignore(s => s.Thresholds);
        builder.Ignore(s => s.SupervisionDays);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.SetBy);
    }
}
