using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(u => u.UserName).HasMaxLength(256).IsRequired();
        builder.Property(u => u.NormalizedUserName).HasMaxLength(256).IsRequired();
        builder.Property(u => u.DisplayName).HasMaxLength(40);
        builder.Property(u => u.SecurityStamp).IsRequired();
        builder.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();

        // Personal data minimal: what Identity could keep besides, and this product does not ask for.
        builder.Ignore(u => u.Email);
        builder.Ignore(u => u.NormalizedEmail);
        builder.Ignore(u => u.EmailConfirmed);
        builder.Ignore(u => u.PhoneNumber);
        builder.Ignore(u => u.PhoneNumberConfirmed);
        builder.Ignore(u => u.TwoFactorEnabled);
    }
}
