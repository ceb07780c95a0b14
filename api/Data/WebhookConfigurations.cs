using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.Property(w => w.Name).HasMaxLength(100);
        builder.Property(w => w.Url).HasMaxLength(2000);
        builder.Property(w => w.SealedUrl).HasMaxLength(4000);
        builder.Property(w => w.Secret).HasMaxLength(1000);
        builder.Property(w => w.PreviousSecret).HasMaxLength(1000);
        builder.Property(w => w.Version).IsConcurrencyToken();
        builder.HasOne<ApiClient>().WithMany().HasForeignKey(w => w.ApiClientId);
        builder.HasOne<User>().WithMany().HasForeignKey(w => w.CreatedBy);
    }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        // Whoever's time to send has run out writes nothing over what came after.
        builder.Property(d => d.ClaimedUntil).IsConcurrencyToken();
        builder.Ignore(d => d.EventId);
        builder.HasMany(d => d.Attempts).WithOne().HasForeignKey(a => a.DeliveryId);
    }
}

internal sealed class WebhookAttemptConfiguration : IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<WebhookAttempt> builder)
    {
        builder.ToTable("webhook_attempts");
        builder.HasKey(a => new { a.DeliveryId, a.No });
        builder.Property(a => a.No).ValueGeneratedNever();
        builder.Property(a => a.Excerpt).HasMaxLength(WebhookAttempt.LongestExcerpt);
    }
}
