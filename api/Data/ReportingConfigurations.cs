using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
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
        builder.Property(f => f.FirstPeriod).HasMaxLength(Period.LongestCode);
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.Ignore(f => f.InForce);
        builder.Ignore(f => f.Draft);
    }
}

internal sealed class ReportFormVersionConfiguration : IEntityTypeConfiguration<ReportFormVersion>
{
    public void Configure(EntityTypeBuilder<ReportFormVersion> builder)
    {
        builder.ToTable("report_form_versions");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Guidance).HasMaxLength(2000);
        builder.HasOne<User>().WithMany().HasForeignKey(v => v.PublishedBy);
        builder.OwnsMany(v => v.Rules, rule =>
        {
            rule.ToTable("report_form_rules");
            rule.WithOwner().HasForeignKey("ReportFormVersionId");
            rule.HasKey("ReportFormVersionId", nameof(ValidationRule.No));
            rule.Property(r => r.No).ValueGeneratedNever();
            rule.Property(r => r.Parameters).IsJson();
            rule.Property(r => r.Message!).IsJson();
        });
    }
}

internal sealed class ReportFormLineConfiguration : IEntityTypeConfiguration<ReportFormLine>
{
    public void Configure(EntityTypeBuilder<ReportFormLine> builder)
    {
        builder.ToTable("report_form_lines");
        builder.HasKey(l => new { l.ReportFormVersionId, l.No });
        builder.IsLine();
    }
}

internal sealed class ReportFormUnitConfiguration : IEntityTypeConfiguration<ReportFormUnit>
{
    public void Configure(EntityTypeBuilder<ReportFormUnit> builder)
    {
        builder.ToTable("report_form_units");
        builder.HasKey(u => new { u.ReportFormVersionId, u.OrgUnitId });
    }
}

internal sealed class HolidayConfiguration : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> builder)
    {
        builder.HasKey(h => h.Day);
        builder.Property(h => h.Name).HasMaxLength(40);
    }
}

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.Property(s => s.Period).HasMaxLength(Period.LongestCode);
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
        // Written to the one, read from the other: open forms do not ask lines that are excused (ExcusedLines). A query filter would say the same, but no compiled model takes one.
        builder.ToTable("submission_lines").ToView("asked_lines");
        builder.HasKey(l => new { l.SubmissionId, l.No });
        builder.Property(l => l.Text).HasMaxLength(2000);
        builder.Property(l => l.Explanation).HasMaxLength(2000);
        builder.Property(l => l.Details).IsDetails();
        builder.Ignore(l => l.IsFilled);
        builder.IsLine();
    }
}

internal static class LineConfiguration
{
    /// <summary>What a line is about is one of four columns; the rest is read from it.</summary>
    public static void IsLine<T>(this EntityTypeBuilder<T> builder)
        where T : Line
    {
        builder.Ignore(l => l.SubjectId);
        builder.Ignore(l => l.WorkId);
        builder.Ignore(l => l.Address);
        builder.Ignore(l => l.Title);
        builder.Ignore(l => l.Heading);
        builder.Ignore(l => l.Unit);
        builder.Ignore(l => l.Decimals);
        builder.Ignore(l => l.AnswerKind);
        builder.Ignore(l => l.Takes);
    }
}

internal sealed class SubmissionLineChangeConfiguration : IEntityTypeConfiguration<SubmissionLineChange>
{
    public void Configure(EntityTypeBuilder<SubmissionLineChange> builder)
    {
        // One by one into the table; what is read has those of imports too.
        builder.ToTable("submission_line_changes").ToView("line_changes");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasOne<SubmissionLine>().WithMany().HasForeignKey(c => new { c.SubmissionId, c.LineNo });
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.OnBehalfOfId);
        builder.HasOne<ApiClient>().WithMany().HasForeignKey(c => c.ApiClientId);
        builder.Property(c => c.TextBefore).HasMaxLength(2000);
        builder.Property(c => c.Text).HasMaxLength(2000);
        builder.Property(c => c.ExplanationBefore).HasMaxLength(2000);
        builder.Property(c => c.Explanation).HasMaxLength(2000);
        builder.Property(c => c.DetailsBefore).IsDetails();
        builder.Property(c => c.Details).IsDetails();
    }
}

internal sealed class SubmissionExtensionConfiguration : IEntityTypeConfiguration<SubmissionExtension>
{
    public void Configure(EntityTypeBuilder<SubmissionExtension> builder)
    {
        builder.ToTable("submission_extensions");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.OnBehalfOfId);
        builder.Property(e => e.Reason).HasMaxLength(2000);
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

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasOne<Submission>().WithMany().HasForeignKey(a => a.SubmissionId);
        builder.HasOne<SubmissionLine>().WithMany().HasForeignKey(a => new { a.SubmissionId, a.LineNo });
        builder.HasOne<Blob>().WithMany().HasForeignKey(a => a.Sha256);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.AddedBy);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.OnBehalfOfId);
        builder.HasOne<ApiClient>().WithMany().HasForeignKey(a => a.ApiClientId);
        builder.Property(a => a.FileName).HasMaxLength(200);
        builder.Property(a => a.Sha256).HasMaxLength(64);
        builder.Property(a => a.MediaType).HasMaxLength(100);
        builder.Property(a => a.Note).HasMaxLength(200);
    }
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.HasOne<User>().WithMany().HasForeignKey(n => n.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(n => n.ByUserId);
        builder.Property(n => n.Comment).HasMaxLength(2000);
        builder.HasOne(n => n.About).WithMany().HasForeignKey(n => n.CommentId);
        builder.HasOne(n => n.SubTask).WithMany().HasForeignKey(n => n.SubTaskId);
    }
}

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.OnBehalfOfId);
        builder.HasMany(r => r.Notices).WithOne().HasForeignKey(n => n.ReminderId);
        builder.Property(r => r.Message).HasMaxLength(500);
    }
}

internal sealed class MailConfiguration : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> builder)
    {
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.UserId);
        builder.Property(m => m.Address).HasMaxLength(254);
        builder.Property(m => m.Subject).HasMaxLength(200);
        builder.Property(m => m.LastError).HasMaxLength(300);
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
