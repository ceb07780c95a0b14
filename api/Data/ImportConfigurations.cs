using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.HasOne<User>().WithMany().HasForeignKey(i => i.UserId);
        builder.HasOne<ApiClient>().WithMany().HasForeignKey(i => i.ApiClientId);
    }
}

internal sealed class ImportSubmissionConfiguration : IEntityTypeConfiguration<ImportSubmission>
{
    public void Configure(EntityTypeBuilder<ImportSubmission> builder)
    {
        builder.HasKey(s => new { s.ImportId, s.SubmissionId });
        builder.HasOne<Import>().WithMany().HasForeignKey(s => s.ImportId);
        builder.HasOne(s => s.Submission).WithMany().HasForeignKey(s => s.SubmissionId);
    }
}

internal sealed class ImportRowConfiguration : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.HasKey(r => new { r.ImportId, r.No });
        builder.HasOne<Import>().WithMany().HasForeignKey(r => r.ImportId);
        builder.HasOne<Submission>().WithMany().HasForeignKey(r => r.SubmissionId);
        builder.Property(r => r.Form).HasMaxLength(100);
        builder.Property(r => r.OrgUnit).HasMaxLength(100);
        builder.Property(r => r.Period).HasMaxLength(100);
        builder.Property(r => r.LineKind).HasMaxLength(100);
        builder.Property(r => r.LineCode).HasMaxLength(100);
        builder.Property(r => r.RawValue).HasMaxLength(100);
        builder.Property(r => r.Text).HasMaxLength(2000);
        builder.Property(r => r.Explanation).HasMaxLength(2000);
        builder.Property(r => r.TextBefore).HasMaxLength(2000);
        builder.Property(r => r.ExplanationBefore).HasMaxLength(2000);
        builder.Property(r => r.Details).HasColumnType("jsonb");
        builder.Property(r => r.DetailsBefore).IsDetails();
        builder.Property(r => r.ProblemMember).HasMaxLength(20);
        builder.Property(r => r.ProblemCode).HasMaxLength(60);
        builder.Property(r => r.ProblemDetail).HasMaxLength(200);
    }
}
