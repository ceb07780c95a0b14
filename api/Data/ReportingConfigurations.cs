using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class ReportFormConfiguration : IEntityTypeConfiguration<ReportForm>
{
    public void Configure(EntityTypeBuilder<ReportForm> builder)
    {
        builder.Property(f => f.Code).HasMaxLength(60);
        builder.Property(f => f.Name).HasMaxLength(100);
        builder.Property(f => f.Version).IsConcurrencyToken();
    }
}

internal sealed class ReportFormLineConfiguration : IEntityTypeConfiguration<ReportFormLine>
{
    public void Configure(EntityTypeBuilder<ReportFormLine> builder)
    {
        builder.ToTable("report_form_lines");
        builder.HasKey(l => new { l.ReportFormId, l.No });
    }
}

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.Property(s => s.Period).HasMaxLength(7);
        builder.Property(s => s.CorrectionReason).HasMaxLength(2000);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasOne<Submission>().WithMany(s => s.Corrections).HasForeignKey(s => s.CorrectsId);
        builder.Ignore(s => s.Step);
    }
}

internal sealed class SubmissionLineConfiguration : IEntityTypeConfiguration<SubmissionLine>
{
    public void Configure(EntityTypeBuilder<SubmissionLine> builder)
    {
        builder.ToTable("submission_lines");
        builder.HasKey(l => new { l.SubmissionId, l.IndicatorId });
        builder.Property(l => l.Text).HasMaxLength(200);
        builder.Property(l => l.Explanation).HasMaxLength(2000);
        builder.Ignore(l => l.IsFilled);
    }
}

internal sealed class SubmissionTransitionConfiguration : IEntityTypeConfiguration<SubmissionTransition>
{
    public void Configure(EntityTypeBuilder<SubmissionTransition> builder)
    {
        // The entity makes its own key, so EF must not take a row with a key for one that exists already.
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.OnBehalfOfId);
        builder.HasOne<ApiClient>().WithMany().HasForeignKey(t => t.ApiClientId);
        builder.Property(t => t.ReasonCode).HasMaxLength(10);
        builder.Property(t => t.Comment).HasMaxLength(2000);
        builder.Property(t => t.LineNotes).IsJson();
        builder.Property(t => t.LineValues!).IsJson();
    }
}

internal sealed class ObservationConfiguration : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.Property(o => o.Period).HasMaxLength(7);
        builder.Property(o => o.Text).HasMaxLength(200);
    }
}
