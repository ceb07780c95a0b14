using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class PrefillSourceConfiguration : IEntityTypeConfiguration<PrefillSource>
{
    public void Configure(EntityTypeBuilder<PrefillSource> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(100);
        builder.Property(s => s.Address).HasMaxLength(1000);
        builder.Property(s => s.RowsAt).HasMaxLength(200);
        builder.Property(s => s.AreaAt).HasMaxLength(100);
        builder.Property(s => s.IndicatorAt).HasMaxLength(100);
        builder.Property(s => s.PeriodAt).HasMaxLength(100);
        builder.Property(s => s.ValueAt).HasMaxLength(100);
        builder.Property(s => s.UnitAt).HasMaxLength(100);
        builder.Property(s => s.Units).IsJson();
        builder.Property(s => s.Etag).HasMaxLength(200);
        builder.Property(s => s.ContentHash).HasMaxLength(64);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.Mapping);
        builder.HasOne<ApiClient>().WithMany().HasForeignKey(s => s.ApiClientId);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.CreatedBy);
    }
}

internal sealed class PrefillRunConfiguration : IEntityTypeConfiguration<PrefillRun>
{
    public void Configure(EntityTypeBuilder<PrefillRun> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.ProblemCode).HasMaxLength(60);
        builder.Property(r => r.ContentHash).HasMaxLength(64);
        builder.Property(r => r.Problems).HasColumnType("jsonb");
        builder.HasOne<PrefillSource>().WithMany().HasForeignKey(r => r.PrefillSourceId);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.UserId);
    }
}

internal sealed class PrefillValueConfiguration : IEntityTypeConfiguration<PrefillValue>
{
    public void Configure(EntityTypeBuilder<PrefillValue> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Period).HasMaxLength(10);
        builder.Property(v => v.SaidUnit).HasMaxLength(200);
        builder.HasOne<PrefillRun>().WithMany().HasForeignKey(v => v.PrefillRunId);
    }
}

internal sealed class PrefillTakingConfiguration : IEntityTypeConfiguration<PrefillTaking>
{
    public void Configure(EntityTypeBuilder<PrefillTaking> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasOne<Submission>().WithMany().HasForeignKey(t => t.SubmissionId);
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.UserId);
    }
}

internal sealed class ReconciliationConfiguration : IEntityTypeConfiguration<Reconciliation>
{
    public void Configure(EntityTypeBuilder<Reconciliation> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Period).HasMaxLength(10);
        builder.Property(r => r.Reason).HasMaxLength(500);
        builder.HasOne<Plan>().WithMany().HasForeignKey(r => r.PlanId);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.OrgUnitId);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(r => r.IndicatorId);
        builder.HasOne<PrefillValue>().WithMany().HasForeignKey(r => r.ChosenId);
        builder.HasOne(r => r.Gone).WithMany().HasForeignKey(r => r.GoneId);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.UserId);
    }
}
