using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lantu.Api.Data;

internal sealed class FeedbackConfiguration : IEntityTypeConfiguration<Feedback>
{
    public void Configure(EntityTypeBuilder<Feedback> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Text).HasMaxLength(1000);
        builder.Property(f => f.Contact).HasMaxLength(100);
        builder.Property(f => f.Receipt).HasMaxLength(14);
        builder.Property(f => f.Answer).HasMaxLength(2000);
        builder.Property(f => f.Reason).HasMaxLength(500);
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.Ignore(f => f.SubjectId);
        builder.HasOne<User>().WithMany().HasForeignKey(f => f.AnsweredBy);
        builder.HasMany(f => f.Acts).WithOne().HasForeignKey(a => a.FeedbackId);
    }
}

internal sealed class FeedbackActConfiguration : IEntityTypeConfiguration<FeedbackAct>
{
    public void Configure(EntityTypeBuilder<FeedbackAct> builder)
    {
        builder.ToTable("feedback_acts");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Text).HasMaxLength(2000);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.OnBehalfOfId);
    }
}

public static class FeedbackQueries
{
    /// <summary>Feedback that waits for an act of this actor: to be forwarded, answered, or shown.</summary>
    public static IQueryable<Feedback> WaitingFor(this IQueryable<Feedback> feedback, Actor actor)
    {
        var (seesAll, finalized, answering) = (actor.Is(Role.PlanAdministrator), actor.UnitsAs(Role.Finalizer), actor.UnitsAs(FeedbackWorkflow.Answering));
        return feedback.Where(f => (f.State == FeedbackState.Forwarded && answering.Contains(f.OrgUnitId!.Value))
            || ((seesAll || finalized.Contains(f.Plan.OwnerOrgUnitId)) && (f.State == FeedbackState.Received || (f.State == FeedbackState.Answered && f.AnsweredBy != actor.UserId))));
    }

    /// <summary>What anybody may see of a plan's: what was published, on what is released now; of what was withdrawn since, that and why. Nothing public reads feedback in another way, but by its receipt.</summary>
    /// <param name="db">Where it is.</param>
    /// <param name="plan">Of this.</param>
    /// <param name="released">What the last release shows.</param>
    /// <param name="kind">Only on this kind.</param>
    /// <param name="subject">Only on what has this code.</param>
    public static IQueryable<Feedback> FeedbackOut(this LantuDbContext db, Plan plan, ReleaseContent released, SubjectKind? kind, string? subject)
    {
        List<string> Asked(SubjectKind of, IEnumerable<string> codes) => [.. codes.Where(code => (kind is null || kind == of) && (subject is null || subject == code))];
        var tasks = Asked(SubjectKind.Task, released.Tasks().Select(t => t.Code));
        var projects = Asked(SubjectKind.Project, released.Projects().Select(p => p.Code));
        var indicators = Asked(SubjectKind.Indicator, released.Indicators.Select(i => i.Code));
        return db.Feedback.AsNoTracking().Where(f => f.PlanId == plan.Id && f.PublishedAt != null && (tasks.Contains(f.Task!.Code) || projects.Contains(f.Project!.Code) || indicators.Contains(f.Indicator!.Code)))
            .Include(f => f.Task).Include(f => f.Project).Include(f => f.Indicator).Include(f => f.OrgUnit);
    }

    /// <summary>The sender's own, by what only they were told.</summary>
    public static Task<Feedback?> FeedbackByAsync(this LantuDbContext db, string receipt, CancellationToken cancellationToken) =>
        db.Feedback.AsNoTracking().Include(f => f.Plan).Include(f => f.Task).Include(f => f.Project).Include(f => f.Indicator).Include(f => f.OrgUnit).SingleOrDefaultAsync(f => f.Receipt == receipt, cancellationToken);
}
