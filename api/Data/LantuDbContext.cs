using Lantu.Api.Domain;
using Lantu.Api.Security;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Data;

/// <summary>
/// The tables as the SQL scripts of db-migrations define them; a test holds this model against the migrated schema column by column.
/// </summary>
public sealed class LantuDbContext(DbContextOptions<LantuDbContext> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<OrgUnit> OrgUnits => Set<OrgUnit>();
    public DbSet<Plan> Plans => Set<Plan>();
    public DbSet<Chapter> Chapters => Set<Chapter>();
    public DbSet<PlanTask> PlanTasks => Set<PlanTask>();
    public DbSet<Column> Columns => Set<Column>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<Commitment> Commitments => Set<Commitment>();
    public DbSet<Indicator> Indicators => Set<Indicator>();
    public DbSet<Responsibility> Responsibilities => Set<Responsibility>();
    public DbSet<ReportForm> ReportForms => Set<ReportForm>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<SubmissionTransition> SubmissionTransitions => Set<SubmissionTransition>();
    public DbSet<Observation> Observations => Set<Observation>();
    public DbSet<User> Users => Set<User>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => EnumColumns.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LantuDbContext).Assembly);
}
