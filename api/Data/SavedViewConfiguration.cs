using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Name).HasMaxLength(50);
        builder.Property(v => v.Query).HasMaxLength(2000);
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.HasOne<Plan>().WithMany().HasForeignKey(v => v.PlanId);
        builder.HasOne<User>().WithMany().HasForeignKey(v => v.AuthorId);
    }
}
