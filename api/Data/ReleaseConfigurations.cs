using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class ReleaseConfiguration : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Title).HasMaxLength(100);
        builder.Property(r => r.Note).HasMaxLength(2000);
        builder.Property(r => r.Through).HasMaxLength(10);
        builder.Property(r => r.Domains).IsJson();
        builder.Property(r => r.Chapters).IsJson();
        builder.Property(r => r.Content).HasColumnType("json");
        builder.Property(r => r.Changes).IsJson();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.CreatedBy);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.CancelledBy);
        builder.HasMany(r => r.Evaluations).WithOne(e => e.Release).HasForeignKey(e => e.ReleaseId);
        builder.HasMany(r => r.Figures).WithOne(f => f.Release).HasForeignKey(f => f.ReleaseId);
    }
}

internal sealed class FigureInReleaseConfiguration : IEntityTypeConfiguration<FigureInRelease>
{
    public void Configure(EntityTypeBuilder<FigureInRelease> builder)
    {
        builder.ToTable("released_figures");
        builder.HasKey(f => new { f.ReleaseId, f.ObservationId });
    }
}

public static class ReleaseQueries
{
    /// <summary>What the public may see at an instant, newest first. Nothing public reads releases in another way.</summary>
    public static IQueryable<Release> Out(this IQueryable<Release> releases, DateTimeOffset now) =>
        releases.AsNoTracking().Where(r => r.CancelledAt == null && r.PublishAt <= now).OrderByDescending(r => r.No);
}
