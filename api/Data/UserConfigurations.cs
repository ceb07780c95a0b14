using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Lantu.Api.Security.External;
using Lantu.Api.Security.Passwords;
using Lantu.Api.Security.Sessions;
using Lantu.Api.Security.Totp;
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
        builder.Property(u => u.Email).HasMaxLength(254);
        builder.Property(u => u.SecurityStamp).IsRequired();
        builder.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasOne<User>().WithMany().HasForeignKey(u => u.CreatedBy);
        builder.HasMany(u => u.Memberships).WithOne(m => m.User).HasForeignKey(m => m.UserId);

        // Personal data minimal: what Identity could keep besides, and this product does not ask for.
        builder.Ignore(u => u.NormalizedEmail);
        builder.Ignore(u => u.EmailConfirmed);
        builder.Ignore(u => u.PhoneNumber);
        builder.Ignore(u => u.PhoneNumberConfirmed);
        builder.Ignore(u => u.TwoFactorEnabled);
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        // The entity makes its own key, so EF must not take a row with a key for one that exists already.
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne(m => m.Granter).WithMany().HasForeignKey(m => m.GrantedBy);
        builder.HasOne(m => m.Confirmer).WithMany().HasForeignKey(m => m.ConfirmedBy);
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.RevokedBy);
    }
}

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.Property(s => s.IpAddress).HasMaxLength(45);
        builder.Property(s => s.UserAgent).HasMaxLength(200);
    }
}

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.Property(f => f.Name).HasMaxLength(60);
        builder.Property(f => f.TokenHash).HasMaxLength(64);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder) => builder.Property(c => c.CodeHash).HasMaxLength(64);
}

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder) => builder.Property(d => d.Reason).HasMaxLength(200);
}

internal sealed class ApiClientConfiguration : IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<ApiClient> builder)
    {
        builder.Property(c => c.ClientId).HasMaxLength(60);
        builder.Property(c => c.Name).HasMaxLength(100);
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}

internal sealed class ApiClientSecretConfiguration : IEntityTypeConfiguration<ApiClientSecret>
{
    public void Configure(EntityTypeBuilder<ApiClientSecret> builder)
    {
        builder.ToTable("api_client_secrets");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.SecretHash).HasMaxLength(64);
        builder.Property(s => s.Ending).HasMaxLength(4);
    }
}

internal sealed class ClientCodeConfiguration : IEntityTypeConfiguration<ClientCode>
{
    public void Configure(EntityTypeBuilder<ClientCode> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.OwnCode).HasMaxLength(ClientCode.LongestOwnCode);
        builder.Ignore(c => c.Code).Ignore(c => c.Name);
        builder.HasOne<ApiClient>().WithMany().HasForeignKey(c => c.ApiClientId);
    }
}

internal sealed class ExternalIdentityConfiguration : IEntityTypeConfiguration<ExternalIdentity>
{
    public void Configure(EntityTypeBuilder<ExternalIdentity> builder)
    {
        builder.Property(e => e.Issuer).HasMaxLength(300);
        builder.Property(e => e.Subject).HasMaxLength(255);
        builder.Property(e => e.DisplayName).HasMaxLength(100);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(e => e.Action).HasMaxLength(60);
        builder.Property(e => e.Outcome).HasConversion(o => o == AuditOutcome.Done ? "done" : "refused", text => text == "done" ? AuditOutcome.Done : AuditOutcome.Refused).HasMaxLength(20);
        builder.Property(e => e.IpAddress).HasMaxLength(45);
        builder.Property(e => e.Subject).HasMaxLength(200);
        builder.Property(e => e.Detail).HasMaxLength(500);
    }
}

internal sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.Property(k => k.Operation).HasMaxLength(60);
        builder.Property(k => k.RequestHash).HasMaxLength(64);
        builder.Property(k => k.ETag).HasColumnName("etag").HasMaxLength(40);
        builder.Property(k => k.Location).HasMaxLength(300);
    }
}
