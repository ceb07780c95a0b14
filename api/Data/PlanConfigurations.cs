using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class OrgUnitConfiguration : IEntityTypeConfiguration<OrgUnit>
{
    public void Configure(EntityTypeBuilder<OrgUnit> builder)
    {
        builder.Property(u => u.Code).HasMaxLength(40);
        builder.Property(u => u.AdministrativeCode).HasMaxLength(20);
        builder.Property(u => u.Name).HasMaxLength(60);
        builder.Property(u => u.ShortName).HasMaxLength(30);
        builder.Property(u => u.Version).IsConcurrencyToken();
    }
}

internal sealed class PlanConfiguration : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.Property(p => p.Code).HasMaxLength(60);
        builder.Property(p => p.Title).HasMaxLength(200);
        builder.Property(p => p.ShortTitle).HasMaxLength(60);
        builder.Property(p => p.DocumentNumber).HasMaxLength(60);
        builder.Property(p => p.Goals).IsJson();
        builder.Property(p => p.Licence!).IsJson();
        builder.Property(p => p.Notes).IsJson();
        builder.Property(p => p.Version).IsConcurrencyToken();
    }
}

internal sealed class ChapterConfiguration : IEntityTypeConfiguration<Chapter>
{
    public void Configure(EntityTypeBuilder<Chapter> builder)
    {
        builder.Property(c => c.Title).HasMaxLength(200);
        builder.Property(c => c.Notes).IsJson();
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}

internal sealed class PlanTaskConfiguration : IEntityTypeConfiguration<PlanTask>
{
    public void Configure(EntityTypeBuilder<PlanTask> builder)
    {
        builder.Property(t => t.Code).HasMaxLength(20);
        builder.Property(t => t.Title).HasMaxLength(200);
        builder.Property(t => t.Notes).IsJson();
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasMany(t => t.Commitments).WithOne(c => c.Task).HasForeignKey(c => c.TaskId);
    }
}

internal sealed class ColumnConfiguration : IEntityTypeConfiguration<Column>
{
    public void Configure(EntityTypeBuilder<Column> builder)
    {
        builder.Property(c => c.Title).HasMaxLength(200);
        builder.Property(c => c.Category).HasMaxLength(40);
        builder.Property(c => c.Notes).IsJson();
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.Property(p => p.Code).HasMaxLength(20);
        builder.Property(p => p.Title).HasMaxLength(200);
        builder.Property(p => p.Notes).IsJson();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Property(p => p.Sheet!).IsJson();
        builder.HasMany(p => p.Commitments).WithOne(c => c.Project).HasForeignKey(c => c.ProjectId);
    }
}

internal sealed class CommitmentConfiguration : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.Property(c => c.Quantity).HasMaxLength(100);
        builder.Property(c => c.Unit).HasMaxLength(30);
        builder.Property(c => c.Scope).HasMaxLength(60);
        builder.Property(c => c.SourceText).HasMaxLength(40);
        builder.Property(c => c.Notes).IsJson();
    }
}

internal sealed class IndicatorConfiguration : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        builder.Property(i => i.Code).HasMaxLength(20);
        builder.Property(i => i.GroupTitle).HasMaxLength(100);
        builder.Property(i => i.Name).HasMaxLength(100);
        builder.Property(i => i.ShortName).HasMaxLength(20);
        builder.Property(i => i.Domain).HasMaxLength(40);
        builder.Property(i => i.Unit).HasMaxLength(30);
        builder.Property(i => i.BaselineText).HasMaxLength(60);
        builder.Property(i => i.BaselineBasis).HasMaxLength(60);
        builder.Property(i => i.TargetText).HasMaxLength(60);
        builder.Property(i => i.AggregationWeights).IsJson();
        builder.Property(i => i.Notes).IsJson();
        builder.Property(i => i.Sheet).IsJson();
        builder.Property(i => i.Version).IsConcurrencyToken();
    }
}

internal sealed class ResponsibilityConfiguration : IEntityTypeConfiguration<Responsibility>
{
    public void Configure(EntityTypeBuilder<Responsibility> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.SubjectId);
        builder.HasOne<Reassignment>().WithMany(m => m.Started).HasForeignKey(r => r.StartedById);
        builder.HasOne<Reassignment>().WithMany().HasForeignKey(r => r.EndedById);
    }
}

internal sealed class TakenBackConfirmationConfiguration : IEntityTypeConfiguration<TakenBackConfirmation>
{
    public void Configure(EntityTypeBuilder<TakenBackConfirmation> builder)
    {
        builder.ToTable("taken_back_confirmations");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Reason).HasMaxLength(2000);
        builder.HasOne<Responsibility>().WithMany(r => r.TakenBack).HasForeignKey(c => c.ResponsibilityId);
    }
}

internal sealed class ReassignmentConfiguration : IEntityTypeConfiguration<Reassignment>
{
    public void Configure(EntityTypeBuilder<Reassignment> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Reason).HasMaxLength(2000);
        builder.Property(r => r.HandoverNote).HasMaxLength(2000);
        builder.Property(r => r.Receipt).HasMaxLength(2000);
        builder.Ignore(r => r.IsVoid);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.MadeBy);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.ReceivedBy);
        builder.HasOne<OrgUnitChange>().WithMany().HasForeignKey(r => r.OrgUnitChangeId);
    }
}

internal sealed class OrgUnitChangeConfiguration : IEntityTypeConfiguration<OrgUnitChange>
{
    public void Configure(EntityTypeBuilder<OrgUnitChange> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.DocumentNumber).HasMaxLength(60);
        builder.Property(c => c.Reason).HasMaxLength(2000);
        builder.Property(c => c.NameBefore).HasMaxLength(60);
        builder.Property(c => c.ShortNameBefore).HasMaxLength(30);
        builder.Property(c => c.Name).HasMaxLength(60);
        builder.Property(c => c.ShortName).HasMaxLength(30);
        builder.Property(c => c.Undo!).IsJson();
        builder.Property(c => c.CancelReason).HasMaxLength(2000);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.MadeBy);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.CancelledBy);
    }
}
