using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class LifecycleChangeConfiguration : IEntityTypeConfiguration<LifecycleChange>
{
    public void Configure(EntityTypeBuilder<LifecycleChange> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Reason).HasMaxLength(500);
        builder.Property(c => c.Document).HasMaxLength(100);
        builder.Property(c => c.MergedInto).HasMaxLength(20);
        builder.Ignore(c => c.SubjectId);
        builder.HasOne<Plan>().WithMany().HasForeignKey(c => c.PlanId);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(c => c.TaskId);
        builder.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.MadeBy);
    }
}
