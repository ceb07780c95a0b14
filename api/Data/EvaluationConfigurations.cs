using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class EvaluationSchemeConfiguration : IEntityTypeConfiguration<EvaluationSchemeVersion>
{
    public void Configure(EntityTypeBuilder<EvaluationSchemeVersion> builder)
    {
        builder.ToTable("evaluation_schemes");
        builder.HasKey(s => new { s.PlanId, s.Version });
        builder.Property(s => s.Title).HasMaxLength(100);
        builder.Property(s => s.Note).HasMaxLength(2000);
        builder.Property(s => s.Content).HasColumnType("jsonb");
    }
}

internal sealed class EvaluationConfiguration : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> builder)
    {
        builder.ToTable("evaluations");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Title).HasMaxLength(100);
        builder.Property(e => e.InputsSha256).HasMaxLength(64).HasColumnName("inputs_sha256");
        builder.Property(e => e.ResultSha256).HasMaxLength(64).HasColumnName("result_sha256");
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Ignore(e => e.IsWhatIf);
        builder.Ignore(e => e.StandingVetoes);
        builder.HasMany(e => e.Scores).WithOne().HasForeignKey(s => s.EvaluationId);
        builder.HasMany(e => e.Vetoes).WithOne().HasForeignKey(v => v.EvaluationId);
        builder.HasMany(e => e.Releases).WithOne().HasForeignKey(r => r.EvaluationId);
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.CreatedBy);
    }
}

internal sealed class ReviewersScoreConfiguration : IEntityTypeConfiguration<ReviewersScore>
{
    public void Configure(EntityTypeBuilder<ReviewersScore> builder)
    {
        builder.ToTable("evaluation_scores");
        builder.HasKey(s => new { s.EvaluationId, s.OrgUnitId, s.Criterion, s.ReviewerId });
        builder.Property(s => s.Criterion).HasMaxLength(40);
        builder.Property(s => s.Comment).HasMaxLength(2000);
    }
}

internal sealed class EvaluationVetoConfiguration : IEntityTypeConfiguration<EvaluationVeto>
{
    public void Configure(EntityTypeBuilder<EvaluationVeto> builder)
    {
        builder.ToTable("evaluation_vetoes");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Code).HasMaxLength(40);
        builder.Property(v => v.Incident).HasMaxLength(500);
    }
}

internal sealed class EvaluationInReleaseConfiguration : IEntityTypeConfiguration<EvaluationInRelease>
{
    public void Configure(EntityTypeBuilder<EvaluationInRelease> builder)
    {
        builder.ToTable("released_evaluations");
        builder.HasKey(r => new { r.ReleaseId, r.EvaluationId });
    }
}

internal sealed class SelfAssessmentConfiguration : IEntityTypeConfiguration<SelfAssessment>
{
    public void Configure(EntityTypeBuilder<SelfAssessment> builder)
    {
        builder.ToTable("evaluation_self_assessments");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Summary).HasMaxLength(10_000);
        builder.Property(s => s.Problems).HasMaxLength(10_000);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class AppealConfiguration : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> builder)
    {
        builder.ToTable("evaluation_appeals");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Text).HasMaxLength(2000);
        builder.Property(a => a.Answer).HasMaxLength(2000);
        builder.Property(a => a.Version).IsConcurrencyToken();
    }
}

internal sealed class SnapshotConfiguration : IEntityTypeConfiguration<Snapshot>
{
    public void Configure(EntityTypeBuilder<Snapshot> builder)
    {
        builder.ToTable("snapshots");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(60);
    }
}
