using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class SlipConfiguration : IEntityTypeConfiguration<Slip>
{
    public void Configure(EntityTypeBuilder<Slip> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Reason).HasMaxLength(2000);
        builder.Property(s => s.Requirement).HasMaxLength(2000);
        builder.Property(s => s.Explanation).HasMaxLength(1000);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.SubjectId);
        builder.Ignore(s => s.Number);
        builder.Ignore(s => s.TurnDueOn);
        builder.Ignore(s => s.QuietUntil);
        builder.Ignore(s => s.WaitsFor);
        builder.HasOne(s => s.Former).WithOne(s => s.Successor).HasForeignKey<Slip>(s => s.FormerId);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.IssuedBy);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.AnsweredBy);
        builder.HasMany(s => s.Acts).WithOne().HasForeignKey(a => a.SlipId);
        builder.HasMany(s => s.Reminders).WithOne().HasForeignKey(r => r.SlipId);
    }
}

internal sealed class SlipActConfiguration : IEntityTypeConfiguration<SlipAct>
{
    public void Configure(EntityTypeBuilder<SlipAct> builder)
    {
        builder.ToTable("slip_acts");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Text).HasMaxLength(2000);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.OnBehalfOfId);
    }
}

internal sealed class SlipReminderConfiguration : IEntityTypeConfiguration<SlipReminder>
{
    public void Configure(EntityTypeBuilder<SlipReminder> builder)
    {
        builder.ToTable("slip_reminders");
        builder.HasKey(r => new { r.SlipId, r.Day });
    }
}
