using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class LadderConfiguration : IEntityTypeConfiguration<Ladder>
{
    public void Configure(EntityTypeBuilder<Ladder> builder)
    {
        builder.HasKey(l => l.Code);
        builder.Property(l => l.Code).HasMaxLength(40);
        builder.Property(l => l.Name).HasMaxLength(40);
        builder.Property(l => l.Stages).IsJson();
    }
}

internal sealed class SubProjectConfiguration : IEntityTypeConfiguration<SubProject>
{
    public void Configure(EntityTypeBuilder<SubProject> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Title).HasMaxLength(200);
        builder.Property(s => s.Sheet).IsJson();
        builder.Property(s => s.Stage).HasMaxLength(40);
        builder.Property(s => s.Cancelled).HasMaxLength(500);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class SheetSaveConfiguration : IEntityTypeConfiguration<SheetSave>
{
    public void Configure(EntityTypeBuilder<SheetSave> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Title).HasMaxLength(200);
        builder.Property(s => s.Sheet).IsJson();
        builder.Property(s => s.Stage).HasMaxLength(40);
        builder.Property(s => s.Cancelled).HasMaxLength(500);
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId);
        builder.HasOne<SubProject>().WithMany().HasForeignKey(s => s.SubProjectId);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.SavedBy);
    }
}
