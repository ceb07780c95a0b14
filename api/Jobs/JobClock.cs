using Lantu.Api.Security;
using Npgsql;
using Quartz;

namespace Lantu.Api.Jobs;

/// <summary>
/// What runs on a clock, and when. The schedule stands in the database: of several servers one fires, and what a server leaves
/// undone when it dies another runs again. Each job is one transaction, or several that each stand by themselves.
/// </summary>
public static class JobClock
{
    private static readonly RetryPolicy AfterAFailure = RetryPolicy.Exponential(5, TimeSpan.FromSeconds(30), 2, TimeSpan.FromMinutes(10));

    /// <summary>The jobs; with <c>Jobs__Enabled=false</c> nothing fires by itself on this server.</summary>
    public static void AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<PeriodOpening>();
        services.AddScoped<OrgUnitRenaming>();
        services.AddScoped<Reminding>();
        services.AddScoped<SlipReminding>();
        services.AddScoped<SlipNotices>();
        services.AddScoped<ReminderWriter>();
        services.AddScoped<MailWriter>();
        services.AddScoped<MailDelivery>();
        services.AddScoped<ChangeForgetting>();
        services.AddScoped<PrefillFetching>();
        services.AddScoped<WebhookFanOut>();
        services.AddScoped<WebhookSending>();
        services.AddScoped<ReportMaking>();
        services.AddScoped<RobotAddresses>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookMessages>();
        services.AddSingleton<WebhookCaller>();
        services.AddOptions<WebhookSettings>().BindConfiguration("Webhooks");
        services.AddOptions<ReminderSettings>().BindConfiguration("Reminders");
        services.AddOptions<MailSettings>().BindConfiguration("Mail");
        configuration.GetSection("Mail").Get<MailSettings>()?.RequireSender();
        configuration.GetSection("Outside").Get<OutsideSettings>()?.Networks();
        if (!configuration.GetValue("Jobs:Enabled", true))
        {
            return;
        }

        services.AddQuartz(Schedule);
        services.AddHostedService<WebhookClock>();
        services.AddHostedService<ReportClock>();
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Schedule(IQuartzBuilder clock)
    {
        clock.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = "lantu";
            scheduler.GenerateInstanceId = true;
            // Ctrl-C ends quickly: a running job is told to stop, its transaction is rolled back, the next start runs it again.
            scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
        });
        clock.UsePersistentStore(store =>
        {
            store.UsePostgres(source => source.DataSourceFactory = provider => provider.GetRequiredService<NpgsqlDataSource>());
            store.UseClustering();
        });
        // In UTC: China keeps one time the year round, so no time-zone database is needed. Just after midnight, at 00:05 and at 08:00 in Shanghai, and every minute or five.
        clock.Add<PeriodOpening>("period-opening", "0 5 16 * * ?");
        clock.Add<OrgUnitRenaming>("org-unit-renaming", "30 0 16 * * ?");
        clock.Add<Reminding>("reminding", "0 0 0 * * ?");
        clock.Add<SlipReminding>("slip-reminding", "15 0 0 * * ?");
        clock.Add<MailDelivery>("mail-delivery", "0 * * * * ?");
        clock.Add<ChangeForgetting>("change-forgetting", "45 5 16 * * ?");
        clock.Add<PrefillFetching>("prefill-fetching", "45 */5 * * * ?");
        // What was owed while no server ran.
        clock.AtStart<PeriodOpening>("period-opening");
        clock.AtStart<OrgUnitRenaming>("org-unit-renaming");
        clock.AtStart<Reminding>("reminding");
        clock.AtStart<SlipReminding>("slip-reminding");
    }

    private static void Add<T>(this IQuartzBuilder clock, string name, string cron)
        where T : IJob => clock.ScheduleJob<T>(
            trigger => trigger.WithIdentity(name).WithRetryPolicy(AfterAFailure).WithCronSchedule(cron, schedule => schedule.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            job => job.WithIdentity(name).DisallowConcurrentExecution().RequestRecovery());

    private static void AtStart<T>(this IQuartzBuilder clock, string job)
        where T : IJob => clock.AddTrigger<T>(trigger => trigger.WithIdentity($"{job}-at-start").ForJob(job).WithRetryPolicy(AfterAFailure).StartNow());
}
