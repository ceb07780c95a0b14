using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Lantu.Api.Security.External;
using Lantu.Api.Security.Passwords;
using Lantu.Api.Security.Sessions;
using Lantu.Api.Security.Totp;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace Lantu.Api.Data;

/// <summary>
/// The tables as the SQL scripts of db-migrations define them; a test holds this model against the migrated schema column by column.
/// </summary>
public sealed class LantuDbContext(DbContextOptions<LantuDbContext> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>A <see cref="Work"/> is open. The context knows too, but to ask it costs as much as a statement where nothing else has been asked of it yet.</summary>
    internal bool InWork { get; set; }

    /// <summary>What is under way is written to its end, whoever has left meanwhile: of several rows it is a batch, which must not be given up (<see cref="Batches"/>).</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, CancellationToken.None);
    }

    public DbSet<OrgUnit> OrgUnits => Set<OrgUnit>();
    public DbSet<OrgUnitChange> OrgUnitChanges => Set<OrgUnitChange>();
    public DbSet<Plan> Plans => Set<Plan>();
    public DbSet<Chapter> Chapters => Set<Chapter>();
    public DbSet<PlanTask> PlanTasks => Set<PlanTask>();
    public DbSet<Column> Columns => Set<Column>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<SubProject> SubProjects => Set<SubProject>();
    public DbSet<Ladder> Ladders => Set<Ladder>();
    public DbSet<SheetSave> SheetSaves => Set<SheetSave>();
    public DbSet<LifecycleChange> LifecycleChanges => Set<LifecycleChange>();
    public DbSet<Commitment> Commitments => Set<Commitment>();
    public DbSet<Indicator> Indicators => Set<Indicator>();
    public DbSet<Responsibility> Responsibilities => Set<Responsibility>();
    public DbSet<Reassignment> Reassignments => Set<Reassignment>();
    public DbSet<SubTask> SubTasks => Set<SubTask>();
    public DbSet<Release> Releases => Set<Release>();
    public DbSet<EvaluationSchemeVersion> EvaluationSchemes => Set<EvaluationSchemeVersion>();
    public DbSet<Evaluation> Evaluations => Set<Evaluation>();
    public DbSet<EvaluationReport> EvaluationReports => Set<EvaluationReport>();
    public DbSet<EvaluationReportFile> EvaluationReportFiles => Set<EvaluationReportFile>();
    public DbSet<SelfAssessment> SelfAssessments => Set<SelfAssessment>();
    public DbSet<Appeal> Appeals => Set<Appeal>();
    public DbSet<Snapshot> Snapshots => Set<Snapshot>();
    public DbSet<Slip> Slips => Set<Slip>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<Feedback> Feedback => Set<Feedback>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<Holiday> Holidays => Set<Holiday>();
    public DbSet<ReportForm> ReportForms => Set<ReportForm>();
    public DbSet<ReportFormVersion> ReportFormVersions => Set<ReportFormVersion>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<SubmissionLineChange> SubmissionLineChanges => Set<SubmissionLineChange>();
    public DbSet<SubmissionTransition> SubmissionTransitions => Set<SubmissionTransition>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<Blob> Blobs => Set<Blob>();
    public DbSet<BlobChunk> BlobChunks => Set<BlobChunk>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportSubmission> ImportSubmissions => Set<ImportSubmission>();
    public DbSet<ImportRow> ImportRows => Set<ImportRow>();
    public DbSet<Observation> Observations => Set<Observation>();
    public DbSet<Standing> Standings => Set<Standing>();
    public DbSet<Target> Targets => Set<Target>();
    public DbSet<TargetDocumentFile> TargetDocuments => Set<TargetDocumentFile>();
    public DbSet<AssessmentSettings> AssessmentSettings => Set<AssessmentSettings>();
    public DbSet<ReportTemplateFile> ReportTemplates => Set<ReportTemplateFile>();
    public DbSet<PrefillSource> PrefillSources => Set<PrefillSource>();
    public DbSet<PrefillRun> PrefillRuns => Set<PrefillRun>();
    public DbSet<PrefillValue> PrefillValues => Set<PrefillValue>();
    public DbSet<PrefillTaking> PrefillTakings => Set<PrefillTaking>();
    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<Mail> Mails => Set<Mail>();
    public DbSet<User> Users => Set<User>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<UserSession> UserSessions => Set<UserSession>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<FormerPassword> FormerPasswords => Set<FormerPassword>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<ApiClient> ApiClients => Set<ApiClient>();
    public DbSet<ClientCode> ClientCodes => Set<ClientCode>();
    public DbSet<Webhook> Webhooks => Set<Webhook>();
    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();
    public DbSet<ExternalIdentity> ExternalIdentities => Set<ExternalIdentity>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => EnumColumns.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseOpenIddict<Guid>();
        // OpenIddict names its tables itself, which the naming convention leaves alone.
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreApplication<Guid>>().ToTable("openiddict_applications");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().ToTable("openiddict_authorizations");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreScope<Guid>>().ToTable("openiddict_scopes");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreToken<Guid>>().ToTable("openiddict_tokens");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LantuDbContext).Assembly);
    }
}
