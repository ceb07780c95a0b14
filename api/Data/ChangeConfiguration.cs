using Lantu.Api.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.Property(c => c.Path).HasMaxLength(100);
        builder.Property(c => c.Period).HasMaxLength(10);
        builder.Property(c => c.Action).HasMaxLength(20);
        builder.Property(c => c.Kind).HasMaxLength(30);
        builder.Ignore(c => c.Href);
    }
}
