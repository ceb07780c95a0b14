using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Features.Account;
using Lantu.Api.Features.ApiClients;
using Lantu.Api.Features.Attachments;
using Lantu.Api.Features.Calendar;
using Lantu.Api.Features.Changes;
using Lantu.Api.Features.Comments;
using Lantu.Api.Features.Dashboard;
using Lantu.Api.Features.Evaluations;
using Lantu.Api.Features.Forms;
using Lantu.Api.Features.Imports;
using Lantu.Api.Features.Indicators;
using Lantu.Api.Features.Lifecycles;
using Lantu.Api.Features.Notices;
using Lantu.Api.Features.OrgUnits;
using Lantu.Api.Features.PlanTasks;
using Lantu.Api.Features.Plans;
using Lantu.Api.Features.Prefill;
using Lantu.Api.Features.Projects;
using Lantu.Api.Features.Public;
using Lantu.Api.Features.PublicFeedback;
using Lantu.Api.Features.Releases;
using Lantu.Api.Features.Reports;
using Lantu.Api.Features.Reminders;
using Lantu.Api.Features.ReportTemplates;
using Lantu.Api.Features.Responsibilities;
using Lantu.Api.Features.SavedViews;
using Lantu.Api.Features.Search;
using Lantu.Api.Features.Session;
using Lantu.Api.Features.Slips;
using Lantu.Api.Features.Snapshots;
using Lantu.Api.Features.SubTasks;
using Lantu.Api.Features.Submissions;
using Lantu.Api.Features.Targets;
using Lantu.Api.Features.Todos;
using Lantu.Api.Features.Users;
using Lantu.Api.Features.Webhooks;
using Lantu.Api.Http;
using Lantu.Api.Http.OpenApi;
using Lantu.Api.Jobs;
using Lantu.Api.LocalDatabase;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;
using Lantu.Api.Security.External;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.ConfigureLantuServer();
    builder.Services.AddLantuDatabase();
    builder.Services.AddSignIn(builder.Configuration, builder.Environment);
    builder.Services.AddLantuHttp();
    builder.Services.AddUseCases();
    builder.Services.AddJobs(builder.Configuration);
    builder.Services.AddContract();
    builder.Services.AddValidatorsFromAssemblyContaining<Program>(ServiceLifetime.Singleton);

    await using var localDatabase = await DevelopmentStart.PrepareAsync(builder);
    var app = builder.Build();
    app.Services.BuildModelAhead();
    await DevelopmentStart.FillAsync(app);
    if (args is [FirstAdministrator.Verb, ..])
    {
        return await FirstAdministrator.CreateAsync(app, args);
    }

    await FirstAdministrator.FromEnvironmentAsync(app);

    app.UseLantuHttp();
    app.UseClientFiles();
    app.UseRouting();
    app.UsePublicCalls();
    app.UseCookiePolicy();
    app.UseTokenRateLimit();
    app.UseAuthentication();
    app.UseMiddleware<ForgeryGuard>();
    app.UseRateLimiter();
    app.UseAuthorization();
    app.UseMiddleware<OwnCodesWire>();

    ExternalSignIn.Map(app);
    app.MapContract();
    app.MapHealth();
    app.MapClientPage();
    var api = app.MapApi();
    api.MapSession();
    api.MapAccount();
    api.MapPlans();
    api.MapPlanTasks();
    api.MapProjects();
    api.MapIndicators();
    api.MapTargets();
    api.MapOrgUnits();
    api.MapResponsibilities();
    api.MapCalendar();
    api.MapDashboard();
    api.MapChanges();
    api.MapSearch();
    api.MapForms();
    api.MapSubmissions();
    api.MapPrefill();
    api.MapSubTasks();
    api.MapLifecycles();
    api.MapSlips();
    api.MapComments();
    api.MapPublicFeedback();
    api.MapSavedViews();
    api.MapEvaluations();
    api.MapReports();
    api.MapReportTemplates();
    api.MapSnapshots();
    api.MapReleases();
    api.MapPublic();
    api.MapImports();
    api.MapAttachments();
    api.MapNotices();
    api.MapReminders();
    api.MapTodos();
    api.MapUsers();
    api.MapApiClients();
    api.MapWebhooks();

    await DevelopmentStart.ServeAsync(app);
    return 0;
}
catch (Exception refusal)
{
    // Caught in every case: an exception that nobody catches ends the process before the local database is stopped.
    if (DevelopmentStart.Explain(refusal))
    {
        return 1;
    }

    throw;
}
