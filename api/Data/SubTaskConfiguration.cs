using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class SubTaskConfiguration : IEntityTypeConfiguration<SubTask>
{
    public void Configure(EntityTypeBuilder<SubTask> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Title).HasMaxLength(200);
        builder.Property(s => s.Description).HasMaxLength(2000);
        builder.Property(s => s.Responsible).HasMaxLength(100);
        builder.Property(s => s.Note).HasMaxLength(2000);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.StandsAs);
        builder.Ignore(s => s.Share);
        builder.HasOne(s => s.Parent).WithMany(s => s.Steps).HasForeignKey(s => s.ParentId);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.CreatedBy);
    }
}
